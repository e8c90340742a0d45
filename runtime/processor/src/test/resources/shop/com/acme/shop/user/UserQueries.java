package com.acme.shop.user;

import dev.cqrs.api.Answers;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rows;
import java.util.Optional;

public final class UserQueries {

  @Answers
  public Optional<UserProfile> byId(GetUserProfile query, Rows<UserProfile> profiles) {
    return profiles.find(query.userId());
  }

  @Answers
  public Optional<UserProfile> byEmail(GetUserByEmail query, Rows<UserProfile> profiles) {
    PageRequest one = PageRequest.of(Optional.of(1), Optional.empty());
    return profiles.find("Email-index", query.email(), one).items().stream().findFirst();
  }
}
