/** Renders an infrastructure as Terraform configuration. */
package dev.cqrs.maven.render.terraform;
