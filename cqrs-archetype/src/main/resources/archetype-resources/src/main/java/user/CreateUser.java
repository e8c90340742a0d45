package ${package}.user;

import dev.cqrs.api.Command;
import dev.cqrs.api.Personal;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Creates a user. */
public record CreateUser(
    @Personal @Email @Size(max = 254) String email,
    @Personal @NotBlank @Size(max = 200) String name)
    implements Command {}
