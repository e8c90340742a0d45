package com.acme.user;

import dev.cqrs.testing.ReadModelFixture;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserProfileTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void the_profile_is_the_same_whatever_is_delivered_twice_or_out_of_order() {
    ReadModelFixture.of("user-profiles")
        .given(
            "user-1",
            new UserCreated("ann@example.com", "Ann"),
            new UserProfileUpdated(Optional.empty(), Optional.of("Ann Lee")))
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenRow("user-1", new UserProfile("user-1", "ann@example.com", "Ann Lee", TIME, TIME));
  }

  @Test
  void a_user_without_events_has_no_profile() {
    ReadModelFixture.of("user-profiles").thenNoRow("user-1");
  }
}
