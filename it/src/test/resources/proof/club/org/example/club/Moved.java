package org.example.club;

import dev.cqrs.api.Event;

public record Moved(String address) implements Event {}
