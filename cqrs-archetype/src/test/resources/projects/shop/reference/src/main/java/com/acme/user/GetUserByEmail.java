package com.acme.user;

import dev.cqrs.api.Personal;
import dev.cqrs.api.Query;

/** Asks for the user with an email address. */
public record GetUserByEmail(@Personal String email) implements Query {}
