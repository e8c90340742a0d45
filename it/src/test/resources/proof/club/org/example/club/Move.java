package org.example.club;

import dev.cqrs.api.Command;

public record Move(String address) implements Command {}
