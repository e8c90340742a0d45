package org.library.loan;

import dev.cqrs.api.Event;
import dev.cqrs.api.EventVersion;
import dev.cqrs.api.Upcasts;
import java.util.Optional;

@Deprecated
@EventVersion(3)
public record BookLent(String isbn, String reader) implements Event {

  public record V1(String book) implements Event {}

  @Upcasts
  public static V2 next(V1 old) {
    return new V2(old.book().replace("-", ""), Optional.empty());
  }

  public record V2(String isbn, Optional<String> reader) {
    @Upcasts
    public static BookLent next(V2 old) {
      return new BookLent(old.isbn(), old.reader().orElse("unknown"));
    }
  }
}
