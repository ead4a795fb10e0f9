package dev.stillwater.ui.operate.snapshot.metadata;

import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.operate.snapshot.page.SnapshotNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * The records of the metadata as lines, name by name and value by value: whatever a version of the format holds is shown.
 *
 * <p>THREADING: any thread.
 */
final class RawNodes {
  private RawNodes() {
  }

  /** The lines of a record. */
  static List<SnapshotNode> of(Record record) {
    List<SnapshotNode> nodes = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      nodes.add(node(words(component.getName()), value(record, component)));
    }
    return nodes;
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The component " + component + " is not accessible", e);
    }
  }

  private static SnapshotNode node(String name, Object value) {
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return switch (plain) {
      case null -> new SnapshotNode("", List.of(name, Messages.RawNodes_none), Optional.empty(), List::of);
      case List<?> list -> new SnapshotNode("", List.of(name, list.isEmpty() ? Messages.RawNodes_none : NLS.bind(Messages.RawNodes_list, list.size())),
          Optional.empty(), () -> items(list));
      case ByteSource bytes -> new SnapshotNode("", List.of(name, NLS.bind(Messages.RawNodes_bytes, Quantities.counted(bytes.sizeBytes(), "byte", "bytes"), bytes.fileOffset())),
          Optional.empty(), List::of);
      case Record record -> new SnapshotNode("", List.of(name, title(record)), Optional.empty(), () -> of(record));
      default -> new SnapshotNode("", List.of(name, plain instanceof Enum<?> mode ? mode.name().toLowerCase(Locale.ROOT) : plain.toString()), Optional.empty(), List::of);
    };
  }

  private static List<SnapshotNode> items(List<?> list) {
    List<SnapshotNode> nodes = new ArrayList<>();
    for (int index = 0; index < list.size(); index++) {
      nodes.add(node("[" + index + "]", list.get(index)));
    }
    return nodes;
  }

  /** What tells a record from its neighbours: its first text or number. */
  private static String title(Record record) {
    String type = words(record.getClass().getSimpleName());
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = value(record, component);
      Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      if (plain instanceof String text && !text.isEmpty() || plain instanceof Integer) {
        return NLS.bind(Messages.RawNodes_record, type, plain);
      }
    }
    return type;
  }

  private static String words(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
