/**
 * The loop that runs inside a function's own process. These classes are copied onto the function's
 * class path, so they use the JDK and the runtime interface client and nothing else.
 */
package dev.cqrs.local.function;
