/** Building blocks of the renderers that write an infrastructure in a target's syntax. */
package dev.cqrs.maven.render;
