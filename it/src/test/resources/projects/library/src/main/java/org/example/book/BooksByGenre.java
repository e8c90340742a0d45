package org.example.book;

import dev.cqrs.api.Query;

public record BooksByGenre(Genre genre) implements Query {}
