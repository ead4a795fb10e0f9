package dev.stillwater.flink;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.BigIntSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Writes and reads rows in Flink's state: the twin of the engine's serializer of rows, byte for byte. Rows that it reads are {@link ArrayRow}s, or the row that
 * is to be used again.
 *
 * <p>A row of an older type that can become one of this type (added nullable columns, removed columns, wider numbers) is written as one of this type: that is
 * how Flink migrates state.
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: {@code docs/formats/row.md}.
 */
public final class RowSerializer extends TypeSerializer<Row> {
  private static final long serialVersionUID = 1L;
  private static final int VARIABLE_LENGTH = -1;
  private static final int FIRST_PIECE_BYTES = 1 << 16;

  private final transient RowType type;
  private final transient int nullBytes;
  private final transient int length;
  private transient volatile RowMigration migration;

  /** A serializer of rows of the type. */
  public RowSerializer(RowType type) {
    this.type = Objects.requireNonNull(type, "type");
    this.nullBytes = type.nullableCount() + 7 >> 3;
    this.length = length(type);
  }

  private static int length(RowType type) {
    int sum = 0;
    for (RowField field : type.fields()) {
      int length = length(field.type());
      if (field.isNullable() || length < 0) {
        return VARIABLE_LENGTH;
      }
      sum += length;
    }
    return sum;
  }

  private static int length(ValueType type) {
    return switch (type) {
      case BOOLEAN -> 1;
      case INT -> Integer.BYTES;
      case LONG, DOUBLE, TIMESTAMP -> Long.BYTES;
      case STRING, BYTES, DECIMAL -> VARIABLE_LENGTH;
    };
  }

  /** The columns. */
  public RowType type() {
    return type;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<Row> duplicate() {
    return this;
  }

  @Override
  public Row createInstance() {
    return new ArrayRow(type);
  }

  @Override
  public Row copy(Row from) {
    return copyInto(from, from.newRow());
  }

  @Override
  public Row copy(Row from, Row reuse) {
    return from.getClass() == reuse.getClass() && from.type().equals(reuse.type()) ? copyInto(from, reuse) : copy(from);
  }

  /** Byte arrays are the only values that can be changed. */
  private static Row copyInto(Row from, Row to) {
    to.copyFrom(from);
    RowType rowType = from.type();
    for (int index = 0; index < rowType.size(); index++) {
      if (rowType.field(index).type() == ValueType.BYTES && !from.isNull(index)) {
        to.set(index, ((byte[]) from.get(index)).clone());
      }
    }
    return to;
  }

  @Override
  public int getLength() {
    return length;
  }

  /**
   * Writes a row.
   *
   * @throws IllegalArgumentException if the row is of a type that cannot become this one
   */
  @Override
  public void serialize(Row given, DataOutputView out) throws IOException {
    Row row = adapted(given);
    writeNullBits(row, out);
    for (int index = 0; index < type.size(); index++) {
      if (!row.isNull(index)) {
        writeValue(type.field(index), row.get(index), out);
      }
    }
  }

  /**
   * The row as one of this type: itself, or a new one where it is of an older type that can become this one.
   *
   * <p>Whoever takes a row from state asks this first: Flink's hash map backend reads state with the serializer that wrote it and migrates it only when it
   * writes it again, so that rows of the older type are among those that a restored job gets. O(1) for rows of this type, else number of columns.
   *
   * @throws IllegalArgumentException if the row is of a type that cannot become this one, with the reasons
   */
  public Row adapted(Row row) {
    if (row.type() == type || row.type().equals(type)) {
      return row;
    }
    RowMigration current = migration;
    if (current == null || !current.from().equals(row.type())) {
      current = RowMigration.between(row.type(), type);
      migration = current;
    }
    return current.migrate(row);
  }

  private void writeNullBits(Row row, DataOutputView out) throws IOException {
    int bits = 0;
    int ordinal = 0;
    for (int index = 0; index < type.size(); index++) {
      if (type.field(index).isNullable()) {
        bits |= row.isNull(index) ? 1 << (ordinal & 7) : 0;
        ordinal++;
        if ((ordinal & 7) == 0) {
          out.writeByte(bits);
          bits = 0;
        }
      }
    }
    if ((ordinal & 7) != 0) {
      out.writeByte(bits);
    }
  }

  private static void writeValue(RowField field, Object value, DataOutputView out) throws IOException {
    switch (field.type()) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case INT -> out.writeInt((Integer) value);
      case LONG, TIMESTAMP -> out.writeLong((Long) value);
      case DOUBLE -> out.writeLong(Double.doubleToLongBits((Double) value));
      case STRING -> StringValue.writeString((String) value, out);
      case BYTES -> {
        byte[] bytes = (byte[]) value;
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      case DECIMAL -> writeDecimal((BigDecimal) value, out);
    }
  }

  /** Flink's short forms of 0, 1 and 10 are taken by identity; the same number must have the same bytes. */
  private static void writeDecimal(BigDecimal value, DataOutputView out) throws IOException {
    BigInteger unscaled = value.unscaledValue();
    BigIntSerializer.writeBigInteger(unscaled.bitLength() < Long.SIZE ? BigInteger.valueOf(unscaled.longValue()) : unscaled, out);
    out.writeInt(value.scale());
  }

  @Override
  public Row deserialize(DataInputView in) throws IOException {
    return deserialize(new ArrayRow(type), in);
  }

  @Override
  public Row deserialize(Row reuse, DataInputView in) throws IOException {
    Row row = reuse.type().equals(type) ? reuse : new ArrayRow(type);
    byte[] nulls = readNullBits(in);
    int ordinal = 0;
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      boolean isNull = field.isNullable() && (nulls[ordinal >> 3] & 1 << (ordinal++ & 7)) != 0;
      row.set(index, isNull ? null : readValue(field, in));
    }
    row.timestamp = Row.NO_TIMESTAMP;
    return row;
  }

  private byte[] readNullBits(DataInputView in) throws IOException {
    byte[] nulls = new byte[nullBytes];
    in.readFully(nulls);
    int used = type.nullableCount() & 7;
    if (used != 0 && (nulls[nullBytes - 1] & 0xff) >> used != 0) {
      throw new IOException("A row of " + type + " marks columns as missing that it has not. The state is damaged, or was written for other columns.");
    }
    return nulls;
  }

  private static Object readValue(RowField field, DataInputView in) throws IOException {
    return switch (field.type()) {
      case BOOLEAN -> readBoolean(field, in);
      case INT -> in.readInt();
      case LONG, TIMESTAMP -> in.readLong();
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case STRING -> required(field, StringValue.readString(in));
      case BYTES -> readBytes(field, in);
      case DECIMAL -> new BigDecimal(required(field, BigIntSerializer.readBigInteger(in)), in.readInt());
    };
  }

  private static boolean readBoolean(RowField field, DataInputView in) throws IOException {
    byte value = in.readByte();
    if (value != 0 && value != 1) {
      throw damaged(field, "the byte " + value + "; 0 or 1 was expected");
    }
    return value == 1;
  }

  /** Read in pieces, so that a damaged length ends where the bytes end and not in memory. */
  private static byte[] readBytes(RowField field, DataInputView in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw damaged(field, "the length " + count);
    }
    byte[] bytes = new byte[Math.min(count, FIRST_PIECE_BYTES)];
    in.readFully(bytes);
    while (bytes.length < count) {
      int done = bytes.length;
      bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * done));
      in.readFully(bytes, done, bytes.length - done);
    }
    return bytes;
  }

  private static <T> T required(RowField field, T value) throws IOException {
    if (value == null) {
      throw damaged(field, "nothing");
    }
    return value;
  }

  private static IOException damaged(RowField field, String found) {
    return new IOException("The column '" + field.name() + "' of a row holds " + found + ". The state is damaged, or was written for other columns.");
  }

  /** Goes by values where lengths vary: Flink's {@code DataOutputSerializer} does not grow for bytes that come from another view. */
  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    byte[] nulls = readNullBits(in);
    out.write(nulls);
    int ordinal = 0;
    for (RowField field : type.fields()) {
      if (field.isNullable() && (nulls[ordinal >> 3] & 1 << (ordinal++ & 7)) != 0) {
        continue;
      }
      switch (field.type()) {
        case STRING -> StringValue.copyString(in, out);
        case BYTES -> {
          byte[] bytes = readBytes(field, in);
          out.writeInt(bytes.length);
          out.write(bytes);
        }
        case DECIMAL -> writeDecimal((BigDecimal) readValue(field, in), out);
        case BOOLEAN -> out.writeByte(in.readByte());
        case INT -> out.writeInt(in.readInt());
        case LONG, DOUBLE, TIMESTAMP -> out.writeLong(in.readLong());
      }
    }
  }

  @Override
  public TypeSerializerSnapshot<Row> snapshotConfiguration() {
    return new RowSerializerSnapshot(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowSerializer serializer && type.equals(serializer.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return "RowSerializer" + type;
  }

  @Serial
  private Object writeReplace() throws IOException {
    DataOutputSerializer schema = new DataOutputSerializer(128);
    RowSchema.write(type, schema);
    return new Schema(schema.getCopyOfBuffer());
  }

  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("A RowSerializer travels as its schema.");
  }

  /** What stands for a serializer when Flink ships a job to its tasks. */
  private record Schema(byte[] bytes) implements Serializable {
    @Serial
    private Object readResolve() throws InvalidObjectException {
      try {
        return new RowSerializer(RowSchema.read(new DataInputDeserializer(bytes)));
      } catch (IOException e) {
        throw (InvalidObjectException) new InvalidObjectException(e.getMessage()).initCause(e);
      }
    }
  }
}
