package org.example.member;

import dev.cqrs.api.Event;

public record MemberJoined(String name) implements Event {}
