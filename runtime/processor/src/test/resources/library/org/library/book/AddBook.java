package org.library.book;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public record AddBook(
    @Pattern(regexp = "\\d{3}-\"?[0-9-]+") String isbn,
    @Size(min = 1, max = 9) List<Chapter> chapters,
    @NotEmpty Map<String, String> shelves,
    Optional<Genre> genre,
    Optional<LocalDate> published,
    @Min(1) @Max(99) int copies,
    @Min(0) Long weight,
    @Max(1000) BigDecimal price,
    boolean lendable)
    implements Command {}
