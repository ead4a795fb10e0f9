package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.EitherValue;
import dev.stillwater.engine.snapshot.value.TtlValue;
import dev.stillwater.engine.snapshot.value.TupleValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * Serializers of values made of a fixed number of others.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code TupleSerializer}, {@code TtlStateFactory.TtlSerializer}, {@code TimerSerializer}, {@code NullableSerializer},
 * {@code EitherSerializer}.
 */
final class CompositeSerializers {
  private CompositeSerializers() {
  }

  /** How Flink adds up the lengths of fields. */
  enum LengthRule {
    /** Never a fixed length. */
    VARIABLE,
    /** The sum if no field is variable. */
    SUM,
    /** The sum if no field is variable or empty, as {@code TupleSerializerBase} has it. */
    SUM_OF_POSITIVE
  }

  static int lengthSum(List<ValueSerializer> fields, LengthRule rule) {
    if (rule == LengthRule.VARIABLE) {
      return ValueSerializer.VARIABLE_LENGTH;
    }
    int lowest = rule == LengthRule.SUM ? 0 : 1;
    long sum = 0;
    for (ValueSerializer field : fields) {
      if (field.fixedLength() < lowest) {
        return ValueSerializer.VARIABLE_LENGTH;
      }
      sum += field.fixedLength();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  private static String tupleText(String name, List<ValueSerializer> fields) {
    StringJoiner text = new StringJoiner(", ", name + "<", ">");
    fields.forEach(field -> text.add(field.typeText()));
    return text.toString();
  }

  /** Tuples, Scala's case classes, and other values of Flink's that are fields one after the other. */
  static final class OfTuple extends FlinkSerializer {
    private final List<ValueSerializer> fields;
    private final boolean isTuple;
    private final boolean isSelfDelimiting;

    /** {@code isTuple} says that Flink's class is one of its own tuples, whose hash code is known. */
    OfTuple(SnapshotSource source, String name, List<ValueSerializer> fields, LengthRule rule, boolean isTuple) {
      super(source, tupleText(name, fields), lengthSum(fields, rule));
      this.fields = List.copyOf(fields);
      this.isTuple = isTuple;
      isSelfDelimiting = areSelfDelimiting(fields);
    }

    @Override
    public boolean isSelfDelimiting() {
      return isSelfDelimiting;
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      Object[] values = new Object[fields.size()];
      for (int index = 0; index < values.length; index++) {
        ValueSerializer field = fields.get(index);
        values[index] = field.read(in);
        if (!isSelfDelimiting && CollectionSerializers.hasTakenAll(field, in)) {
          return new TupleValue(Arrays.asList(values).subList(0, index + 1));
        }
      }
      return new TupleValue(Arrays.asList(values));
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      if (fixedLength() > 0) {
        in.skip(fixedLength());
        return;
      }
      for (ValueSerializer field : fields) {
        field.skip(in);
        if (!isSelfDelimiting && CollectionSerializers.hasTakenAll(field, in)) {
          return;
        }
      }
    }

    @Override
    public void write(Object value, ByteWriter out) {
      List<Object> values = cast(TupleValue.class, value, this).values();
      if (values.size() != fields.size() && (isSelfDelimiting || values.size() > fields.size())) {
        throw new IllegalArgumentException("A value of the type " + typeText() + " needs " + fields.size() + " fields, not " + values.size() + ".");
      }
      for (int index = 0; index < values.size(); index++) {
        fields.get(index).write(values.get(index), out);
      }
    }

    @Override
    public OptionalInt keyHash(Object key) {
      if (!isTuple || !(key instanceof TupleValue tuple) || tuple.values().size() != fields.size()) {
        return OptionalInt.empty();
      }
      int hash = 0;
      for (int index = 0; index < fields.size(); index++) {
        Object value = tuple.values().get(index);
        OptionalInt fieldHash = value == null ? OptionalInt.of(0) : fields.get(index).keyHash(value);
        if (fieldHash.isEmpty()) {
          return OptionalInt.empty();
        }
        hash = 31 * hash + fieldHash.getAsInt();
      }
      return OptionalInt.of(hash);
    }

    @Override
    public List<ValueSerializer> parts() {
      return fields;
    }
  }

  /** Values with a time to live: the time, then the value. */
  static final class OfTtl extends FlinkSerializer {
    private final ValueSerializer time;
    private final ValueSerializer value;

    OfTtl(SnapshotSource source, ValueSerializer time, ValueSerializer value) {
      super(source, "Ttl<" + value.typeText() + ">", lengthSum(List.of(time, value), LengthRule.SUM));
      this.time = time;
      this.value = value;
    }

    @Override
    public boolean isSelfDelimiting() {
      return value.isSelfDelimiting();
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      return new TtlValue(in.readLong(), value.read(in));
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      in.skip(Long.BYTES);
      value.skip(in);
    }

    @Override
    public void write(Object ttlValue, ByteWriter out) {
      TtlValue both = cast(TtlValue.class, ttlValue, this);
      out.writeLong(both.lastAccess());
      value.write(both.value(), out);
    }

    @Override
    public Optional<ValueSerializer> element() {
      return Optional.of(value);
    }

    @Override
    public List<ValueSerializer> parts() {
      return List.of(time, value);
    }
  }

  /** Timers: the time with its sign bit flipped, key, namespace. As a value it is a tuple of the three, the time a Long in milliseconds. */
  static final class OfTimer extends FlinkSerializer {
    private final ValueSerializer key;
    private final ValueSerializer namespace;

    OfTimer(SnapshotSource source, ValueSerializer key, ValueSerializer namespace) {
      super(source, "Timer<" + key.typeText() + ", " + namespace.typeText() + ">", timerLength(key, namespace));
      this.key = key;
      this.namespace = namespace;
    }

    private static int timerLength(ValueSerializer key, ValueSerializer namespace) {
      int length = lengthSum(List.of(key, namespace), LengthRule.SUM);
      return length < 0 ? length : Long.BYTES + length;
    }

    @Override
    public boolean isSelfDelimiting() {
      return key.isSelfDelimiting() && namespace.isSelfDelimiting();
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      long time = in.readLong() ^ Long.MIN_VALUE;
      Object keyValue = key.read(in);
      return CollectionSerializers.hasTakenAll(key, in) ? new TupleValue(Arrays.asList(time, keyValue))
          : new TupleValue(Arrays.asList(time, keyValue, namespace.read(in)));
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      in.skip(Long.BYTES);
      key.skip(in);
      if (!CollectionSerializers.hasTakenAll(key, in)) {
        namespace.skip(in);
      }
    }

    @Override
    public void write(Object timer, ByteWriter out) {
      List<Object> values = cast(TupleValue.class, timer, this).values();
      if (values.size() < 2 || values.size() > 3 || !(values.get(0) instanceof Long time)) {
        throw new IllegalArgumentException("A timer is its time, its key and its namespace, not " + timer + ".");
      }
      out.writeLong(time ^ Long.MIN_VALUE);
      key.write(values.get(1), out);
      if (values.size() == 3) {
        namespace.write(values.get(2), out);
      }
    }

    @Override
    public List<ValueSerializer> parts() {
      return List.of(key, namespace);
    }
  }

  /** Values that may be null: a byte that says so, then the value or, where the length is fixed, so many bytes of padding. */
  static final class OfNullable extends FlinkSerializer {
    private final ValueSerializer value;
    private final boolean nullFlag;
    private final int padding;

    /** {@code nullFlag} is whether the byte is 1 for null (Flink's nullable values) or for a value (Scala's options). */
    OfNullable(SnapshotSource source, ValueSerializer value, boolean nullFlag, int padding) {
      super(source, value.typeText() + "?", padding > 0 ? (int) Math.min(1L + padding, Integer.MAX_VALUE) : VARIABLE_LENGTH);
      this.value = value;
      this.nullFlag = nullFlag;
      this.padding = padding;
    }

    @Override
    public boolean isSelfDelimiting() {
      return value.isSelfDelimiting();
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      if (in.readBoolean() == nullFlag) {
        in.skip(padding);
        return null;
      }
      return value.read(in);
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      if (in.readBoolean() == nullFlag) {
        in.skip(padding);
      } else {
        value.skip(in);
      }
    }

    @Override
    public void write(Object one, ByteWriter out) {
      out.writeBoolean(one == null == nullFlag);
      if (one == null) {
        out.writeBytes(new byte[padding]);
      } else {
        value.write(one, out);
      }
    }

    @Override
    public OptionalInt keyHash(Object key) {
      return key == null ? OptionalInt.empty() : value.keyHash(key);
    }

    @Override
    public Optional<ValueSerializer> element() {
      return Optional.of(value);
    }

    @Override
    public List<ValueSerializer> parts() {
      return List.of(value);
    }
  }

  /** One of two: a byte that says which, then the value. */
  static final class OfEither extends FlinkSerializer {
    private final ValueSerializer left;
    private final ValueSerializer right;
    private final int rightTag;

    /** The left one has the tag 1; the right one 0 in Java's and Scala's either, 2 in what CoGroupedStreams makes of two inputs. */
    OfEither(SnapshotSource source, ValueSerializer left, ValueSerializer right, int rightTag) {
      super(source, "Either<" + left.typeText() + ", " + right.typeText() + ">", VARIABLE_LENGTH);
      this.left = left;
      this.right = right;
      this.rightTag = rightTag;
    }

    @Override
    public boolean isSelfDelimiting() {
      return left.isSelfDelimiting() && right.isSelfDelimiting();
    }

    private boolean readIsLeft(ByteReader in) throws SnapshotException {
      int tag = in.readUnsignedByte();
      if (tag != 1 && tag != rightTag) {
        throw new Corrupt(new Place(in.name(), in.offset() - 1), "this cannot say which of two a value is.", "1 or " + rightTag, Integer.toString(tag));
      }
      return tag == 1;
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      boolean isLeft = readIsLeft(in);
      return new EitherValue(isLeft, (isLeft ? left : right).read(in));
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      (readIsLeft(in) ? left : right).skip(in);
    }

    @Override
    public void write(Object value, ByteWriter out) {
      EitherValue either = cast(EitherValue.class, value, this);
      out.writeByte(either.isLeft() ? 1 : rightTag);
      (either.isLeft() ? left : right).write(either.value(), out);
    }

    @Override
    public OptionalInt keyHash(Object key) {
      return key instanceof EitherValue either && either.value() != null ? (either.isLeft() ? left : right).keyHash(either.value()) : OptionalInt.empty();
    }

    @Override
    public List<ValueSerializer> parts() {
      return List.of(left, right);
    }
  }

  /** Another serializer behind a snapshot of its own. */
  static final class OfWrapped extends FlinkSerializer {
    private final ValueSerializer inner;

    OfWrapped(SnapshotSource source, ValueSerializer inner) {
      super(source, inner.typeText(), inner.fixedLength());
      this.inner = inner;
    }

    @Override
    public boolean isSelfDelimiting() {
      return inner.isSelfDelimiting();
    }

    @Override
    public Object read(ByteReader in) throws SnapshotException {
      return inner.read(in);
    }

    @Override
    public void skip(ByteReader in) throws SnapshotException {
      inner.skip(in);
    }

    @Override
    public void write(Object value, ByteWriter out) {
      inner.write(value, out);
    }

    @Override
    public OptionalInt keyHash(Object key) {
      return inner.keyHash(key);
    }

    @Override
    public Optional<ValueSerializer> element() {
      return inner.element();
    }

    @Override
    public List<ValueSerializer> parts() {
      return inner.parts();
    }
  }
}
