package org.library.desk;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Page;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Query;
import dev.cqrs.api.Rows;
import java.util.Optional;
import org.library.book.Genre;

public class TitleQueries {

  public record TitlesOfGenre(Genre genre, Optional<String> after) implements Query {}

  @Answers
  public Page<Title> ofGenre(TitlesOfGenre query, Rows<Title> titles) {
    return titles.find(
        "by-genre", query.genre().name(), PageRequest.of(Optional.empty(), query.after()));
  }
}
