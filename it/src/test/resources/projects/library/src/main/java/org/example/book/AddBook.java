package org.example.book;

import dev.cqrs.api.Command;

public record AddBook(String title, Genre genre, long shelf) implements Command {}
