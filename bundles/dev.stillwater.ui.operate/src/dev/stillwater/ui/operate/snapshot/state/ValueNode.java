package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.snapshot.SnapshotEntry;
import dev.stillwater.engine.snapshot.index.ReadableText;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.engine.snapshot.value.BytesValue;
import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.EnumValue;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.snapshot.value.TimeWindowValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.ui.Quantities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.osgi.util.NLS;

/**
 * A value with a name, and the values inside of it. Long lists come in parts.
 *
 * <p>THREADING: immutable.
 *
 * @param name name: of a field, of an index, of a part of the entry
 * @param value the value; may be null
 * @param part which elements of a list are meant, the first and the one behind the last; null for the whole value
 */
record ValueNode(String name, Object value, int[] part) {
  private static final int PART_SIZE = 100;

  ValueNode(String name, Object value) {
    this(name, value, null);
  }

  /** The parts of an entry. */
  static List<ValueNode> of(StateRow row) {
    SnapshotEntry entry = row.entry();
    List<ValueNode> nodes = new ArrayList<>();
    if (entry.keyGroup() >= 0) {
      nodes.add(new ValueNode(Messages.ValueNode_keyGroup, entry.keyGroup()));
    }
    nodes.add(new ValueNode(Messages.ValueNode_subtask, entry.subtask()));
    if (entry.key() != null) {
      nodes.add(new ValueNode(Messages.ValueNode_key, entry.key()));
    }
    if (entry.namespace() != null && entry.namespace() != VoidNamespaceValue.INSTANCE) {
      nodes.add(new ValueNode(entry.namespace() instanceof TimeWindowValue ? Messages.ValueNode_window : Messages.ValueNode_namespace, entry.namespace()));
    }
    if (entry.userKey() != null) {
      nodes.add(new ValueNode(Messages.ValueNode_mapKey, entry.userKey()));
    }
    if (entry.timestamp().isPresent()) {
      nodes.add(new ValueNode(Messages.ValueNode_time, new Time(entry.timestamp().getAsLong())));
    } else if (row.problem().isPresent() && entry.value() == null) {
      nodes.add(new ValueNode(Messages.ValueNode_problem, row.problem().get()));
    } else {
      nodes.add(new ValueNode(Messages.ValueNode_value, entry.value()));
    }
    return nodes;
  }

  /** A point in time in milliseconds. */
  private record Time(long millis) {
    @Override
    public String toString() {
      return ReadableText.time(millis);
    }
  }

  /** The values inside. */
  List<ValueNode> children() {
    List<ValueNode> nodes = new ArrayList<>();
    switch (value) {
      case StructValue struct -> {
        for (int index = 0; index < struct.values().size(); index++) {
          nodes.add(new ValueNode(struct.fieldNames().get(index), struct.values().get(index)));
        }
      }
      case TupleValue tuple -> {
        for (int index = 0; index < tuple.values().size(); index++) {
          nodes.add(new ValueNode("f" + index, tuple.values().get(index)));
        }
      }
      case Collection<?> list -> elements(new ArrayList<>(list), nodes);
      case Map<?, ?> map -> elements(map.entrySet().stream().map(entry -> (Object) entry).toList(), nodes);
      case TtlValue ttl -> {
        nodes.add(new ValueNode(Messages.ValueNode_lastAccess, new Time(ttl.lastAccess())));
        nodes.add(new ValueNode(Messages.ValueNode_value, ttl.value()));
      }
      case EitherValue either -> nodes.add(new ValueNode(either.isLeft() ? Messages.ValueNode_left : Messages.ValueNode_right, either.value()));
      case TimeWindowValue window -> {
        nodes.add(new ValueNode(Messages.ValueNode_start, new Time(window.start())));
        nodes.add(new ValueNode(Messages.ValueNode_end, new Time(window.end())));
      }
      case null, default -> {
      }
    }
    return nodes;
  }

  /** Parts of a hundred, each of which may come in parts itself. */
  private void elements(List<Object> all, List<ValueNode> nodes) {
    int from = part == null ? 0 : part[0];
    int to = part == null ? all.size() : part[1];
    int size = 1;
    while ((to - from + size - 1) / size > PART_SIZE) {
      size *= PART_SIZE;
    }
    for (int start = from; start < to; start += size) {
      int end = Math.min(to, start + size);
      if (size > 1) {
        nodes.add(new ValueNode(NLS.bind(Messages.ValueNode_part, Quantities.count(start), Quantities.count(end - 1)), value, new int[] {start, end}));
      } else if (all.get(start) instanceof Map.Entry<?, ?> entry) {
        nodes.add(new ValueNode(ReadableText.of(entry.getKey()), entry.getValue()));
      } else {
        nodes.add(new ValueNode("[" + start + "]", all.get(start)));
      }
    }
  }

  /** The value in one line. */
  String text() {
    if (part != null) {
      return "";
    }
    return value == null ? Messages.EntryGrid_missing : ReadableText.of(value).replace('\n', ' ');
  }

  /** The type of the value for people. */
  String type() {
    return switch (value) {
      case null -> "";
      case StructValue struct -> struct.typeName().isEmpty() ? Messages.ValueNode_row : struct.typeName().substring(struct.typeName().lastIndexOf('.') + 1);
      case TupleValue tuple -> NLS.bind(Messages.ValueNode_tuple, tuple.values().size());
      case Collection<?> list -> part == null ? NLS.bind(Messages.ValueNode_list, Quantities.count(list.size())) : "";
      case Map<?, ?> map -> part == null ? NLS.bind(Messages.ValueNode_map, Quantities.count(map.size())) : "";
      case TtlValue ttl -> Messages.ValueNode_ttl;
      case Time time -> Messages.ValueNode_timeType;
      case Instant time -> Messages.ValueNode_timeType;
      case TimeWindowValue window -> Quantities.durationMs(window.end() - window.start());
      case OpaqueValue opaque -> opaque.serializerClass().substring(opaque.serializerClass().lastIndexOf('.') + 1);
      case BytesValue bytes -> Quantities.bytes(bytes.bytes().length);
      case EnumValue constant -> constant.typeName().substring(constant.typeName().lastIndexOf('.') + 1);
      default -> value.getClass().getSimpleName();
    };
  }
}
