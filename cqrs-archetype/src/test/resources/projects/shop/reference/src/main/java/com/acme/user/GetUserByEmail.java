package com.acme.user;

import dev.cqrs.api.Query;

/** Asks for the user with an email address. */
public record GetUserByEmail(String email) implements Query {}
