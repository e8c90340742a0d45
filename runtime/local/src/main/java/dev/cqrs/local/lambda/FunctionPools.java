package dev.cqrs.local.lambda;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The execution environments of all functions: started when needed, used again, ended when idle.
 */
final class FunctionPools implements AutoCloseable {

  private static final int MOST_PER_FUNCTION = 10;
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** A busy environment is waited for this long before another process is started beside it. */
  private static final long PATIENCE_MILLIS = 50;

  private static final long LONGEST_WAIT_MILLIS = 60_000;

  private final FunctionProcess processes;
  private final FunctionCode code;
  private final LogWriter logs;
  private final RuntimeApiServer server = new RuntimeApiServer();
  private final Map<String, Pool> pools = new HashMap<>();
  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("idle-functions"));
  private boolean closed;

  FunctionPools(FunctionProcess processes, FunctionCode code, LogWriter logs) {
    this.processes = processes;
    this.code = code;
    this.logs = logs;
    var unused = reaper.scheduleWithFixedDelay(this::reap, 30, 30, TimeUnit.SECONDS);
    Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "functions-end"));
  }

  private static final class Pool {
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final java.util.Set<ExecutionEnvironment> all = new java.util.HashSet<>();
    private int total;
    private boolean outdated;
  }

  /** Runs an invocation in an environment of its target. */
  Outcome run(FunctionTarget target, byte[] payload, String clientContext) {
    return run(target, UUID.randomUUID().toString(), payload, clientContext);
  }

  /** Runs an invocation whose request id is known already. */
  Outcome run(FunctionTarget target, String requestId, byte[] payload, String clientContext) {
    try {
      ExecutionEnvironment environment = acquire(target);
      try {
        return environment.run(
            new Invocation(requestId, target.invokedArn(), payload, clientContext));
      } catch (InterruptedException e) {
        environment.kill();
        throw e;
      } finally {
        release(target, environment);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LambdaErrors.tooManyRequests("ConcurrentInvocationLimitExceeded");
    } catch (IOException e) {
      return Outcome.error("Lambda.InitError", "The process cannot be started: " + e.getMessage());
    }
  }

  private synchronized int inUse(String function) {
    return pools.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(function + ":"))
        .mapToInt(entry -> entry.getValue().total - entry.getValue().idle.size())
        .sum();
  }

  private ExecutionEnvironment acquire(FunctionTarget target)
      throws InterruptedException, IOException {
    Pool pool;
    synchronized (this) {
      if (target.reserved().isPresent() && inUse(target.name()) >= target.reserved().getAsInt()) {
        throw LambdaErrors.tooManyRequests("ReservedFunctionConcurrentInvocationLimitExceeded");
      }
      pool = pools.computeIfAbsent(target.environmentKey(), key -> new Pool());
      long begin = System.nanoTime();
      while (true) {
        ExecutionEnvironment idle = pool.idle.pollFirst();
        if (idle != null && idle.isAlive()) {
          return idle;
        }
        if (idle != null) {
          pool.total--;
          pool.all.remove(idle);
          continue;
        }
        long waited = (System.nanoTime() - begin) / 1_000_000;
        boolean full = pool.total >= MOST_PER_FUNCTION;
        if (closed || (full && waited >= LONGEST_WAIT_MILLIS)) {
          throw LambdaErrors.tooManyRequests("ConcurrentInvocationLimitExceeded");
        }
        if (!full && (pool.total == 0 || waited >= PATIENCE_MILLIS)) {
          pool.total++;
          break;
        }
        wait(full ? 1_000 : Math.max(1, PATIENCE_MILLIS - waited));
      }
    }
    return start(target, pool);
  }

  /**
   * Starts an environment that waits for its first invocation; returns nothing if the target has
   * one already.
   */
  Optional<ExecutionEnvironment> startIdle(FunctionTarget target) throws IOException {
    Pool pool;
    synchronized (this) {
      pool = pools.computeIfAbsent(target.environmentKey(), key -> new Pool());
      if (closed || pool.total > 0) {
        return Optional.empty();
      }
      pool.total++;
    }
    ExecutionEnvironment started = start(target, pool);
    synchronized (this) {
      pool.idle.addFirst(started);
      notifyAll();
    }
    return Optional.of(started);
  }

  private ExecutionEnvironment start(FunctionTarget target, Pool pool) throws IOException {
    ExecutionEnvironment started = null;
    try {
      started =
          new ExecutionEnvironment(
              target,
              code.taskRoot(target.configuration().path("CodeSha256").asText()),
              processes,
              server,
              logs);
      return started;
    } finally {
      synchronized (this) {
        if (started == null) {
          pool.total--;
        } else {
          pool.all.add(started);
        }
        notifyAll();
      }
    }
  }

  private synchronized void release(FunctionTarget target, ExecutionEnvironment environment)
      throws InterruptedException {
    Pool pool = pools.get(target.environmentKey());
    if (pool == null || pool.outdated || closed || !environment.isAlive()) {
      environment.kill();
      if (pool != null) {
        pool.total--;
        pool.all.remove(environment);
      }
    } else {
      pool.idle.addFirst(environment);
    }
    notifyAll();
  }

  /** Ends the environments of a function whose code or configuration has changed. */
  synchronized void outdate(String function, String version) {
    pools.forEach(
        (key, pool) -> {
          if (key.startsWith(function + ":" + version)) {
            pool.outdated = true;
            end(pool, 0);
          }
        });
    pools.values().removeIf(pool -> pool.outdated && pool.total == 0);
  }

  private synchronized void reap() {
    pools.values().forEach(pool -> end(pool, IDLE_NANOS));
    pools.values().removeIf(pool -> pool.total == 0);
  }

  private static void end(Pool pool, long idleNanos) {
    pool.idle.removeIf(
        environment -> {
          if (environment.idleNanos() < idleNanos) {
            return false;
          }
          try {
            environment.kill();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          pool.all.remove(environment);
          pool.total--;
          return true;
        });
  }

  private synchronized void killAll() {
    closed = true;
    for (Pool pool : pools.values()) {
      for (ExecutionEnvironment environment : pool.all) {
        try {
          environment.kill();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
    notifyAll();
  }

  @Override
  public void close() {
    reaper.shutdownNow();
    killAll();
    server.close();
  }
}
