package com.acme.user;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Index;
import dev.cqrs.api.Personal;
import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import java.time.Instant;

/** What queries see of a user. */
@ReadModel(
    name = "user-profiles",
    key = "userId",
    indexes = @Index(name = "Email-index", key = "email"))
public record UserProfile(
    String userId,
    @Personal String email,
    @Personal String name,
    Instant createdAt,
    Instant updatedAt) {

  @Projects
  public static UserProfile from(UserCreated event, EventMetadata metadata) {
    return new UserProfile(
        metadata.aggregateId(),
        event.email(),
        event.name(),
        metadata.timestamp(),
        metadata.timestamp());
  }

  @Projects
  public UserProfile with(UserProfileUpdated event, EventMetadata metadata) {
    return new UserProfile(
        userId,
        event.email().orElse(email),
        event.name().orElse(name),
        createdAt,
        metadata.timestamp());
  }
}
