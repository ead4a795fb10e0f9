package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.GlobalWindowValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Decoded values of state as text for people.
 *
 * <p>THREADING: stateless.
 */
public final class StateValueText {
  private static final int CHARACTERS_MAX = 400;

  private StateValueText() {
  }

  /** The value; long ones are cut. */
  public static String of(Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.length() <= CHARACTERS_MAX ? out.toString() : out.substring(0, CHARACTERS_MAX) + "... (" + out.length() + " characters)";
  }

  /** A window as {@code 2001-01-04 to 2001-01-05}, times that are midnight without their zeros. */
  static String window(long startMs, long endMs) {
    return time(startMs) + " to " + time(endMs);
  }

  /** A point in time, without its zeros when it is midnight. */
  static String time(long millis) {
    StringBuilder out = new StringBuilder();
    ValueText.appendTimestamp(out, millis);
    String text = out.toString();
    return text.endsWith("T00:00:00") ? text.substring(0, text.indexOf('T')) : text;
  }

  /** What tells an entry from others of its state: {@code key ORD, window 2001-01-04 to 2001-01-05}. */
  public static String place(SnapshotEntry entry) {
    List<String> parts = new ArrayList<>();
    if (entry.key() != null) {
      parts.add("key " + of(entry.key()));
    }
    if (entry.namespace() instanceof TimeWindowValue window) {
      parts.add("window " + window(window.start(), window.end()));
    } else if (entry.namespace() != null && entry.namespace() != VoidNamespaceValue.INSTANCE) {
      parts.add("namespace " + of(entry.namespace()));
    }
    if (entry.userKey() != null) {
      parts.add("key in the map " + of(entry.userKey()));
    }
    if (entry.timestamp().isPresent()) {
      parts.add("timer at " + time(entry.timestamp().getAsLong()));
    }
    return parts.isEmpty() ? "one element" : String.join(", ", parts);
  }

  private static void append(Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("none");
      case StructValue struct -> appendStruct(struct, out);
      case TupleValue tuple -> appendList(tuple.values(), out);
      case List<?> list -> appendList(list, out);
      case Map<?, ?> map -> appendMap(map, out);
      case TimeWindowValue window -> out.append(window(window.start(), window.end()));
      case GlobalWindowValue window -> out.append("global");
      case VoidNamespaceValue namespace -> out.append("none");
      case TtlValue ttl -> append(ttl.value(), out);
      case EnumValue constant -> out.append(constant.constant());
      case EitherValue either -> append(either.value(), out.append(either.isLeft() ? "left " : "right "));
      case BytesValue bytes -> out.append("0x").append(HexFormat.of().formatHex(bytes.bytes()));
      case OpaqueValue opaque -> out.append(opaque.serializerClass()).append(" 0x").append(HexFormat.of().formatHex(opaque.bytes()));
      case BigDecimal decimal -> out.append(decimal);
      default -> out.append(value);
    }
  }

  private static void appendStruct(StructValue struct, StringBuilder out) {
    out.append('{');
    for (int index = 0; index < struct.fieldNames().size(); index++) {
      append(struct.values().get(index), out.append(index == 0 ? "" : ", ").append(struct.fieldNames().get(index)).append('='));
    }
    out.append('}');
  }

  private static void appendList(List<?> list, StringBuilder out) {
    out.append('[');
    for (int index = 0; index < list.size() && out.length() <= CHARACTERS_MAX; index++) {
      append(list.get(index), out.append(index == 0 ? "" : ", "));
    }
    out.append(']');
  }

  private static void appendMap(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      append(entry.getKey(), out.append(separator));
      append(entry.getValue(), out.append('='));
      separator = ", ";
    }
    out.append('}');
  }
}
