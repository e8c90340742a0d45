/** The goals: they read parameters, call the other packages, and turn failures into Maven's. */
package dev.cqrs.maven.goal;
