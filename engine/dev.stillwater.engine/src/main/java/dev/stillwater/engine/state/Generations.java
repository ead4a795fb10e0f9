package dev.stillwater.engine.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the snapshots of the tables of one backend, and knows what of them is still held.
 *
 * <p>Invariant: what was changed last in a generation up to {@link #heldUpTo} may be held by a snapshot; what was changed later is not.
 *
 * <p>THREADING: the subtask; {@link Hold#release} any thread.
 */
public final class Generations {
  private final List<Hold> holds = new ArrayList<>();
  private int current = 1;
  private int heldUpTo;

  /** One snapshot's claim to all that was changed last up to its generation. */
  static final class Hold {
    private final int generation;
    private volatile boolean isReleased;

    private Hold(int generation) {
      this.generation = generation;
    }

    /** The generation that was frozen. */
    int generation() {
      return generation;
    }

    /** The snapshot reads nothing any more. */
    void release() {
      isReleased = true;
    }

    /** Whether it reads nothing any more. */
    boolean isReleased() {
      return isReleased;
    }
  }

  /** The generation of what is changed now. */
  int current() {
    return current;
  }

  /** Ends the current generation and holds what belongs to it and those before. The tables must be told, see {@link StateTable#begin}. */
  Hold freeze() {
    Hold hold = new Hold(current);
    holds.add(hold);
    heldUpTo = current++;
    return hold;
  }

  /** Ends the current generation without a snapshot: what belongs to it has been written to the store. The tables must be told. */
  int advance() {
    return current++;
  }

  /** Whether a snapshot may hold what was changed last in the generation. Cost: number of snapshots that are being written. */
  boolean isHeld(int generation) {
    if (generation > heldUpTo) {
      return false;
    }
    heldUpTo = 0;
    for (int index = holds.size() - 1; index >= 0; index--) {
      Hold hold = holds.get(index);
      if (hold.isReleased) {
        holds.remove(index);
      } else {
        heldUpTo = Math.max(heldUpTo, hold.generation);
      }
    }
    return generation <= heldUpTo;
  }
}
