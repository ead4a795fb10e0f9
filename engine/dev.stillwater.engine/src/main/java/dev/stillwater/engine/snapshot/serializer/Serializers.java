package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.Flag;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.OfElements;
import dev.stillwater.engine.snapshot.serializer.CollectionSerializers.OfMap;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.LengthRule;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfTimer;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfTtl;
import dev.stillwater.engine.snapshot.serializer.CompositeSerializers.OfTuple;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The serializers that our own snapshots are written with.
 *
 * <p>THREADING: stateless.
 */
public final class Serializers {
  private static final int TUPLE_FIELDS_MAX = 25;
  private static final int TUPLE_VERSION = 2;
  private static final int LIST_VERSION = 1;
  private static final int MAP_VERSION = 1;
  private static final int TIMER_VERSION = 2;
  private static final int TTL_VERSION = 2;
  private static final ValueSerializer BOOLEAN = BasicType.BOOLEAN.serializer();
  private static final ValueSerializer INT = BasicType.INT.serializer();
  private static final ValueSerializer LONG = BasicType.LONG.serializer();
  private static final ValueSerializer DOUBLE = BasicType.DOUBLE.serializer();
  private static final ValueSerializer STRING = BasicType.STRING.serializer();
  private static final ValueSerializer BYTE_ARRAY = BasicType.BYTE_ARRAY.serializer();
  private static final ValueSerializer BYTE_ARRAY_OBJECT = ByteArraySerializer.of(BYTE_ARRAY);
  private static final ValueSerializer TIME_WINDOW = BasicType.TIME_WINDOW.serializer();
  private static final ValueSerializer VOID_NAMESPACE = BasicType.VOID_NAMESPACE.serializer();

  private Serializers() {
  }

  /** Flink's {@code BooleanSerializer}. */
  public static ValueSerializer ofBoolean() {
    return BOOLEAN;
  }

  /** Flink's {@code IntSerializer}. */
  public static ValueSerializer ofInt() {
    return INT;
  }

  /** Flink's {@code LongSerializer}. */
  public static ValueSerializer ofLong() {
    return LONG;
  }

  /** Flink's {@code DoubleSerializer}. */
  public static ValueSerializer ofDouble() {
    return DOUBLE;
  }

  /** Flink's {@code StringSerializer}. */
  public static ValueSerializer ofString() {
    return STRING;
  }

  /** Flink's {@code BigDecSerializer}. */
  public static ValueSerializer ofDecimal() {
    return BasicType.BIG_DECIMAL.serializer();
  }

  /** Flink's {@code BytePrimitiveArraySerializer}. */
  public static ValueSerializer ofBytes() {
    return BYTE_ARRAY;
  }

  /** As {@link #ofBytes}, with values that are plain arrays of bytes. */
  public static ValueSerializer ofByteArrays() {
    return BYTE_ARRAY_OBJECT;
  }

  /** Flink's {@code TupleSerializer} of {@code TupleN}. */
  public static ValueSerializer ofTuple(List<ValueSerializer> fields) {
    if (fields.isEmpty() || fields.size() > TUPLE_FIELDS_MAX) {
      throw new IllegalArgumentException("A tuple has 1 to " + TUPLE_FIELDS_MAX + " fields, not " + fields.size() + ".");
    }
    String name = SnapshotClasses.TUPLE_CLASS + fields.size();
    ByteWriter snapshot = beginComposite(SnapshotClasses.TUPLE, TUPLE_VERSION).writeUtf(name);
    return new OfTuple(endComposite(SnapshotClasses.TUPLE, snapshot, fields), FlinkSerializer.simpleName(name), fields, LengthRule.SUM_OF_POSITIVE, true);
  }

  /** Flink's {@code ListSerializer}. */
  public static ValueSerializer ofList(ValueSerializer element) {
    SnapshotSource source = endComposite(SnapshotClasses.LIST, beginComposite(SnapshotClasses.LIST, LIST_VERSION), List.of(element));
    return new OfElements(source, "List<" + element.typeText() + ">", element, Flag.NONE);
  }

  /** Flink's {@code MapSerializer}. */
  public static ValueSerializer ofMap(ValueSerializer key, ValueSerializer value) {
    return new OfMap(endComposite(SnapshotClasses.MAP, beginComposite(SnapshotClasses.MAP, MAP_VERSION), List.of(key, value)), key, value);
  }

  /** Flink's {@code TimeWindow.Serializer}. */
  public static ValueSerializer ofTimeWindow() {
    return TIME_WINDOW;
  }

  /** Flink's {@code VoidNamespaceSerializer}. */
  public static ValueSerializer ofVoidNamespace() {
    return VOID_NAMESPACE;
  }

  /** Flink's {@code TimerSerializer} for timers of a key and a namespace. */
  public static ValueSerializer ofTimer(ValueSerializer key, ValueSerializer namespace) {
    List<ValueSerializer> nested = List.of(key, namespace);
    return new OfTimer(endComposite(SnapshotClasses.TIMER, beginComposite(SnapshotClasses.TIMER, TIMER_VERSION), nested), key, namespace);
  }

  /** Flink's {@code TtlStateFactory.TtlSerializer} of values with a time to live, see {@code TtlValue}. */
  public static ValueSerializer ofTtl(ValueSerializer value) {
    SnapshotSource source = endComposite(SnapshotClasses.TTL, beginComposite(SnapshotClasses.TTL, TTL_VERSION), List.of(LONG, value));
    return new OfTtl(source, LONG, value);
  }

  /** The serializer of the values behind a time to live; empty where values have none. O(1). */
  public static Optional<ValueSerializer> behindTtl(ValueSerializer serializer) {
    return serializer instanceof OfTtl ttl ? ttl.element() : Optional.empty();
  }

  /** Our serializer of rows, whose twin on Flink is {@code dev.stillwater.flink.RowSerializer}. */
  public static ValueSerializer ofRow(RowType type) {
    return RowSerializer.of(type);
  }

  /**
   * Our serializer of rows as objects of the prototype's class; bytes and snapshot are those of {@link #ofRow(RowType)}. The event time of a row is not
   * stored. {@code read} gives a new row each time, {@code write} takes a row of the class and keeps nothing of it.
   */
  public static ValueSerializer ofRow(Row prototype) {
    return RowObjectSerializer.of(prototype);
  }

  /** Whether values of both have the same bytes: both describe themselves alike in a snapshot; false when one is known by name alone. Cost: descriptions. */
  public static boolean areEqual(ValueSerializer one, ValueSerializer other) {
    ByteWriter left = new ByteWriter();
    ByteWriter right = new ByteWriter();
    try {
      one.writeSnapshot(left);
      other.writeSnapshot(right);
    } catch (IllegalArgumentException unknown) {
      return false;
    }
    return Arrays.equals(left.array(), 0, left.size(), right.array(), 0, right.size());
  }

  /**
   * Flink's serializer of the key that the fields make: of the boxed value for one field, of a tuple for several. Times are longs.
   *
   * @throws IllegalArgumentException if there is no field, more than a tuple holds, or one of a type that cannot be a key
   */
  public static ValueSerializer ofKey(RowType fields) {
    List<ValueSerializer> parts = fields.fields().stream().map(Serializers::ofKeyField).toList();
    return parts.size() == 1 ? parts.get(0) : ofTuple(parts);
  }

  private static ValueSerializer ofKeyField(RowField field) {
    return switch (field.type()) {
      case BOOLEAN -> BOOLEAN;
      case INT -> INT;
      case LONG, TIMESTAMP -> LONG;
      case DOUBLE -> DOUBLE;
      case STRING -> STRING;
      case BYTES, DECIMAL -> throw new IllegalArgumentException("The field '" + field.name() + "' of type " + field.type().text() + " cannot be a key.");
    };
  }

  /** The columns of our rows, if the serializer is one of them; also of one that was read from a file. O(1). */
  public static Optional<RowType> rowType(ValueSerializer serializer) {
    if (serializer instanceof RowObjectSerializer rows) {
      return Optional.of(rows.rowType());
    }
    return serializer instanceof RowSerializer rows ? Optional.of(rows.rowType()) : Optional.empty();
  }

  private static ByteWriter beginComposite(String className, int outerVersion) {
    return new ByteWriter().writeUtf(className).writeInt(SnapshotParser.COMPOSITE_VERSION).writeInt(SnapshotParser.COMPOSITE_MAGIC).writeInt(outerVersion);
  }

  private static SnapshotSource endComposite(String className, ByteWriter snapshot, List<ValueSerializer> nested) {
    snapshot.writeInt(SnapshotParser.NESTED_MAGIC).writeInt(SnapshotParser.NESTED_VERSION).writeInt(nested.size());
    nested.forEach(serializer -> serializer.writeSnapshot(snapshot));
    return SnapshotSource.of(className, snapshot);
  }
}
