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
 * <p>THREADING: {@link #save} the subtask; {@link #read} others.
 */
final class FrozenSlots {
  /** Of a large table nearly every change meets a page of its own, which is copied whole. */
  private static final int PAGE_BITS = 8;
  /** Number of slots in a page; the last one may have less. */
  static final int PAGE_SLOTS = 1 << PAGE_BITS;
  private static final FrozenSlots NONE = new FrozenSlots(new StateEntry[0], 0, null);
  private static final VarHandle PAGES = MethodHandles.arrayElementVarHandle(StateEntry[][].class);

  private final StateEntry[] slots;
  private final int entryCount;
  private final StateEntry[][] saved;
  private final Generations.Hold hold;
  private volatile boolean isRead;

  /** Freezes an array; the hold tells when nobody reads it any more. Cost: one reference for each page. */
  FrozenSlots(StateEntry[] slots, int entryCount, Generations.Hold hold) {
    this.slots = slots;
    this.entryCount = entryCount;
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

  /** Number of slots that are not empty. */
  int entryCount() {
    return entryCount;
  }

  /** Number of pages. */
  int pageCount() {
    return saved.length;
  }

  /**
   * Reads a page as it was. Several threads may read, each other pages.
   *
   * @param target takes the slots from its start on, at least {@link #PAGE_SLOTS} long
   * @return number of slots
   */
  int read(int page, StateEntry[] target) {
    return read(page, target, 0);
  }

  private int read(int page, StateEntry[] target, int at) {
    int from = page << PAGE_BITS;
    int count = Math.min(PAGE_SLOTS, slots.length - from);
    System.arraycopy(slots, from, target, at, count);
    VarHandle.fullFence();
    StateEntry[] before = (StateEntry[]) PAGES.getAcquire(saved, page);
    if (before != null) {
      System.arraycopy(before, 0, target, at, count);
    }
    return count;
  }

  /** The slots as they were, in an array of their own, and the end of reading. Cost: number of slots. */
  StateEntry[] read() {
    StateEntry[] all = new StateEntry[slots.length];
    for (int page = 0; page < saved.length; page++) {
      read(page, all, page << PAGE_BITS);
    }
    end();
    return all;
  }

  /** Nothing is read any more. */
  void end() {
    isRead = true;
  }
}
