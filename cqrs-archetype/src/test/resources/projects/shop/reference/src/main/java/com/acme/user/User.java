package com.acme.user;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Personal;
import dev.cqrs.api.Rejection;
import dev.cqrs.api.Unique;

/** A user of the shop. */
@Aggregate
public record User(@Unique(ignoreCase = true) @Personal String email, @Personal String name) {

  @Handles
  public static UserCreated create(CreateUser command) {
    return new UserCreated(command.email(), command.name());
  }

  @Handles
  public UserProfileUpdated update(UpdateUserProfile command) {
    if (command.email().isEmpty() && command.name().isEmpty()) {
      throw new Rejection("nothing-to-update", "a profile update needs an email or a name");
    }
    return new UserProfileUpdated(command.email(), command.name());
  }

  @Applies
  public static User from(UserCreated event) {
    return new User(event.email(), event.name());
  }

  @Applies
  public User with(UserProfileUpdated event) {
    return new User(event.email().orElse(email), event.name().orElse(name));
  }
}
