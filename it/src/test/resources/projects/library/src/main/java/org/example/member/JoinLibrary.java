package org.example.member;

import dev.cqrs.api.Command;

public record JoinLibrary(String name) implements Command {}
