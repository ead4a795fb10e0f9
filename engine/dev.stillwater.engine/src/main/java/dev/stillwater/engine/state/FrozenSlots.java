package dev.stillwater.engine.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The slots of a table as they were when a snapshot was taken, while the table goes on to use the same array: a page of it is saved before the first change
 * in it.
 *
 * <p>Invariant: as long as a page is not saved, the array holds what was there. The writer publishes the saved page before it changes a slot in it, and the
 * reader looks for a saved page after it has read the array, so it never takes a changed slot for an old one.
 *
 * <p>THREADING: {@link #save} the subtask; {@link #read} one other thread.
 */
final class FrozenSlots {
  private static final int PAGE_BITS = 12;
  private static final int PAGE_SLOTS = 1 << PAGE_BITS;
  private static final FrozenSlots NONE = new FrozenSlots(new StateEntry[0], null);
  private static final VarHandle PAGES = MethodHandles.arrayElementVarHandle(StateEntry[][].class);

  private final StateEntry[] slots;
  private final StateEntry[][] saved;
  private final Generations.Hold hold;
  private volatile boolean isRead;

  /** Freezes an array; the hold tells when nobody reads it any more. Cost: one reference for each page. */
  FrozenSlots(StateEntry[] slots, Generations.Hold hold) {
    this.slots = slots;
    this.hold = hold;
    saved = new StateEntry[slots.length + PAGE_SLOTS - 1 >>> PAGE_BITS][];
  }

  /** Those of an empty table. */
  static FrozenSlots none() {
    return NONE;
  }

  /** Number of slots. */
  int count() {
    return slots.length;
  }

  /** Whether the array may be changed without saving. */
  boolean isDone() {
    return isRead || hold.isReleased();
  }

  /** To be called before the slot is changed. Cost: a page, once. */
  void save(int slot) {
    int page = slot >>> PAGE_BITS;
    if (saved[page] == null) {
      PAGES.setRelease(saved, page, copy(page));
      VarHandle.storeStoreFence();
    }
  }

  private StateEntry[] copy(int page) {
    int from = page << PAGE_BITS;
    StateEntry[] copy = new StateEntry[Math.min(PAGE_SLOTS, slots.length - from)];
    System.arraycopy(slots, from, copy, 0, copy.length);
    return copy;
  }

  /** The slots as they were, in an array of their own. Cost: number of slots. */
  StateEntry[] read() {
    StateEntry[] all = new StateEntry[slots.length];
    for (int page = 0; page < saved.length; page++) {
      int from = page << PAGE_BITS;
      int count = Math.min(PAGE_SLOTS, slots.length - from);
      System.arraycopy(slots, from, all, from, count);
      VarHandle.fullFence();
      StateEntry[] before = (StateEntry[]) PAGES.getAcquire(saved, page);
      if (before != null) {
        System.arraycopy(before, 0, all, from, count);
      }
    }
    isRead = true;
    return all;
  }
}
