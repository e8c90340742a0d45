package org.example.member;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Rows;
import java.util.Optional;

public final class MemberQueries {

  @Answers
  public Optional<MemberActivity> activity(GetMemberActivity query, Rows<MemberActivity> rows) {
    return rows.find(query.memberId());
  }
}
