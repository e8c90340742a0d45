package org.library.loan;

import dev.cqrs.api.Event;

@Deprecated
public record BookLent(String isbn, String reader) implements Event {}
