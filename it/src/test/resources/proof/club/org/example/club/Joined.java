package org.example.club;

import dev.cqrs.api.Event;

public record Joined() implements Event {}
