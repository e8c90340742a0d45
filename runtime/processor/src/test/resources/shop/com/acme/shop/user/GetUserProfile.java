package com.acme.shop.user;

import dev.cqrs.api.Query;

public record GetUserProfile(String userId) implements Query {}
