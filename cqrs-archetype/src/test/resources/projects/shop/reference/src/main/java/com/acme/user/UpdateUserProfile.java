package com.acme.user;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/** Changes the profile of a user; what is absent stays as it is. */
public record UpdateUserProfile(@Email Optional<String> email, @NotBlank Optional<String> name)
    implements Command {}
