package org.library.book;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Event;
import dev.cqrs.api.Handles;
import java.util.List;
import java.util.Map;

@Aggregate
public record Book(String isbn) {

  @Handles
  public static List<? extends Event> add(AddBook command) {
    return List.of(new BookAdded(command.isbn(), Map.of(), command.genre(), command.price()));
  }

  @Applies
  public static Book from(BookAdded event) {
    return new Book(event.isbn());
  }
}
