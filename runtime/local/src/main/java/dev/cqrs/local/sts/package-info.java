/** Who one is. */
package dev.cqrs.local.sts;
