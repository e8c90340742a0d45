package dev.cqrs.it;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** People who add books and look for others all the time, until they are told to stop. */
final class LibraryUsers implements AutoCloseable {

  private static final long PAUSE_NANOS = 100_000_000;

  /** The library's query lists a hundred books at most. */
  private static final int MOST_BOOKS = 90;

  private final LocalFunctions functions;
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread = new Thread(this::work, "library-users");
  private volatile boolean stopped;
  private int added;
  private int answered;

  LibraryUsers(LocalFunctions functions) {
    this.functions = functions;
    thread.start();
  }

  private void work() {
    while (!stopped) {
      if (added < MOST_BOOKS) {
        check(functions.command(book("Physics " + added, "SCIENCE", added)), "\"statusCode\":201");
        added++;
      }
      check(functions.query("{\"queryType\":\"BooksByGenre\",\"genre\":\"NOVEL\"}"), "bookId");
      answered++;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void check(String answer, String expected) {
    if (!answer.contains(expected)) {
      failures.add(answer);
    }
  }

  static String book(String title, String genre, int shelf) {
    return "{\"commandType\":\"AddBook\",\"title\":\"%s\",\"genre\":\"%s\",\"shelf\":%d}"
        .formatted(title, genre, shelf);
  }

  /** Returns every answer that was not as it should be. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  int added() {
    return added;
  }

  int answered() {
    return answered;
  }

  @Override
  public void close() {
    stop();
  }

  /** Stops them, and returns when the last answer is there. */
  void stop() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
