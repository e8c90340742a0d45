/** The wire: HTTP, the protocols of AWS's services, signatures and rights. */
package dev.cqrs.local.server;
