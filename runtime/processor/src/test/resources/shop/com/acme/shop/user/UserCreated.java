package com.acme.shop.user;

import dev.cqrs.api.Event;
import dev.cqrs.api.Personal;

public record UserCreated(@Personal String email, @Personal String name) implements Event {}
