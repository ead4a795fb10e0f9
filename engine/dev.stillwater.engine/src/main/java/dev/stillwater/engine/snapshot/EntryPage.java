package dev.stillwater.engine.snapshot;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Some entries of a state in the order of the cursor.
 *
 * <p>THREADING: immutable.
 *
 * @param entries the entries
 * @param next what the next page begins with; empty at the end
 */
public record EntryPage(List<SnapshotEntry> entries, Optional<String> next) {
  public EntryPage {
    entries = Collections.unmodifiableList(entries);
  }
}
