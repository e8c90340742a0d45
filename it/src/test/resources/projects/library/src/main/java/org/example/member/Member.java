package org.example.member;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;

@Aggregate
public record Member(String name) {

  @Handles
  public static MemberJoined join(JoinLibrary command) {
    return new MemberJoined(command.name());
  }

  @Applies
  public static Member from(MemberJoined event) {
    return new Member(event.name());
  }
}
