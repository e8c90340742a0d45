package org.example.book;

import dev.cqrs.api.Event;
import dev.cqrs.api.EventVersion;
import dev.cqrs.api.Upcasts;

@EventVersion(2)
public record BookAdded(String title, Genre genre, Place place) implements Event {

  public record V1(String title, Genre genre, long shelf) {

    @Upcasts
    public static BookAdded next(V1 old) {
      return new BookAdded(old.title(), old.genre(), Place.of(old.shelf()));
    }
  }
}
