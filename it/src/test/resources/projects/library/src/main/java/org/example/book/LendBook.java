package org.example.book;

import dev.cqrs.api.Command;

public record LendBook(String memberId) implements Command {}
