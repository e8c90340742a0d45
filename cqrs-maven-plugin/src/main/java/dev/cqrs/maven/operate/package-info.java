/** What keeps a deployed application's read models true: retry, republish and replay. */
package dev.cqrs.maven.operate;
