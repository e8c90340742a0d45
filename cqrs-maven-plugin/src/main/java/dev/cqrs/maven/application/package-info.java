/**
 * The application as its annotation processor described it: aggregates, read models and queries,
 * read from {@code META-INF/cqrs/application.json}.
 */
package dev.cqrs.maven.application;
