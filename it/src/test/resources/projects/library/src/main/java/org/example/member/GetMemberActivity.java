package org.example.member;

import dev.cqrs.api.Query;

public record GetMemberActivity(String memberId) implements Query {}
