/** Brings a rendered stack into a region, shows its progress, and removes it again. */
package dev.cqrs.maven.deploy;
