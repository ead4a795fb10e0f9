package dev.stillwater.engine.task;

/**
 * Sends on what a busy subtask has gathered, so often that nobody waits long for it: batches that are not full yet, and what its operators have to write.
 *
 * <p>THREADING: the subtask.
 */
final class RegularSending {
  private static final long FLUSH_NANOS = 1_000_000_000L;
  /** Longest time that a record waits for its batch to fill up while the subtask is busy; an idle one sends at once. */
  private static final long SEND_NANOS = 100_000_000L;

  private final Chain chain;
  private long flushNanos;
  private long sendNanos;

  RegularSending(Chain chain, long nowNanos) {
    this.chain = chain;
    flushNanos = nowNanos;
    sendNanos = nowNanos;
  }

  /** Sends what is due. */
  void send(long nowNanos) {
    if (nowNanos - flushNanos >= FLUSH_NANOS) {
      flushNanos = nowNanos;
      chain.flushParts();
    }
    if (nowNanos - sendNanos >= SEND_NANOS) {
      sendNanos = nowNanos;
      chain.flushOutlets();
    }
  }
}
