package dev.cqrs.maven.infrastructure;

/**
 * The event bus and the archive of its events.
 *
 * @param id logical id
 * @param suffix its name after {@code project-environment-}
 * @param archiveId the archive's logical id
 * @param archiveSuffix the archive's name after {@code project-environment-}
 * @param retentionParameter parameter with the days events stay archived
 */
public record EventBus(
    String id, String suffix, String archiveId, String archiveSuffix, String retentionParameter) {}
