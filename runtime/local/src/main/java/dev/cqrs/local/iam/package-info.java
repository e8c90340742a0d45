/** Roles, their policies, and what they allow. */
package dev.cqrs.local.iam;
