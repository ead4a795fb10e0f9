package dev.stillwater.engine.task;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Work that other threads leave for a subtask; it is done between two batches, so it sees the operators at rest.
 *
 * <p>THREADING: {@link #put} by any thread; the rest by the subtask.
 */
public final class Mailbox {
  private final ConcurrentLinkedQueue<Runnable> letters = new ConcurrentLinkedQueue<>();

  /** Leaves work. The caller wakes the subtask. */
  public void put(Runnable letter) {
    letters.add(letter);
  }

  boolean isEmpty() {
    return letters.isEmpty();
  }

  void runAll() {
    Runnable letter = letters.poll();
    while (letter != null) {
      letter.run();
      letter = letters.poll();
    }
  }
}
