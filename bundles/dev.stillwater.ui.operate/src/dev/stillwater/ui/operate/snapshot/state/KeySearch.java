package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.engine.snapshot.text.CsvFormat;
import dev.stillwater.engine.snapshot.text.KeyText;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.List;
import java.util.Optional;

/**
 * Finds the entries of a key that a person has written.
 *
 * <p>THREADING: the thread that reads the state.
 */
final class KeySearch {
  private KeySearch() {
  }

  /**
   * What was found.
   *
   * @param rows numbers of the entries
   * @param example a key of the state as a person writes it, for who wrote another one
   */
  record Found(RowSet rows, String example) {
  }

  /** The entries of the key. Cost: one or two blocks of entries. */
  static Found find(OpenEntries entries, String text, ProgressListener listener) throws SnapshotException {
    List<StateRow> first = entries.rows().read(0, 1, listener);
    Object like = first.isEmpty() ? null : first.getFirst().entry().key();
    if (like == null) {
      return new Found(RowSet.EMPTY, "");
    }
    Optional<Object> key = new KeyText(text).like(like);
    return new Found(key.isPresent() ? entries.rows().find(key.get(), listener) : RowSet.EMPTY, CsvFormat.plain(like));
  }

  /** What a filter is given to find a key again: its text, or that of its first field. */
  static String prefix(Object key) {
    return switch (key) {
      case null -> "";
      case TupleValue tuple -> tuple.values().isEmpty() ? "" : CsvFormat.plain(tuple.values().getFirst());
      case StructValue struct -> struct.values().isEmpty() ? "" : CsvFormat.plain(struct.values().getFirst());
      default -> CsvFormat.plain(key);
    };
  }
}
