/**
 * The annotation processor: checks an application at compile time and writes its dispatch, its
 * codecs and its model file.
 *
 * <p>Sources are read into a model (readers and {@link dev.cqrs.processor.Shape shapes}), the model
 * is checked (rules), and only a model without problems is written (writers).
 */
package dev.cqrs.processor;
