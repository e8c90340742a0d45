package dev.cqrs.maven.render.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files, and parts of files, that are the same for every application. */
final class StaticText {

  private StaticText() {}

  static String of(String name) {
    try (InputStream in = StaticText.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + name + " of the plugin's own jar", failed);
    }
  }
}
