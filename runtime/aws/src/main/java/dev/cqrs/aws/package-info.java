/** The Lambda functions of an application. */
package dev.cqrs.aws;
