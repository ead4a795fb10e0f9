package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How values of a column stand in the bytes of a row that is compared: a byte that says whether there is one, then the value.
 *
 * <p>THREADING: immutable.
 */
enum ColumnForm {
  BOOLEAN, WHOLE, DOUBLE, STRING, BYTES, DECIMAL,
  /** The text of a value whose type is not the same on both sides. */
  TEXT;

  /** The form of a column of one type. */
  static ColumnForm of(ValueType type) {
    return switch (type) {
      case BOOLEAN -> BOOLEAN;
      case INT, LONG, TIMESTAMP -> WHOLE;
      case DOUBLE -> DOUBLE;
      case STRING -> STRING;
      case BYTES -> BYTES;
      case DECIMAL -> DECIMAL;
    };
  }

  /** The form in which values of two types can be compared. */
  static ColumnForm of(ValueType a, ValueType b) {
    return of(a) == of(b) ? of(a) : TEXT;
  }

  /** Appends a value, null for a missing one, of a column of the type. */
  void write(ValueType type, Object value, ByteWriter out) {
    if (value == null) {
      out.writeByte(0);
      return;
    }
    out.writeByte(1);
    switch (this) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case WHOLE -> out.writeLong(((Number) value).longValue());
      case DOUBLE -> out.writeLong(Double.doubleToLongBits((Double) value));
      case STRING -> writeText((String) value, out);
      case BYTES -> out.writeInt(((byte[]) value).length).writeBytes((byte[]) value);
      case DECIMAL -> writeText(value.toString(), out);
      case TEXT -> writeText(ValueText.text(type, value), out);
    }
  }

  private static void writeText(String text, ByteWriter out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length).writeBytes(bytes);
  }

  /** Reads a value of a column of the type, null for a missing one. */
  Object read(ValueType type, ByteBuffer in) {
    if (in.get() == 0) {
      return null;
    }
    return switch (this) {
      case BOOLEAN -> in.get() != 0;
      case WHOLE -> type == ValueType.INT ? (Object) (int) in.getLong() : (Object) in.getLong();
      case DOUBLE -> Double.longBitsToDouble(in.getLong());
      case STRING, TEXT -> new String(readBytes(in), StandardCharsets.UTF_8);
      case BYTES -> readBytes(in);
      case DECIMAL -> new BigDecimal(new String(readBytes(in), StandardCharsets.UTF_8));
    };
  }

  private static byte[] readBytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
