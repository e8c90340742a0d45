/** Problems, told as sentences with a next step. */
package dev.cqrs.maven.problem;
