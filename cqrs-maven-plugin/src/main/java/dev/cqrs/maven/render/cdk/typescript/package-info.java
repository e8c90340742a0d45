/** Renders a CDK application in TypeScript, formatted as Prettier does. */
package dev.cqrs.maven.render.cdk.typescript;
