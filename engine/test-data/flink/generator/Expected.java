package generator;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple;
import org.apache.flink.types.Either;
import org.apache.flink.types.Row;

/** The content that a snapshot must have, as JSON Lines, from the values that the job puts in; no state is read. */
public final class Expected {
  private final List<String> lines = new ArrayList<>();

  /** What is written into the file as it is. */
  public record Raw(String json) {
  }

  /** Adds an entry: pairs of field name and value after uid, state and kind. */
  public void add(String uid, String state, String kind, Object... fields) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("uid", uid);
    line.put("state", state);
    line.put("kind", kind);
    for (int i = 0; i < fields.length; i += 2) {
      line.put((String) fields[i], fields[i + 1]);
    }
    lines.add(json(line));
  }

  /** Adds a keyed entry. */
  public void keyed(String uid, String state, String kind, Object key, Object namespace, Object userKey, Object value) {
    add(uid, state, kind, "key", key, "namespace", namespace, "userKey", userKey, "value", value);
  }

  /** Adds a timer. */
  public void timer(String uid, String state, Object key, Object namespace, long timestamp) {
    add(uid, state, "timer", "key", key, "namespace", namespace, "userKey", null, "value", Map.of("timestamp", timestamp), "timestamp", timestamp);
  }

  /** A window as namespace. */
  public static Map<String, Object> window(long start, long end) {
    Map<String, Object> window = new LinkedHashMap<>();
    window.put("start", start);
    window.put("end", end);
    return window;
  }

  public void write(Path file) throws Exception {
    lines.sort(Comparator.naturalOrder());
    Files.write(file, lines);
  }

  static String json(Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(Object value, StringBuilder out) {
    if (value == null || value instanceof Boolean || value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long
        || value instanceof BigInteger) {
      out.append(value);
    } else if (value instanceof Raw raw) {
      out.append(raw.json());
    } else if (value instanceof BigDecimal decimal) {
      out.append(decimal.toPlainString());
    } else if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      out.append(Double.isFinite(number) ? value.toString() : '"' + value.toString() + '"');
    } else if (value instanceof CharSequence || value instanceof Character || value instanceof TemporalAccessor) {
      text(value.toString(), out);
    } else if (value instanceof Enum<?> constant) {
      text(constant.name(), out);
    } else if (value instanceof byte[] bytes) {
      text("0x" + HexFormat.of().formatHex(bytes), out);
    } else if (value.getClass().isArray()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(Array.get(value, i));
      }
      list(elements, out);
    } else if (value instanceof Collection<?> elements) {
      list(elements, out);
    } else if (value instanceof Map<?, ?> map) {
      map(map, out);
    } else if (value instanceof Tuple tuple) {
      List<Object> fields = new ArrayList<>();
      for (int i = 0; i < tuple.getArity(); i++) {
        fields.add(tuple.getField(i));
      }
      list(fields, out);
    } else if (value instanceof Either<?, ?> either) {
      map(Map.of(either.isLeft() ? "left" : "right", either.isLeft() ? either.left() : either.right()), out);
    } else if (value instanceof Row row) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.getArity(); i++) {
        fields.put("f" + i, row.getField(i)); // Flink does not write the names into the snapshot of the serializer.
      }
      map(fields, out);
    } else {
      map(fields(value), out);
    }
  }

  private static Map<String, Object> fields(Object pojo) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Arrays.stream(pojo.getClass().getFields()).filter(field -> !Modifier.isStatic(field.getModifiers())).sorted(Comparator.comparing(Field::getName)).forEach(field -> {
      try {
        fields.put(field.getName(), field.get(pojo));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    });
    return fields;
  }

  private static void list(Collection<?> elements, StringBuilder out) {
    String separator = "[";
    for (Object element : elements) {
      out.append(separator);
      append(element, out);
      separator = ",";
    }
    out.append(elements.isEmpty() ? "[]" : "]");
  }

  private static void map(Map<?, ?> map, StringBuilder out) {
    if (!map.keySet().stream().allMatch(CharSequence.class::isInstance)) {
      list(map.entrySet().stream().map(entry -> {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("key", entry.getKey());
        pair.put("value", entry.getValue());
        return pair;
      }).toList(), out);
      return;
    }
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      text(entry.getKey().toString(), out);
      out.append(':');
      append(entry.getValue(), out);
      separator = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
