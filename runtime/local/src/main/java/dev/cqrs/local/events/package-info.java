/** EventBridge: buses, rules, targets and archives; AWS's own matcher decides what matches. */
package dev.cqrs.local.events;
