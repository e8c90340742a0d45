/** Runs the real tools that rendered files are for. */
package dev.cqrs.maven.tools;
