/** Renders a CDK application in Python, formatted as Ruff and Black do. */
package dev.cqrs.maven.render.cdk.python;
