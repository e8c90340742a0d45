package org.library.loan;

import dev.cqrs.api.Command;

public record LendBook(String isbn, String reader) implements Command {}
