package dev.stillwater.engine.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A bounded queue between exactly one producer and one consumer, without locks.
 *
 * <p>Invariant: head <= tail <= head + capacity; only the consumer moves head, only the producer moves tail.
 *
 * <p>THREADING: {@link #offer} by the producer's thread, {@link #poll} by the consumer's, {@link #size} by any (a moment's value).
 *
 * @param <T> what is handed over
 */
final class SpscQueue<T> {
  private static final VarHandle HEAD;
  private static final VarHandle TAIL;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(SpscQueue.class, "head", long.class);
      TAIL = lookup.findVarHandle(SpscQueue.class, "tail", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Object[] slots;
  private final int mask;
  private final int capacity;
  private final T nothing;
  private long head;
  private long headSeenByProducer;
  private long tail;

  /** Makes a queue for so many elements, at least 1; what stands for nothing is given when it is empty, so that taking allocates nothing. */
  SpscQueue(int capacity, T nothing) {
    this.nothing = nothing;
    this.capacity = capacity;
    int length = Integer.highestOneBit(Math.max(1, capacity * 2 - 1));
    slots = new Object[length];
    mask = length - 1;
  }

  /** Adds the element unless the queue is full. */
  boolean offer(T element) {
    long position = tail;
    if (position - headSeenByProducer >= capacity) {
      headSeenByProducer = (long) HEAD.getAcquire(this);
      if (position - headSeenByProducer >= capacity) {
        return false;
      }
    }
    slots[(int) position & mask] = element;
    TAIL.setRelease(this, position + 1);
    return true;
  }

  /** Takes the oldest element, or what stands for nothing. */
  @SuppressWarnings("unchecked")
  T poll() {
    long position = head;
    if (position == (long) TAIL.getAcquire(this)) {
      return nothing;
    }
    int index = (int) position & mask;
    T element = (T) slots[index];
    slots[index] = null;
    HEAD.setRelease(this, position + 1);
    return element;
  }

  /** Number of elements that have been added so far; by the producer. */
  long added() {
    return tail;
  }

  /** Number of elements that have been taken so far; by any thread. */
  long taken() {
    return (long) HEAD.getAcquire(this);
  }

  /** Number of elements, exact only when nobody adds or takes at the moment. */
  int size() {
    return (int) ((long) TAIL.getAcquire(this) - (long) HEAD.getAcquire(this));
  }
}
