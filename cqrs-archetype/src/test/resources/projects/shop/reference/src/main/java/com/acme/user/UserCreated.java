package com.acme.user;

import dev.cqrs.api.Event;

/** A user was created. */
public record UserCreated(String email, String name) implements Event {}
