package org.example.book;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Rejection;
import java.util.List;
import java.util.Optional;

@Aggregate
public record Book(String title, Optional<String> borrower) {

  @Handles
  public static List<BookAdded> add(AddBook command) {
    return List.of(new BookAdded(command.title(), command.genre(), Place.of(command.shelf())));
  }

  @Handles
  public BookLent lend(LendBook command) {
    if (borrower.isPresent()) {
      throw new Rejection("already-lent", "the book is lent already");
    }
    return new BookLent(command.memberId());
  }

  @Handles
  public BookReturned giveBack(ReturnBook command) {
    return new BookReturned(
        borrower.orElseThrow(() -> new Rejection("not-lent", "the book is not lent")));
  }

  @Applies
  public static Book from(BookAdded event) {
    return new Book(event.title(), Optional.empty());
  }

  @Applies
  public Book with(BookLent event) {
    return new Book(title, Optional.of(event.memberId()));
  }

  @Applies
  public Book with(BookReturned event) {
    return new Book(title, Optional.empty());
  }
}
