package com.acme.user;

import dev.cqrs.api.Event;
import dev.cqrs.api.Personal;

/** A user was created. */
public record UserCreated(@Personal String email, @Personal String name) implements Event {}
