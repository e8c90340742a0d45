/** Maps an infrastructure to the template of its stack. */
package dev.cqrs.maven.render.stack;
