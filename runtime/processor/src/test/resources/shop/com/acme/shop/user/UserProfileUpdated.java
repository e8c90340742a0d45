package com.acme.shop.user;

import dev.cqrs.api.Event;
import java.util.Optional;

public record UserProfileUpdated(Optional<String> email, Optional<String> name) implements Event {}
