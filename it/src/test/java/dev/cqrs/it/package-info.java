/** Architecture rules over all modules, and real Maven builds from end to end. */
package dev.cqrs.it;
