package org.example.book;

import dev.cqrs.api.Query;

public record BooksOfMember(String memberId) implements Query {}
