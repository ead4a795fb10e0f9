package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.engine.snapshot.text.CsvFormat;
import dev.stillwater.engine.snapshot.text.KeyText;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the entries of a key that a person has written.
 *
 * <p>THREADING: the thread that reads the state.
 */
final class KeySearch {
  /** Entries whose keys show what keys look like. */
  private static final int EXAMPLES = 100;

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

  /** The entries of the key. Cost: some blocks of entries. */
  static Found find(OpenEntries entries, String text, ProgressListener listener) throws SnapshotException {
    List<Object> keys = entries.rows().read(0, EXAMPLES, listener).stream().map(row -> row.entry().key()).filter(Objects::nonNull).toList();
    Optional<Object> like = KeyText.example(keys);
    if (like.isEmpty()) {
      return new Found(RowSet.EMPTY, "");
    }
    for (String reading : readings(text)) {
      KeyText written = new KeyText(reading);
      // A constant of an enumeration cannot be made from its name, but is among the first keys, as there are few of them.
      Optional<Object> key = keys.stream().filter(written::matches).findFirst().or(() -> written.like(like.get()));
      RowSet rows = key.isPresent() ? entries.rows().find(key.get(), listener) : RowSet.EMPTY;
      if (rows.size() > 0) {
        return new Found(rows, CsvFormat.plain(like.get()));
      }
    }
    return new Found(RowSet.EMPTY, CsvFormat.plain(like.get()));
  }

  /** What a text can mean: itself, itself without the blanks around it, and what it quotes, for keys that are empty or hold the end of a line. */
  private static Set<String> readings(String text) {
    Set<String> readings = new LinkedHashSet<>(List.of(text, text.strip()));
    try {
      if (text.strip().startsWith("\"") && Json.parse(text.strip()) instanceof String quoted) {
        readings.add(quoted);
      }
    } catch (IllegalArgumentException noQuotation) {
      // Then the quotes are a part of the key.
      return readings;
    }
    return readings;
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
