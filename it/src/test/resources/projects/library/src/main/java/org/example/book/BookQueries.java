package org.example.book;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Page;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rows;
import java.util.Optional;

public final class BookQueries {

  private static final PageRequest FIRST = new PageRequest(100, Optional.empty(), false);

  @Answers
  public Page<BookEntry> byGenre(BooksByGenre query, Rows<BookEntry> books) {
    return books.find("Genre-index", query.genre().name(), FIRST);
  }

  @Answers
  public Page<BookEntry> ofMember(BooksOfMember query, Rows<BookEntry> books) {
    return books.find("Borrower-index", query.memberId(), FIRST);
  }
}
