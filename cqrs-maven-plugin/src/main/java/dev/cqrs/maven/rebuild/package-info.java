/** Fills read models anew beside those that serve, and switches over. */
package dev.cqrs.maven.rebuild;
