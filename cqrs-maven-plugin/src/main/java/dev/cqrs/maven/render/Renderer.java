package dev.cqrs.maven.render;

import dev.cqrs.maven.infrastructure.Infrastructure;
import java.util.List;

/** Renders an infrastructure for one tool. */
@FunctionalInterface
public interface Renderer {

  /**
   * Renders an infrastructure.
   *
   * @param infrastructure what to render
   * @return the files, in the order in which people read them; equal infrastructures give equal
   *     files
   */
  List<RenderedFile> render(Infrastructure infrastructure);
}
