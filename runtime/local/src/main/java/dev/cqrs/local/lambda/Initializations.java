package dev.cqrs.local.lambda;

import dev.cqrs.local.cloud.AwsError;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Initializes versions before anybody invokes them, as Lambda does for SnapStart when a version is
 * published, and for provisioned concurrency.
 *
 * <p>There is one environment for each version, whatever concurrency is provisioned. They are
 * started one after the other, so that a processor is left for invocations on a small machine.
 */
final class Initializations implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Initializations.class.getName());

  private final FunctionStore store;
  private final FunctionPools pools;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(DaemonThreads.named("initializations"));

  Initializations(FunctionStore store, FunctionPools pools) {
    this.store = store;
    this.pools = pools;
  }

  /** Initializes a version soon, unless it is deleted or invoked before. */
  void submit(FunctionName version) {
    thread.execute(() -> initialize(version));
  }

  private void initialize(FunctionName version) {
    try {
      Optional<ExecutionEnvironment> started = start(version);
      if (started.isPresent()) {
        started.get().awaitInitialization();
      }
    } catch (AwsError deleted) {
      LOG.log(System.Logger.Level.DEBUG, deleted.getMessage());
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          version.name() + " cannot be initialized: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Holds the store's monitor, so that no function is started while it is deleted. */
  private Optional<ExecutionEnvironment> start(FunctionName version) throws IOException {
    synchronized (store) {
      return pools.startIdle(store.target(version));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
