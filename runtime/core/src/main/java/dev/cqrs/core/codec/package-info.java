/** Reading and writing records as trees, with every fault named. */
package dev.cqrs.core.codec;
