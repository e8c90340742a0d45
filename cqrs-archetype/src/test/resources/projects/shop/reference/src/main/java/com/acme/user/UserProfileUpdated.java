package com.acme.user;

import dev.cqrs.api.Event;
import java.util.Optional;

/** The profile of a user was changed; what is absent stayed as it was. */
public record UserProfileUpdated(Optional<String> email, Optional<String> name) implements Event {}
