/** The application as the annotation processor describes it to the engine. */
package dev.cqrs.core.model;
