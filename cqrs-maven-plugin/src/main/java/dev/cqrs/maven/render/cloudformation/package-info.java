/** Renders an infrastructure as a CloudFormation template. */
package dev.cqrs.maven.render.cloudformation;
