/** The seam between the services of the local cloud, and between them and the wire. */
package dev.cqrs.local.cloud;
