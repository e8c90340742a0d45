package com.acme.user;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Creates a user. */
public record CreateUser(
    @Email @Size(max = 254) String email, @NotBlank @Size(max = 200) String name)
    implements Command {}
