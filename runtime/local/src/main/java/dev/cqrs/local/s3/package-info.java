/** Buckets and objects. */
package dev.cqrs.local.s3;
