package dev.cqrs.local.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process that runs one function at one version, one invocation at a time. */
final class ExecutionEnvironment {

  private static final int INITIALIZATION_SECONDS = 10;

  private final String id = UUID.randomUUID().toString();
  private final FunctionTarget target;
  private final InvocationLog log;
  private final RuntimeApiServer server;
  private final BlockingQueue<Invocation> queue = new LinkedBlockingQueue<>(1);
  private final CountDownLatch initialized = new CountDownLatch(1);
  private final long startedNanos = System.nanoTime();
  private final Process process;
  private volatile Invocation current;
  private volatile Outcome initializationError;
  private volatile long initializationNanos;
  private volatile boolean initializationReported;
  private volatile long idleSinceNanos = System.nanoTime();

  ExecutionEnvironment(
      FunctionTarget target,
      Path taskRoot,
      FunctionProcess processes,
      RuntimeApiServer server,
      LogWriter logs)
      throws IOException {
    this.target = target;
    this.server = server;
    String day = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy/MM/dd"));
    String stream = day + "/[" + target.version() + "]" + id.replace("-", "");
    this.log = new InvocationLog(logs, target.logGroup(), stream);
    // A function runs on the JDK at hand, whatever runtime it names: classes that need a newer one
    // are refused by the JVM itself, by name.
    log.add("INIT_START Runtime Version: java:" + Runtime.version().feature());
    this.process = processes.start(target, taskRoot, stream, server.register(this));
    log.read(process.getInputStream());
    var unused = process.onExit().thenRun(this::exited);
  }

  String id() {
    return id;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long idleNanos() {
    return System.nanoTime() - idleSinceNanos;
  }

  /** Waits until the function is initialized, has failed to, or takes longer than it may. */
  void awaitInitialization() throws InterruptedException {
    var unused = initialized.await(INITIALIZATION_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for an invocation; called by the process through the runtime API. */
  Invocation awaitNext() throws InterruptedException {
    if (initialized.getCount() > 0) {
      initializationNanos = System.nanoTime() - startedNanos;
      initialized.countDown();
    }
    while (process.isAlive()) {
      Invocation next = queue.poll(1, TimeUnit.SECONDS);
      if (next != null) {
        return next;
      }
    }
    return null;
  }

  void initializationFailed(byte[] error) {
    initializationError = Outcome.error(error);
    initialized.countDown();
  }

  void ended(String requestId, Outcome outcome) {
    Invocation invocation = current;
    if (invocation != null && invocation.requestId().equals(requestId)) {
      invocation.outcome().complete(outcome);
    }
  }

  private void exited() {
    server.remove(this);
    initialized.countDown();
    Invocation invocation = current;
    if (invocation != null) {
      invocation.outcome().complete(exitError(invocation.requestId()));
    }
  }

  private Outcome exitError(String requestId) {
    int status = process.exitValue();
    String how = status > 128 ? "signal: " + (status - 128) : "exit status " + status;
    return Outcome.error(
        "Runtime.ExitError",
        "RequestId: "
            + requestId
            + " Error: Runtime exited "
            + (status == 0 ? "without providing a reason" : "with error: " + how));
  }

  /** Runs one invocation to its end; afterwards this environment may be dead. */
  Outcome run(Invocation invocation) throws InterruptedException {
    log.begin();
    log.add("START RequestId: " + invocation.requestId() + " Version: " + target.version());
    long begin = System.nanoTime();
    current = invocation;
    Outcome outcome;
    if (!initialized.await(INITIALIZATION_SECONDS + target.timeoutSeconds(), TimeUnit.SECONDS)) {
      outcome = timedOut(invocation);
    } else if (initializationError != null) {
      outcome = initializationError;
      kill();
    } else {
      begin = System.nanoTime();
      outcome = await(invocation);
    }
    current = null;
    if (process.isAlive()) {
      log.awaitEndOfInvocation();
    } else {
      log.awaitEndOfOutput();
    }
    report(invocation, outcome, System.nanoTime() - begin);
    idleSinceNanos = System.nanoTime();
    return outcome.withLog(log.tail());
  }

  private Outcome await(Invocation invocation) throws InterruptedException {
    if (!process.isAlive()) {
      return exitError(invocation.requestId());
    }
    long timeout = TimeUnit.SECONDS.toMillis(target.timeoutSeconds());
    invocation.deadlineMillis(System.currentTimeMillis() + timeout);
    queue.put(invocation);
    try {
      return invocation.outcome().get(timeout, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return timedOut(invocation);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outcome timedOut(Invocation invocation) throws InterruptedException {
    kill();
    return Outcome.error(
        "Sandbox.Timedout",
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            invocation.requestId(),
            (double) target.timeoutSeconds()));
  }

  private void report(Invocation invocation, Outcome outcome, long nanos) {
    if (outcome.failed() && !process.isAlive()) {
      log.add(new String(outcome.payload(), java.nio.charset.StandardCharsets.UTF_8));
    }
    double millis = nanos / 1e6;
    String text =
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
            invocation.requestId(),
            millis,
            (long) Math.ceil(millis),
            target.memoryMegabytes());
    if (!initializationReported) {
      initializationReported = true;
      text += String.format(Locale.ROOT, "\tInit Duration: %.2f ms", initializationNanos / 1e6);
    }
    log.add("END RequestId: " + invocation.requestId());
    log.add(text);
  }

  /** Ends the process, whatever it does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(5, TimeUnit.SECONDS);
    server.remove(this);
  }
}
