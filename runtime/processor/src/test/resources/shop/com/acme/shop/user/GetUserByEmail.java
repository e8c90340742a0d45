package com.acme.shop.user;

import dev.cqrs.api.Query;

public record GetUserByEmail(String email) implements Query {}
