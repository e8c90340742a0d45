/** Alarms, dashboards and metrics, kept and shown. */
package dev.cqrs.local.cloudwatch;
