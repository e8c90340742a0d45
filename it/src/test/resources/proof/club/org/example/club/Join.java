package org.example.club;

import dev.cqrs.api.Command;

public record Join() implements Command {}
