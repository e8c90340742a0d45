package dev.cqrs.maven.infrastructure;

/**
 * A queue that keeps what failed until somebody looks at it.
 *
 * @param id logical id
 * @param suffix its name after {@code project-environment-}
 * @param purpose what ends up in it, in a few words
 * @param retentionDays days a message stays
 */
public record Queue(String id, String suffix, String purpose, int retentionDays) {}
