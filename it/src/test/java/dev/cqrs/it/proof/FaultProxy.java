package dev.cqrs.it.proof;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a function and the database, on loopback, and does to each request what its {@link
 * Faults} say.
 *
 * <p>Each connection has a thread, and one of its own to the database.
 */
final class FaultProxy implements AutoCloseable {

  private static final int MAX_DELAY_MILLIS = 40;

  private final ServerSocket server;
  private final int database;
  private final AtomicLong requests = new AtomicLong();
  private volatile Faults faults;

  /**
   * Starts a proxy.
   *
   * @param database the port of the database
   * @param faults what happens to requests
   */
  FaultProxy(int database, Faults faults) {
    this.database = database;
    this.faults = faults;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns the address for the function. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Does something else to the requests to come. */
  void setFaults(Faults faults) {
    this.faults = faults;
  }

  /** Returns how many requests have come. */
  long requests() {
    return requests.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        start(() -> serve(client));
      }
    } catch (IOException closed) {
      // The end of the proxy.
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), database)) {
      upstream.setTcpNoDelay(true);
      InputStream requestsIn = new BufferedInputStream(client.getInputStream());
      InputStream answersIn = new BufferedInputStream(upstream.getInputStream());
      boolean open = true;
      while (open) {
        HttpMessage request = HttpMessage.read(requestsIn);
        open = request != null && exchange(request, client, upstream, answersIn);
      }
    } catch (IOException gone) {
      // A client that was killed or gave up; the database does not close its connections.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Serves one request and returns whether the connection can be used for another. */
  private boolean exchange(
      HttpMessage request, Socket client, Socket upstream, InputStream answersIn)
      throws IOException, InterruptedException {
    long number = requests.incrementAndGet();
    Faults present = faults;
    Exchange asked = new Exchange(request, null);
    Fault fault = present.of(asked);
    if (fault == Fault.RESET_BEFORE_FORWARD) {
      return reset(client);
    }
    if (fault.isAnswer()) {
      fault.answer().write(client.getOutputStream());
      return true;
    }
    if (fault == Fault.DELAY) {
      TimeUnit.MILLISECONDS.sleep(1 + number * 7 % MAX_DELAY_MILLIS);
    }
    request.write(upstream.getOutputStream());
    HttpMessage answer = HttpMessage.read(answersIn);
    if (answer == null) {
      return reset(client);
    }
    Exchange answered = new Exchange(request, answer);
    present.answered(answered);
    if (fault == Fault.RESET_BEFORE_ANSWER) {
      return reset(client);
    }
    if (fault == Fault.TRUNCATE_ANSWER) {
      answer.write(client.getOutputStream(), answer.body().length / 2);
      return reset(client);
    }
    answer.write(client.getOutputStream());
    present.delivered(answered);
    return true;
  }

  private static boolean reset(Socket client) throws IOException {
    // Without lingering, closing sends a reset.
    client.setSoLinger(true, 0);
    client.close();
    return false;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
