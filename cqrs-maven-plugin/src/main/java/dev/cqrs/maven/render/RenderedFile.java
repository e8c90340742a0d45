package dev.cqrs.maven.render;

/**
 * A file of rendered infrastructure.
 *
 * @param path where it belongs, relative to {@code target/cqrs}, with slashes
 * @param text its text, each line ended by a line feed
 * @param executable whether people run it
 */
public record RenderedFile(String path, String text, boolean executable) {

  /** Makes a file that is read, not run. */
  public RenderedFile(String path, String text) {
    this(path, text, false);
  }
}
