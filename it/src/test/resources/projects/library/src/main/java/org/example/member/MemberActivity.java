package org.example.member;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import dev.cqrs.api.RowKey;
import org.example.book.BookLent;
import org.example.book.BookReturned;

/** Fed by members and by books, in whatever order their events come. */
@ReadModel(name = "member-activity", key = "memberId")
public record MemberActivity(String memberId, String name, int lent, int returned) {

  @RowKey
  public static String keyOf(MemberJoined event, EventMetadata metadata) {
    return metadata.aggregateId();
  }

  @RowKey
  public static String keyOf(BookLent event) {
    return event.memberId();
  }

  @RowKey
  public static String keyOf(BookReturned event) {
    return event.memberId();
  }

  @Projects
  public static MemberActivity from(MemberJoined event, EventMetadata metadata) {
    return new MemberActivity(metadata.aggregateId(), event.name(), 0, 0);
  }

  @Projects
  public MemberActivity with(MemberJoined event) {
    return new MemberActivity(memberId, event.name(), lent, returned);
  }

  @Projects
  public static MemberActivity from(BookLent event) {
    return new MemberActivity(event.memberId(), "", 1, 0);
  }

  @Projects
  public MemberActivity with(BookLent event) {
    return new MemberActivity(memberId, name, lent + 1, returned);
  }

  @Projects
  public static MemberActivity from(BookReturned event) {
    return new MemberActivity(event.memberId(), "", 0, 1);
  }

  @Projects
  public MemberActivity with(BookReturned event) {
    return new MemberActivity(memberId, name, lent, returned + 1);
  }
}
