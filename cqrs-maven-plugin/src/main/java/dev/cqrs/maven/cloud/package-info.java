/**
 * Where a goal acts: an AWS account, a compatible endpoint, or the local cloud, and how to start
 * it.
 */
package dev.cqrs.maven.cloud;
