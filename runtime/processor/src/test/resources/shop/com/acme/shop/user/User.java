package com.acme.shop.user;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Personal;
import dev.cqrs.api.Unique;
import java.util.List;

@Aggregate
public record User(@Personal @Unique(ignoreCase = true) String email, @Personal String name) {

  @Handles
  public static UserCreated create(CreateUser command) {
    return new UserCreated(command.email(), command.name());
  }

  @Handles
  public List<UserProfileUpdated> update(UpdateUserProfile command) {
    return command.email().isEmpty() && command.name().isEmpty()
        ? List.of()
        : List.of(new UserProfileUpdated(command.email(), command.name()));
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
