package dev.stillwater.engine.compare;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import java.util.Objects;

/**
 * An entry in which two snapshots differ.
 *
 * <p>THREADING: immutable.
 *
 * @param kind what happened to it
 * @param entry the entry of the later snapshot; of the earlier one if it was removed
 * @param oldValue value in the earlier snapshot; null if it was added, and for timers
 * @param newValue value in the later snapshot; null if it was removed, and for timers
 */
public record EntryChange(Kind kind, SnapshotEntry entry, Object oldValue, Object newValue) {
  /** What happened to an entry. */
  public enum Kind {
    /** Only the later snapshot has it. */
    ADDED("added"),
    /** Only the earlier snapshot has it. */
    REMOVED("removed"),
    /** Both have it, with different values. */
    CHANGED("changed");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word for it. */
    public String text() {
      return text;
    }
  }

  public EntryChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(entry, "entry");
  }
}
