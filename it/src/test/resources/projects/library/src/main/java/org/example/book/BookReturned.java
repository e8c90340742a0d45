package org.example.book;

import dev.cqrs.api.Event;

public record BookReturned(String memberId) implements Event {}
