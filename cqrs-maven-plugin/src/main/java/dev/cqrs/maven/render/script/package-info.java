/** Renders an infrastructure as bash scripts that call the AWS CLI. */
package dev.cqrs.maven.render.script;
