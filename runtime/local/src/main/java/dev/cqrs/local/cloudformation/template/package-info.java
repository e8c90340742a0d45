/** Templates of CloudFormation: their text, parameters, intrinsic functions and dependencies. */
package dev.cqrs.local.cloudformation.template;
