package dev.cqrs.maven.infrastructure;

/**
 * What a plan needs to know besides the application.
 *
 * @param defaultProjectName default of the parameter {@code ProjectName}
 * @param javaRuntime {@code java17}, {@code java21} or {@code java25}
 * @param codeBucket default bucket of the function zip; empty when it is not staged yet
 * @param codeKey default key of the function zip; empty when it is not staged yet
 * @param codeSha256 SHA-256 of the function zip, 64 hex digits
 */
public record PlanSettings(
    String defaultProjectName,
    String javaRuntime,
    String codeBucket,
    String codeKey,
    String codeSha256) {}
