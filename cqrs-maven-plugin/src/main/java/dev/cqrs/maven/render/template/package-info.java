/**
 * A CloudFormation template as a typed tree, before any syntax: what the template in YAML and the
 * CDK applications have in common.
 */
package dev.cqrs.maven.render.template;
