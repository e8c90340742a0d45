package com.acme.user;

import dev.cqrs.api.Answers;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rows;
import java.util.Optional;

/** Answers the queries about users. */
public final class UserQueries {

  @Answers
  public Optional<UserProfile> byId(GetUserProfile query, Rows<UserProfile> profiles) {
    return profiles.find(query.userId());
  }

  @Answers
  public Optional<UserProfile> byEmail(GetUserByEmail query, Rows<UserProfile> profiles) {
    PageRequest first = PageRequest.of(Optional.of(1), Optional.empty());
    return profiles.find("Email-index", query.email(), first).items().stream().findFirst();
  }
}
