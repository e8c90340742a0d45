package dev.cqrs.local;

import dev.cqrs.local.server.Front;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;

/** The process of the local cloud. */
public final class LocalCloud {

  private static final int BAD_OPTIONS = 2;
  private static final int PORT_IN_USE = 3;
  private static final int STATE_IN_USE = 4;

  private LocalCloud() {}

  /**
   * Runs the local cloud until it is told to stop.
   *
   * <p>Exit codes: 0 after an orderly stop, 2 for bad options, 3 for a port in use, 4 for a state
   * folder in use by another local cloud, 1 for anything else.
   *
   * @param arguments see the usage line in {@link LocalCloudOptions}
   */
  public static void main(String[] arguments) {
    System.exit(run(System.err, arguments));
  }

  @SuppressWarnings("try") // The lock is only held, not used
  private static int run(PrintStream err, String... arguments) {
    LocalCloudOptions options;
    try {
      options = LocalCloudOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return BAD_OPTIONS;
    }
    try (StateLock ignored = StateLock.take(options.state());
        Front front = new Front(options.port())) {
      return serve(options, front);
    } catch (StateLock.InUse e) {
      err.println(e.getMessage());
      return STATE_IN_USE;
    } catch (BindException e) {
      err.println(
          "Port "
              + options.port()
              + " on 127.0.0.1 is in use: another program listens there. Choose another one with"
              + " --port, or 0 for any free one.");
      return PORT_IN_USE;
    } catch (IOException e) {
      err.println("The local cloud cannot start: " + e);
      return 1;
    }
  }

  @SuppressWarnings("try") // What runs meanwhile is not used by the thread that waits
  private static int serve(LocalCloudOptions options, Front front) throws IOException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    // On SIGTERM the hook has to outlast the orderly stop, which the main thread performs
    Thread hook =
        new Thread(
            () -> {
              stop.countDown();
              try {
                stopped.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Assembly assembly = Assembly.start(options, front, stop::countDown);
        IdleWatch idle = IdleWatch.start(options.idleMinutes(), front, stop::countDown)) {
      stop.await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      stopped.countDown();
    }
  }
}
