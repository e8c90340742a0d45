package org.example.book;

import dev.cqrs.api.Event;

public record BookLent(String memberId) implements Event {}
