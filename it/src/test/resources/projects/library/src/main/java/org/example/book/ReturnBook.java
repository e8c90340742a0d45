package org.example.book;

import dev.cqrs.api.Command;

public record ReturnBook() implements Command {}
