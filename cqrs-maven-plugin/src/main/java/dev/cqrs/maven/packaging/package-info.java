/**
 * The functions' deployment package: one zip of the project's classes and its run-time libraries.
 */
package dev.cqrs.maven.packaging;
