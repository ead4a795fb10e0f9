package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.time.Instant;
import java.util.List;

/**
 * Reads values as their serializers do and tells which of their bytes are which part: fields of rows, tuples and POJOs, elements of lists, entries of maps.
 *
 * <p>THREADING: stateless.
 */
public final class ValueParts {
  private ValueParts() {
  }

  /**
   * Reads a value and tells its parts. Cost: that of reading it.
   *
   * @param name what the value is
   * @param in stands at the value, and ends with it if the serializer does not say where its values end
   * @throws SnapshotException if the bytes end too early or cannot be a value; the parts before have been told, those around them have no end
   */
  public static void read(String name, ValueSerializer serializer, ByteReader in, ValueTrace trace) throws SnapshotException {
    trace.begin(name, in.offset());
    if (!trace.isOpen() || !readParts(serializer, in, trace)) {
      trace.end(serializer.read(in), in.offset());
    } else {
      trace.end(null, in.offset());
    }
  }

  /** Reads a value of which a byte before it says that it is missing. */
  public static void readUnlessNull(String name, ValueSerializer serializer, ByteReader in, ValueTrace trace) throws SnapshotException {
    if (!flag(name + " is null", in, trace)) {
      read(name, serializer, in, trace);
    }
  }

  private static boolean flag(String name, ByteReader in, ValueTrace trace) throws SnapshotException {
    trace.begin(name, in.offset());
    boolean isSet = in.readBoolean();
    trace.end(isSet, in.offset());
    return isSet;
  }

  private static int count(ByteReader in, ValueTrace trace) throws SnapshotException {
    trace.begin("count", in.offset());
    int count = in.readCount("elements");
    trace.end(count, in.offset());
    return count;
  }

  /** Reads a value with parts; false, with nothing read, for one that is a part itself. */
  private static boolean readParts(ValueSerializer serializer, ByteReader in, ValueTrace trace) throws SnapshotException {
    switch (serializer) {
      case RowSerializer row -> readRow(row, in, trace);
      case PojoSerializer pojo -> readPojo(pojo, in, trace);
      case CompositeSerializers.OfTuple tuple -> readFields(tuple, in, trace);
      case CompositeSerializers.OfTtl ttl -> {
        read("last access", ttl.parts().get(0), in, trace);
        read("value", ttl.parts().get(1), in, trace);
      }
      case CompositeSerializers.OfTimer timer -> {
        trace.begin("time", in.offset());
        trace.end(Instant.ofEpochMilli(in.readLong() ^ Long.MIN_VALUE), in.offset());
        read("key", timer.parts().get(0), in, trace);
        read("namespace", timer.parts().get(1), in, trace);
      }
      case CollectionSerializers.OfElements list when list.flag() == CollectionSerializers.Flag.NONE -> readElements(list.parts().getFirst(), in, trace);
      case CollectionSerializers.OfMap map -> readEntries(map.parts().get(0), map.parts().get(1), true, in, trace);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void readRow(RowSerializer row, ByteReader in, ValueTrace trace) throws SnapshotException {
    RowType type = row.rowType();
    byte[] nulls = null;
    if (type.nullableCount() > 0) {
      trace.begin("null bits", in.offset());
      nulls = row.readNulls(in);
      trace.end(null, in.offset());
    }
    int bit = 0;
    for (int index = 0; index < type.size(); index++) {
      boolean isNull = type.field(index).isNullable() && RowSerializer.isSet(nulls, bit++);
      if (!isNull) {
        trace.begin(type.field(index).name(), in.offset());
        trace.end(RowSerializer.readField(type.field(index).type(), in), in.offset());
      }
    }
  }

  private static void readPojo(PojoSerializer pojo, ByteReader in, ValueTrace trace) throws SnapshotException {
    trace.begin("class", in.offset());
    PojoSerializer.Shape shape = pojo.readShape(in);
    trace.end(shape.text(), in.offset());
    if (shape.subclass().isPresent()) {
      read("subclass", shape.subclass().get(), in, trace);
      return;
    }
    List<ValueSerializer> fields = shape.isNull() ? List.of() : pojo.parts();
    for (int index = 0; index < fields.size(); index++) {
      readUnlessNull(pojo.fieldNames().get(index), fields.get(index), in, trace);
      if (CollectionSerializers.hasTakenAll(fields.get(index), in)) {
        return;
      }
    }
  }

  private static void readFields(CompositeSerializers.OfTuple tuple, ByteReader in, ValueTrace trace) throws SnapshotException {
    List<ValueSerializer> fields = tuple.parts();
    for (int index = 0; index < fields.size(); index++) {
      read("f" + index, fields.get(index), in, trace);
      if (CollectionSerializers.hasTakenAll(fields.get(index), in)) {
        return;
      }
    }
  }

  /** Reads the number of elements of a list, and the elements. */
  public static void readElements(ValueSerializer element, ByteReader in, ValueTrace trace) throws SnapshotException {
    int count = count(in, trace);
    long start = in.offset();
    for (int index = 0; index < count; index++) {
      if (!trace.isOpen()) {
        element.skip(in);
        continue;
      }
      read("[" + index + "]", element, in, trace);
      if (CollectionSerializers.hasTakenAll(element, in) || in.offset() == start) {
        return;
      }
    }
  }

  /** Reads the number of entries of a map, and the entries: key, a byte that is 1 for null, value. */
  public static void readMap(ValueSerializer key, ValueSerializer value, ByteReader in, ValueTrace trace) throws SnapshotException {
    readEntries(key, value, true, in, trace);
  }

  /** Reads the number of entries of a broadcast state, and the entries: key, value. */
  public static void readEntries(ValueSerializer key, ValueSerializer value, ByteReader in, ValueTrace trace) throws SnapshotException {
    readEntries(key, value, false, in, trace);
  }

  private static void readEntries(ValueSerializer key, ValueSerializer value, boolean hasNulls, ByteReader in, ValueTrace trace) throws SnapshotException {
    int count = count(in, trace);
    for (int index = 0; index < count; index++) {
      if (!trace.isOpen()) {
        key.skip(in);
        if (!hasNulls || !in.readBoolean()) {
          value.skip(in);
        }
        continue;
      }
      read("key " + index, key, in, trace);
      if (CollectionSerializers.hasTakenAll(key, in)) {
        return;
      }
      if (hasNulls) {
        readUnlessNull("value " + index, value, in, trace);
      } else {
        read("value " + index, value, in, trace);
      }
      if (CollectionSerializers.hasTakenAll(value, in)) {
        return;
      }
    }
  }

  /** Reads all that is left as bytes without meaning. */
  public static void readRest(String name, String serializerClass, ByteReader in, ValueTrace trace) throws SnapshotException {
    trace.begin(name, in.offset());
    trace.end(new OpaqueValue(serializerClass, in.readRemaining()), in.offset());
  }
}
