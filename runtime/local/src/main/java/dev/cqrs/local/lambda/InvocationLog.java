package dev.cqrs.local.lambda;

import dev.cqrs.local.function.FunctionRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What one execution environment prints: read to the end, also of a process that is killed. */
final class InvocationLog {

  private static final int TAIL_CHARACTERS = 4_096;
  private static final String MARK = FunctionRuntime.END_OF_INVOCATION.strip();

  private final LogWriter writer;
  private final String group;
  private final String stream;
  private final StringBuilder tail = new StringBuilder();
  private final Semaphore marks = new Semaphore(0);
  private Thread reader;

  InvocationLog(LogWriter writer, String group, String stream) {
    this.writer = writer;
    this.group = group;
    this.stream = stream;
  }

  String stream() {
    return stream;
  }

  void read(InputStream output) {
    reader = DaemonThreads.named("function-output").newThread(() -> readLines(output));
    reader.start();
  }

  private void readLines(InputStream output) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int mark = line.indexOf(MARK);
        String text = mark < 0 ? line : line.substring(0, mark);
        if (mark < 0 || mark > 0) {
          add(text);
        }
        if (mark >= 0) {
          marks.release();
        }
      }
    } catch (IOException e) {
      add("The output of the function cannot be read: " + e.getMessage());
    }
  }

  void begin() {
    marks.drainPermits();
    synchronized (tail) {
      tail.setLength(0);
    }
  }

  void add(String line) {
    writer.write(group, stream, line);
    synchronized (tail) {
      tail.append(line).append('\n');
      if (tail.length() > TAIL_CHARACTERS) {
        tail.delete(0, tail.length() - TAIL_CHARACTERS);
      }
    }
  }

  /** Waits until everything that the current invocation printed has been read. */
  void awaitEndOfInvocation() throws InterruptedException {
    if (!marks.tryAcquire(200, TimeUnit.MILLISECONDS)) {
      add("(The function closed its standard output; later lines may be missing.)");
    }
  }

  /** Waits until everything that the ended process printed has been read. */
  void awaitEndOfOutput() throws InterruptedException {
    if (reader != null) {
      reader.join(1_000);
    }
  }

  String tail() {
    synchronized (tail) {
      return tail.toString();
    }
  }
}
