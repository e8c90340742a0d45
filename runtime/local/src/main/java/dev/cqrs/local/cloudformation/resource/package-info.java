/** The resource types that a template may have, each brought about by calls of its service. */
package dev.cqrs.local.cloudformation.resource;
