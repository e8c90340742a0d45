package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cqrs.local.function.FunctionRuntime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A function of an application in a process of its own, which can be killed. */
final class FunctionProcess implements AutoCloseable {

  /** The time-out of a function, as the template has it. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final String COMMANDS = "dev.cqrs.aws.CommandFunction";
  private static final String QUERIES = "dev.cqrs.aws.QueryFunction";
  private static final String REACTIONS = "dev.cqrs.aws.ReactionFunction";

  private final String id = UUID.randomUUID().toString();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Reply>> running = new ConcurrentHashMap<>();
  private final Process process;

  /** A request that waits to be handled. */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record Invocation(String requestId, byte[] payload) {}

  /**
   * @param application what the function belongs to
   * @param program the main class and its arguments
   * @param handler the class of the function
   * @param environment the function's variables
   */
  private FunctionProcess(
      ProofApplication application,
      List<String> program,
      String handler,
      Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.add("-Xmx160m");
    command.addAll(
        List.of(
            "-cp",
            application.classes() + File.pathSeparator + System.getProperty("java.class.path")));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(
                ProcessBuilder.Redirect.appendTo(Path.of("target/proof/errors.log").toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", RuntimeApi.register(id, this));
    builder.environment().put("_HANDLER", handler);
    builder.environment().put("AWS_REGION", "us-east-1");
    builder.environment().put("AWS_ACCESS_KEY_ID", "test");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var unused = process.onExit().thenRun(this::gone);
  }

  /** Starts a command function that handles one request at a time, as on Lambda. */
  static FunctionProcess commands(String eventStore, FaultProxy proxy) {
    return start(runtime(), COMMANDS, Map.of("EVENT_STORE_TABLE", eventStore), proxy);
  }

  /** Starts a command function of the club that handles several requests at a time. */
  static FunctionProcess clubCommands(
      String eventStore, String uniqueValues, FaultProxy proxy, int threads) {
    return start(
        ProofApplication.CLUB,
        List.of(ParallelRuntime.class.getName(), Integer.toString(threads)),
        COMMANDS,
        Map.of("EVENT_STORE_TABLE", eventStore, "UNIQUE_VALUES_TABLE", uniqueValues),
        proxy);
  }

  /** Starts the function of the ledger's reactions. */
  static FunctionProcess reactions(String eventStore, FaultProxy proxy) {
    return start(
        runtime(), REACTIONS, Map.of("EVENT_STORE_TABLE", eventStore, "REACTIONS", "bonus"), proxy);
  }

  /** Starts a command function that handles several requests at a time. */
  static FunctionProcess commands(String eventStore, FaultProxy proxy, int threads) {
    List<String> program = List.of(ParallelRuntime.class.getName(), Integer.toString(threads));
    return start(program, COMMANDS, Map.of("EVENT_STORE_TABLE", eventStore), proxy);
  }

  /** Starts a query function. */
  static FunctionProcess queries(String accounts, FaultProxy proxy) {
    String tables = "{\"accounts\":\"" + accounts + "\"}";
    return start(runtime(), QUERIES, Map.of("READ_MODEL_TABLES", tables), proxy);
  }

  private static List<String> runtime() {
    return List.of(FunctionRuntime.class.getName(), Long.toString(ProcessHandle.current().pid()));
  }

  private static FunctionProcess start(
      List<String> program, String handler, Map<String, String> variables, FaultProxy proxy) {
    return start(ProofApplication.LEDGER, program, handler, variables, proxy);
  }

  private static FunctionProcess start(
      ProofApplication application,
      List<String> program,
      String handler,
      Map<String, String> variables,
      FaultProxy proxy) {
    Map<String, String> environment = new ConcurrentHashMap<>(variables);
    environment.put("AWS_ENDPOINT_URL", proxy.address().toString());
    return new FunctionProcess(application, program, handler, environment);
  }

  /** Waits until the function has started. */
  FunctionProcess awaitReady() {
    get(ready);
    return this;
  }

  /**
   * Sends a request.
   *
   * @return the reply; or {@link Reply#none} when the process has ended before one
   */
  CompletableFuture<Reply> send(byte[] payload) {
    String requestId = UUID.randomUUID().toString();
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    running.put(requestId, reply);
    waiting.add(new Invocation(requestId, payload));
    if (!process.isAlive()) {
      gone();
    }
    return reply;
  }

  /** Sends a request and waits for the reply. */
  Reply call(byte[] payload) {
    return get(send(payload));
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(TIMEOUT.toSeconds() * 2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("A function does not answer: " + e, e);
    }
  }

  /** Kills the process; it cannot do anything more. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits for a request for the process. */
  Invocation next() throws InterruptedException {
    ready.complete(null);
    return waiting.take();
  }

  /** Takes the reply to a request. */
  void ended(String requestId, boolean answered, byte[] payload) {
    CompletableFuture<Reply> reply = running.remove(requestId);
    if (reply == null) {
      ready.completeExceptionally(new IllegalStateException(new String(payload, UTF_8)));
    } else {
      reply.complete(answered ? Reply.of(payload) : Reply.thrown(payload));
    }
  }

  private void gone() {
    RuntimeApi.remove(id);
    ready.completeExceptionally(new IllegalStateException("see target/proof/errors.log"));
    running.values().forEach(reply -> reply.complete(Reply.none()));
    waiting.add(new Invocation("", new byte[0]));
  }

  @Override
  public void close() {
    kill();
  }
}
