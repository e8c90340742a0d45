package org.example.book;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Index;
import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import java.util.Optional;

@ReadModel(
    name = "catalogue",
    version = 2,
    key = "bookId",
    indexes = {
      @Index(name = "Genre-index", key = "genre", sort = "shelf"),
      @Index(name = "Borrower-index", key = "borrower")
    })
public record BookEntry(
    String bookId, String title, Genre genre, long floor, long shelf, Optional<String> borrower) {

  @Projects
  public static BookEntry from(BookAdded event, EventMetadata metadata) {
    return new BookEntry(
        metadata.aggregateId(),
        event.title(),
        event.genre(),
        event.place().floor(),
        event.place().shelf(),
        Optional.empty());
  }

  @Projects
  public BookEntry with(BookLent event) {
    return new BookEntry(bookId, title, genre, floor, shelf, Optional.of(event.memberId()));
  }

  @Projects
  public BookEntry with(BookReturned event) {
    return new BookEntry(bookId, title, genre, floor, shelf, Optional.empty());
  }
}
