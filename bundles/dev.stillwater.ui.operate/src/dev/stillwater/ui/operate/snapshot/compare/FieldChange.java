package dev.stillwater.ui.operate.snapshot.compare;

import dev.stillwater.engine.compare.EntryChange;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.index.ReadableText;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A field of a value before and after.
 *
 * <p>THREADING: immutable.
 *
 * @param field name of the field, with those above it; empty for a value without fields
 * @param before its value in the earlier snapshot, empty if there was none
 * @param after its value in the later one
 * @param isChanged whether they differ
 */
record FieldChange(String field, String before, String after, boolean isChanged) {
  private static final int FIELDS_MAX = 2_000;
  private static final Object NONE = new Object();

  /** The fields of a changed entry. Cost: their number, two thousand at most. */
  static List<FieldChange> of(EntryChange change, StateKind kind) {
    List<FieldChange> fields = new ArrayList<>();
    if (kind == StateKind.TIMER) {
      return fields;
    }
    Object old = change.kind() == EntryChange.Kind.ADDED ? NONE : change.oldValue();
    Object now = change.kind() == EntryChange.Kind.REMOVED ? NONE : change.newValue();
    collect("", old, now, fields);
    return fields;
  }

  private static void collect(String name, Object old, Object now, List<FieldChange> fields) {
    Map<String, Object> oldParts = parts(old);
    Map<String, Object> newParts = parts(now);
    if (fields.size() >= FIELDS_MAX) {
      return;
    }
    if (oldParts.isEmpty() && newParts.isEmpty()) {
      fields.add(new FieldChange(name, text(old), text(now), !Objects.equals(old, now)));
      return;
    }
    Set<String> names = new LinkedHashSet<>(oldParts.keySet());
    names.addAll(newParts.keySet());
    for (String part : names) {
      collect(name.isEmpty() ? part : name + "." + part, oldParts.getOrDefault(part, NONE), newParts.getOrDefault(part, NONE), fields);
    }
  }

  private static String text(Object value) {
    return value == NONE ? "" : value == null ? "null" : ReadableText.of(value).replace('\n', ' ');
  }

  private static Map<String, Object> parts(Object value) {
    Map<String, Object> parts = new LinkedHashMap<>();
    switch (value) {
      case StructValue struct -> {
        for (int index = 0; index < struct.values().size(); index++) {
          parts.put(struct.fieldNames().get(index), struct.values().get(index));
        }
      }
      case TupleValue tuple -> {
        for (int index = 0; index < tuple.values().size(); index++) {
          parts.put("f" + index, tuple.values().get(index));
        }
      }
      case List<?> list -> {
        for (int index = 0; index < Math.min(list.size(), FIELDS_MAX); index++) {
          parts.put("[" + index + "]", list.get(index));
        }
      }
      case Map<?, ?> map -> map.entrySet().stream().limit(FIELDS_MAX).forEach(entry -> parts.put(ReadableText.of(entry.getKey()), entry.getValue()));
      case TtlValue ttl -> {
        parts.put("lastAccess", ReadableText.time(ttl.lastAccess()));
        parts.put("value", ttl.value());
      }
      case null, default -> {
      }
    }
    return parts;
  }
}
