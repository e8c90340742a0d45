package com.acme.shop.user;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

public record UpdateUserProfile(Optional<@Email String> email, @NotBlank Optional<String> name)
    implements Command {}
