package org.library.loan;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;

@Aggregate(snapshotEvery = 0, rememberedCommands = 20)
@SuppressWarnings("deprecation")
public record Loan(String isbn) {

  @Handles
  public static BookLent lend(LendBook command) {
    return new BookLent(command.isbn(), command.reader());
  }

  @Applies
  public static Loan from(BookLent event) {
    return new Loan(event.isbn());
  }
}
