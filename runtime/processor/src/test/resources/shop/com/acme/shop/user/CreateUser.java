package com.acme.shop.user;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

public record CreateUser(@Email String email, @NotBlank @Size(max = 100) String name)
    implements Command {}
