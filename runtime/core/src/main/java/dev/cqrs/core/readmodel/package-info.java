/** The ports to the read models. */
package dev.cqrs.core.readmodel;
