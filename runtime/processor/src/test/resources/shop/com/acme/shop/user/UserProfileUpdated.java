package com.acme.shop.user;

import dev.cqrs.api.Event;
import dev.cqrs.api.Personal;
import java.util.Optional;

public record UserProfileUpdated(
    @Personal Optional<String> email, @Personal Optional<String> name) implements Event {}
