package com.acme.user;

import dev.cqrs.api.Query;

/** Asks for the profile of a user. */
public record GetUserProfile(String userId) implements Query {}
