/** What the CDK applications in all languages have in common. */
package dev.cqrs.maven.render.cdk;
