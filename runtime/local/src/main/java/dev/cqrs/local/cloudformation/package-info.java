/** CloudFormation of the local cloud: stacks, change sets and the run that brings them about. */
package dev.cqrs.local.cloudformation;
