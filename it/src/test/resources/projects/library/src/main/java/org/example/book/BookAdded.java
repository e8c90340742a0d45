package org.example.book;

import dev.cqrs.api.Event;

public record BookAdded(String title, Genre genre, long shelf) implements Event {}
