package com.acme.user;

import dev.cqrs.testing.AggregateFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserTest {

  private final AggregateFixture user = AggregateFixture.of(User.class);

  @Test
  void a_user_is_created() {
    user.given()
        .when(new CreateUser("ann@example.com", "Ann"))
        .thenEvents(new UserCreated("ann@example.com", "Ann"));
  }

  @Test
  void a_user_needs_an_email_address_and_a_name() {
    user.given().when(new CreateUser("ann", " ")).thenInvalid("email", "name");
  }

  @Test
  void a_profile_changes_where_the_command_says_so() {
    user.given(new UserCreated("ann@example.com", "Ann"))
        .when(new UpdateUserProfile(Optional.empty(), Optional.of("Ann Lee")))
        .thenEvents(new UserProfileUpdated(Optional.empty(), Optional.of("Ann Lee")));
  }

  @Test
  void an_update_of_nothing_is_refused() {
    user.given(new UserCreated("ann@example.com", "Ann"))
        .when(new UpdateUserProfile(Optional.empty(), Optional.empty()))
        .thenRejected("nothing-to-update");
  }

  @Test
  void a_user_who_does_not_exist_cannot_be_changed() {
    user.given()
        .when(new UpdateUserProfile(Optional.empty(), Optional.of("Ann Lee")))
        .thenNotFound();
  }
}
