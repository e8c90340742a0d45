package ${package}.user;

import dev.cqrs.api.Event;
import dev.cqrs.api.Personal;
import java.util.Optional;

/** The profile of a user was changed; what is absent stayed as it was. */
public record UserProfileUpdated(
    @Personal Optional<String> email, @Personal Optional<String> name) implements Event {}
