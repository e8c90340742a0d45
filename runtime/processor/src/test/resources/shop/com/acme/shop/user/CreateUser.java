package com.acme.shop.user;

import dev.cqrs.api.Command;
import dev.cqrs.api.Personal;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

public record CreateUser(@Personal @Email String email, @Personal @NotBlank @Size(max = 100) String name)
    implements Command {}
