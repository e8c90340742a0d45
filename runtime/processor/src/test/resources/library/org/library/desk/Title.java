package org.library.desk;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Index;
import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import dev.cqrs.api.RowKey;
import java.util.Optional;
import org.library.book.BookAdded;
import org.library.book.Genre;
import org.library.loan.BookLent;

@ReadModel(
    name = "titles",
    key = "isbn",
    indexes = {
      @Index(name = "by-genre", key = "genre", sort = "loans"),
      @Index(name = "by-reader", key = "reader")
    })
@SuppressWarnings("deprecation")
public record Title(String isbn, Optional<Genre> genre, Optional<String> reader, long loans) {

  @RowKey
  public static String keyOf(BookAdded event) {
    return event.isbn();
  }

  @RowKey
  public static String keyOf(BookLent event, EventMetadata metadata) {
    return event.isbn();
  }

  @Projects
  public static Title from(BookAdded event) {
    return new Title(event.isbn(), event.genre(), Optional.empty(), 0);
  }

  @Projects
  public Title with(BookAdded event) {
    return new Title(isbn, event.genre(), reader, loans);
  }

  @Projects
  public static Title from(BookLent event) {
    return new Title(event.isbn(), Optional.empty(), Optional.of(event.reader()), 1);
  }

  @Projects
  public Title with(BookLent event) {
    return new Title(isbn, genre, Optional.of(event.reader()), loans + 1);
  }
}
