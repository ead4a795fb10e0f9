package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.GlobalWindowValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the entries of a snapshot into the form of the {@code expected.jsonl} files that {@code generator/README.md} describes. */
public final class GeneratedContent {
  private static final int LONG_DIGITS_MAX = 19;

  private GeneratedContent() {
  }

  /** The expected lines of a fixture such as {@code 2.3.0/types-heap}, in a form that can be compared, sorted. */
  public static List<String> expected(String fixture) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(FlinkSnapshots.FOLDER.resolve(fixture).resolve("expected.jsonl"))) {
      Map<String, Object> entry = new TreeMap<>();
      ((Map<?, ?>) Json.parse(line)).forEach((name, value) -> entry.put((String) name, value));
      entry.put("uid", OperatorIds.ofUid((String) entry.get("uid")));
      lines.add(normal(entry).toString());
    }
    lines.sort(null);
    return lines;
  }

  /** The entries of the states of a snapshot that such a file lists, in the same form, sorted. Key groups that cannot be read are left out. */
  public static List<String> of(Path folder) throws SnapshotException {
    List<String> lines = new ArrayList<>();
    try (SnapshotView snapshot = SnapshotReader.open(folder, SnapshotOptions.local(), ProgressListener.NONE)) {
      for (OperatorView operator : snapshot.operators()) {
        for (StateView state : operator.states()) {
          if (state.kind().compareTo(StateKind.COORDINATOR) < 0 && !state.name().equals("SourceReaderState")) {
            add(operator, state, lines);
          }
        }
      }
    }
    lines.sort(null);
    return lines;
  }

  private static void add(OperatorView operator, StateView state, List<String> lines) throws SnapshotException {
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (next(cursor)) {
        Map<String, Object> line = new TreeMap<>();
        line.put("uid", operator.operatorId());
        line.put("state", state.name());
        line.put("kind", state.kind().text());
        if (!state.kind().isKeyed() && state.kind() != StateKind.BROADCAST) {
          line.put("subtask", cursor.subtask());
        }
        line.put("key", json(cursor.key()));
        line.put("namespace", json(cursor.namespace()));
        line.put("userKey", json(cursor.userKey()));
        line.put("value", json(cursor.value()));
        if (state.kind() == StateKind.TIMER) {
          line.put("value", Map.of("timestamp", cursor.timestamp().orElseThrow()));
          line.put("timestamp", cursor.timestamp().orElseThrow());
        }
        lines.add(normal(line).toString());
      }
    }
  }

  private static boolean next(EntryCursor cursor) throws SnapshotException {
    while (true) {
      try {
        return cursor.next();
      } catch (UnreadableSerializer e) {
        continue;
      }
    }
  }

  private static Object normal(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, inner) -> sorted.put((String) key, normal(inner)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(GeneratedContent::normal).toList();
      case BigDecimal number when number.precision() > LONG_DIGITS_MAX -> normal(number.doubleValue());
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case String text -> '"' + text + '"';
      default -> value;
    };
  }

  private static Object json(Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case VoidNamespaceValue ignored -> Optional.empty();
      case GlobalWindowValue ignored -> "global";
      case Double number when !Double.isFinite(number) -> number.toString();
      case Float number when !Float.isFinite(number) -> number.toString();
      case Number number -> new BigDecimal(number.toString());
      case Boolean bool -> bool;
      case EnumValue constant -> constant.constant();
      case EitherValue either -> Map.of(either.isLeft() ? "left" : "right", json(either.value()));
      case BytesValue bytes -> "0x" + HexFormat.of().formatHex(bytes.bytes());
      case OpaqueValue opaque -> Map.of("hex", "0x" + HexFormat.of().formatHex(opaque.bytes()));
      case TtlValue ttl -> json(ttl.value());
      case TimeWindowValue window -> Map.of("start", window.start(), "end", window.end());
      case TupleValue tuple -> array(tuple.values());
      case List<?> list -> array(list);
      case StructValue struct -> {
        Map<String, Object> object = new TreeMap<>();
        for (int index = 0; index < struct.fieldNames().size(); index++) {
          object.put(struct.fieldNames().get(index), json(struct.values().get(index)));
        }
        yield object;
      }
      case Map<?, ?> map -> map.keySet().stream().allMatch(String.class::isInstance) ? object(map) : pairs(map);
      default -> value.toString();
    };
  }

  private static List<Object> array(List<?> values) {
    List<Object> array = new ArrayList<>();
    values.forEach(value -> array.add(json(value)));
    return array;
  }

  private static Map<String, Object> object(Map<?, ?> map) {
    Map<String, Object> object = new TreeMap<>();
    map.forEach((key, value) -> object.put((String) key, json(value)));
    return object;
  }

  private static List<Object> pairs(Map<?, ?> map) {
    List<Object> pairs = new ArrayList<>();
    map.forEach((key, value) -> pairs.add(Map.of("key", json(key), "value", json(value))));
    return pairs;
  }
}
