package com.acme.shop.user;

import dev.cqrs.api.Event;

public record UserCreated(String email, String name) implements Event {}
