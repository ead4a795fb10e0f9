package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Serializers of lists, sets, arrays and maps: the number of elements, then the elements.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code ListSerializer}, {@code ArrayListSerializer}, {@code SetSerializer}, {@code GenericArraySerializer}, {@code MapSerializer}.
 */
final class CollectionSerializers {
  private static final int CAPACITY_MAX = 1024;
  /** Most elements of a collection whose elements need no bytes. */
  private static final int EMPTY_ELEMENTS_MAX = 1 << 10;

  private CollectionSerializers() {
  }

  /** What stands before each element. */
  enum Flag {
    /** Nothing. */
    NONE,
    /** A byte that is 1 for null. */
    IS_NULL,
    /** A byte that is 0 for null. */
    IS_PRESENT
  }

  /** Whether an element that does not end by itself has taken all that was left. */
  static boolean hasTakenAll(ValueSerializer element, ByteReader in) throws SnapshotException {
    return !element.isSelfDelimiting() && in.isAtEnd();
  }

  /** Lists, sets and arrays of objects. */
  static final class OfElements extends FlinkSerializer {
    private final ValueSerializer element;
    private final Flag flag;

    OfElements(SnapshotSource source, String typeText, ValueSerializer element, Flag flag) {
      super(source, typeText, VARIABLE_LENGTH);
      this.element = element;
      this.flag = flag;
    }

    /** What stands before each element. */
    Flag flag() {
      return flag;
    }

    @Override
    public boolean isSelfDelimiting() {
      return element.isSelfDelimiting();
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      int count = in.readCount("elements");
      long start = in.offset();
      List<Object> values = new ArrayList<>(Math.min(count, CAPACITY_MAX));
      for (int index = 0; index < count; index++) {
        values.add(isNullNext(in) ? null : element.read(in));
        if (hasTakenAll(element, in)) {
          break;
        }
        if (in.offset() == start) {
          // Elements without bytes are all the same; as many objects as the count says would take memory that no byte in the file stands for.
          return Collections.nCopies(requireFew(count, in), values.get(0));
        }
      }
      return values;
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      int count = in.readCount("elements");
      if (flag == Flag.NONE && element.fixedLength() > 0) {
        in.skip((long) count * element.fixedLength());
        return;
      }
      long start = in.offset();
      for (int index = 0; index < count; index++) {
        if (!isNullNext(in)) {
          element.skip(in);
        }
        if (hasTakenAll(element, in)) {
          return;
        }
        if (in.offset() == start) {
          requireFew(count, in);
          return;
        }
      }
    }

    private static int requireFew(int count, ByteReader in) throws SnapshotException {
      if (count > EMPTY_ELEMENTS_MAX) {
        throw in.corrupt("there are too many elements without any bytes.", EMPTY_ELEMENTS_MAX + " at most", Integer.toString(count));
      }
      return count;
    }

    private boolean isNullNext(ByteReader in) throws SnapshotException {
      return switch (flag) {
        case NONE -> false;
        case IS_NULL -> in.readBoolean();
        case IS_PRESENT -> !in.readBoolean();
      };
    }

    @Override
    public void write(Object value, ByteWriter out) {
      Collection<?> values = cast(Collection.class, value, this);
      out.writeInt(values.size());
      for (Object one : values) {
        if (flag != Flag.NONE) {
          out.writeBoolean(one == null == (flag == Flag.IS_NULL));
        }
        if (flag == Flag.NONE || one != null) {
          element.write(one, out);
        }
      }
    }

    @Override
    public Optional<ValueSerializer> element() {
      return Optional.of(element);
    }

    @Override
    public List<ValueSerializer> parts() {
      return List.of(element);
    }
  }

  /** Maps. */
  static final class OfMap extends FlinkSerializer {
    private final ValueSerializer key;
    private final ValueSerializer value;

    OfMap(SnapshotSource source, ValueSerializer key, ValueSerializer value) {
      super(source, "Map<" + key.typeText() + ", " + value.typeText() + ">", VARIABLE_LENGTH);
      this.key = key;
      this.value = value;
    }

    @Override
    public boolean isSelfDelimiting() {
      return key.isSelfDelimiting() && value.isSelfDelimiting();
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      int count = in.readCount("elements");
      Map<Object, Object> map = LinkedHashMap.newLinkedHashMap(Math.min(count, CAPACITY_MAX));
      for (int index = 0; index < count; index++) {
        Object entryKey = key.read(in);
        if (hasTakenAll(key, in)) {
          map.put(entryKey, null);
          break;
        }
        map.put(entryKey, in.readBoolean() ? null : value.read(in));
        if (hasTakenAll(value, in)) {
          break;
        }
      }
      return map;
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      int count = in.readCount("elements");
      for (int index = 0; index < count; index++) {
        key.skip(in);
        if (hasTakenAll(key, in)) {
          return;
        }
        if (!in.readBoolean()) {
          value.skip(in);
        }
        if (hasTakenAll(value, in)) {
          return;
        }
      }
    }

    @Override
    public void write(Object map, ByteWriter out) {
      Map<?, ?> entries = cast(Map.class, map, this);
      out.writeInt(entries.size());
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        key.write(entry.getKey(), out);
        out.writeBoolean(entry.getValue() == null);
        if (entry.getValue() != null) {
          value.write(entry.getValue(), out);
        }
      }
    }

    @Override
    public List<ValueSerializer> parts() {
      return List.of(key, value);
    }
  }
}
