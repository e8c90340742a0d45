package dev.cqrs.maven.console;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Prints what goals have to say: plain lines, coloured only on a terminal. */
public final class Console {

  private static final String RESET = "\u001b[0m";

  private final Consumer<String> lines;
  private final boolean colours;
  private final boolean symbols;

  /**
   * Creates a console.
   *
   * @param lines takes each line, without its end
   * @param colours whether the reader shows colours
   * @param symbols whether the reader shows characters outside ASCII
   */
  public Console(Consumer<String> lines, boolean colours, boolean symbols) {
    this.lines = lines;
    this.colours = colours;
    this.symbols = symbols;
  }

  /**
   * The console of this process: colours on a terminal, unless {@code NO_COLOR} or {@code CI} is
   * set; symbols when standard output can carry them.
   *
   * @param batch whether Maven runs with {@code -B}, which also switches colours off
   * @return the console
   */
  public static Console standard(boolean batch) {
    boolean terminal =
        isTerminal() && !batch && System.getenv("NO_COLOR") == null && System.getenv("CI") == null;
    PrintStream out = System.out;
    // Maven decodes nothing: what a forked or piped build prints is read as UTF-8 nearly
    // everywhere.
    Charset charset = terminal ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    PrintStream encoded = new PrintStream(out, true, charset);
    return new Console(encoded::println, terminal, charset.newEncoder().canEncode('✔'));
  }

  /**
   * This console with each line changed before it is printed.
   *
   * @param change makes a line of a line
   * @return the console
   */
  public Console with(UnaryOperator<String> change) {
    return new Console(line -> lines.accept(change.apply(line)), colours, symbols);
  }

  /**
   * Prints one line.
   *
   * @param line its text
   */
  public void line(String line) {
    lines.accept(symbols ? line : inAscii(line));
  }

  /**
   * Prints one line from a format.
   *
   * @param format as for {@link String#format}
   * @param arguments its arguments
   */
  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a library for one method
  public void line(String format, Object... arguments) {
    line(format.formatted(arguments));
  }

  /**
   * Text that tells of success.
   *
   * @param text plain text
   * @return the text, green on a terminal
   */
  public String good(String text) {
    return coloured("32", text);
  }

  /**
   * Text that tells of failure.
   *
   * @param text plain text
   * @return the text, red on a terminal
   */
  public String bad(String text) {
    return coloured("31", text);
  }

  /**
   * Text that matters less.
   *
   * @param text plain text
   * @return the text, faint on a terminal
   */
  public String faint(String text) {
    return coloured("2", text);
  }

  /**
   * Whether people read along, and can be asked.
   *
   * @return whether standard input and output are a terminal
   */
  @SuppressWarnings("SystemConsoleNull") // that is why isTerminal is asked where it exists
  public static boolean isTerminal() {
    if (System.console() == null) {
      return false;
    }
    try {
      // Java 22 and later have a console without a terminal too, and this method to tell.
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  private String coloured(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + RESET : text;
  }

  private static String inAscii(String line) {
    return line.replace("✔", "ok  ").replace("✘", "FAIL").replace("→", "->").replace("…", "...");
  }
}
