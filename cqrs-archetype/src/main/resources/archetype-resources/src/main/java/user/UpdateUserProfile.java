package ${package}.user;

import dev.cqrs.api.Command;
import dev.cqrs.api.Personal;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

/** Changes the profile of a user; what is absent stays as it is. */
public record UpdateUserProfile(
    @Personal @Email Optional<String> email, @Personal @NotBlank Optional<String> name)
    implements Command {}
