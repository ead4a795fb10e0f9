package dev.stillwater.engine.snapshot.text;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.value.TtlValue;
import java.util.List;

/**
 * How entries of state are printed, one a line.
 *
 * <p>THREADING: one thread.
 */
public interface EntryFormat {
  /** Names of the fields that every entry has, in order. */
  List<String> FIELDS = List.of("operatorId", "uid", "state", "kind", "keyGroup", "subtask", "key", "namespace", "userKey", "value");
  /** Field of timers: when they fire. */
  String TIMESTAMP = "timestamp";
  /** Field of values with a time to live: when they were last used. */
  String LAST_ACCESS = "lastAccess";

  /** The entries that follow belong to the state, of the operator with the uid; an empty uid is not known. */
  void state(StateView state, String uid);

  /** Appends an entry and the end of its line. */
  void entry(SnapshotEntry entry, Utf8Text out);

  /** Whether the value, or each of its elements, has a time to live. */
  static boolean hasLastAccess(Object value) {
    return value instanceof TtlValue || value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof TtlValue;
  }

  /** Appends when the value was last used, in milliseconds; of a list the times of its elements. */
  static void appendLastAccess(Object value, Utf8Text out) {
    if (value instanceof TtlValue ttl) {
      out.number(ttl.lastAccess());
      return;
    }
    String separator = "[";
    for (Object element : (List<?>) value) {
      appendLastAccess(element, out.ascii(separator));
      separator = ",";
    }
    out.ascii(']');
  }

  /** Appends the value of the entry as JSON; of a timer when it fires. */
  static void appendValue(SnapshotEntry entry, Utf8Text out) {
    if (entry.timestamp().isPresent()) {
      out.ascii("{\"timestamp\":").number(entry.timestamp().getAsLong()).ascii('}');
    } else {
      ValueJson.append(entry.value(), out);
    }
  }
}
