package dev.stillwater.host.rest;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was asked for and takes its time: savepoints, checkpoints, disposals. Each has an id that the client may choose, so that asking twice does it once; its
 * result is kept for five minutes.
 *
 * <p>THREADING: any thread.
 *
 * <p>SOURCE: Flink 2.3, {@code rest.async.store-duration} and {@code AsynchronousOperationResult}.
 *
 * @param <T> the result
 */
final class Operations<T> {
  private static final long KEPT_NANOS = 300_000_000_000L;
  private static final int KEPT_MAX = 1000;

  /** An operation on its way, or with its result. */
  private static final class Operation<T> {
    private final CompletableFuture<T> result;
    private volatile long endNanos = Long.MAX_VALUE;
    private volatile boolean isFetched;

    Operation(CompletableFuture<T> result) {
      this.result = result;
    }

    /** Once it is known, so that it has its end as well. */
    void watch() {
      result.whenComplete((value, problem) -> endNanos = System.nanoTime());
    }
  }

  private final Map<String, Operation<T>> operations = new LinkedHashMap<>();
  private final String noun;
  private final Function<T, Map<String, Object>> success;
  private final Function<String, Map<String, Object>> failure;

  /**
   * Makes an empty store.
   *
   * @param noun what the operations are, for messages
   * @param success the document of a result
   * @param failure the document of a failure, of its message
   */
  Operations(String noun, Function<T, Map<String, Object>> success, Function<String, Map<String, Object>> failure) {
    this.noun = noun;
    this.success = success;
    this.failure = failure;
  }

  /** Begins an operation unless one of this id was begun; the document that tells its id. */
  Map<String, Object> begin(Optional<String> asked, Supplier<CompletableFuture<T>> work) throws RestException {
    if (asked.isPresent() && !asked.get().matches("[0-9a-fA-F]{32}")) {
      throw new RestException(RestException.BAD_REQUEST, "Bad request received. The triggerId '" + asked.get() + "' is not 32 hexadecimal digits.");
    }
    String id = asked.map(text -> text.toLowerCase(Locale.ROOT)).orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    synchronized (operations) {
      forget();
      if (!operations.containsKey(id)) {
        Operation<T> operation = new Operation<>(work.get());
        operations.put(id, operation);
        operation.watch();
      }
    }
    return Map.of("request-id", id);
  }

  private void forget() {
    long now = System.nanoTime();
    Iterator<Operation<T>> each = operations.values().iterator();
    while (each.hasNext()) {
      Operation<T> operation = each.next();
      boolean isOver = operation.endNanos != Long.MAX_VALUE;
      if (isOver && (now - operation.endNanos > KEPT_NANOS || operations.size() > KEPT_MAX)) {
        each.remove();
      }
    }
  }

  /** How the operation stands. */
  Map<String, Object> status(String id, String jobId) throws RestException {
    Operation<T> operation;
    synchronized (operations) {
      forget();
      operation = operations.get(id);
    }
    if (operation == null) {
      throw new RestException(RestException.NOT_FOUND, "There is no " + noun + " operation with triggerId=" + id + (jobId.isEmpty() ? "" : " for job " + jobId) + ".");
    }
    Map<String, Object> document = new LinkedHashMap<>();
    if (!operation.result.isDone()) {
      document.put("status", Map.of("id", "IN_PROGRESS"));
      document.put("operation", Optional.empty());
      return document;
    }
    operation.isFetched = true;
    document.put("status", Map.of("id", "COMPLETED"));
    document.put("operation", result(operation.result));
    return document;
  }

  private Map<String, Object> result(CompletableFuture<T> result) {
    try {
      return success.apply(result.join());
    } catch (CompletionException problem) {
      return failure.apply(message(problem));
    }
  }

  private static String message(Throwable problem) {
    Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** Whether somebody waits for a result or has not heard of one yet that is kept. */
  boolean isAwaited() {
    synchronized (operations) {
      forget();
      return operations.values().stream().anyMatch(operation -> !operation.isFetched);
    }
  }
}
