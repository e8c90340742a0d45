package org.library.book;

import dev.cqrs.api.Event;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

public record BookAdded(
    String isbn, Map<String, Chapter> chapters, Optional<Genre> genre, BigDecimal price)
    implements Event {}
