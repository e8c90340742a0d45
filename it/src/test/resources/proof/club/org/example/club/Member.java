package org.example.club;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Unique;
import java.util.Optional;

@Aggregate
public record Member(@Unique Optional<String> address) {

  @Handles
  public static Joined join(Join command) {
    return new Joined();
  }

  @Handles
  public Moved move(Move command) {
    return new Moved(command.address());
  }

  @Applies
  public static Member from(Joined event) {
    return new Member(Optional.empty());
  }

  @Applies
  public Member with(Moved event) {
    return new Member(Optional.of(event.address()));
  }
}
