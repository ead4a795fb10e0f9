package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.math.BigDecimal;

/**
 * The values of our rows whose bytes have no fixed length, for generated code, which writes its fields without a row between.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: {@code docs/formats/row.md}.
 */
public final class RowBytes {
  private RowBytes() {
  }

  /** Writes a double; all NaNs are one. */
  public static void writeDouble(ByteWriter out, double value) {
    out.writeLong(Double.doubleToLongBits(value));
  }

  /** Reads a double. */
  public static double readDouble(ByteReader in) throws SnapshotException {
    return Double.longBitsToDouble(in.readLong());
  }

  /** Writes a text that is not null. Cost: its length. */
  public static void writeString(ByteWriter out, String value) {
    Texts.writeNullable(out, value);
  }

  /** Reads a text; {@link Corrupt} if it is null. */
  public static String readString(ByteReader in) throws SnapshotException {
    return Texts.readRequired(in);
  }

  /** Writes bytes that are not null. */
  public static void writeBytes(ByteWriter out, byte[] value) {
    out.writeInt(value.length).writeBytes(value);
  }

  /** Reads bytes. */
  public static byte[] readBytes(ByteReader in) throws SnapshotException {
    return in.readBytes(in.readCount("bytes"));
  }

  /** Writes a decimal that is not null; its scale is kept. */
  public static void writeDecimal(ByteWriter out, BigDecimal value) {
    Numbers.writeDecimal(out, value);
  }

  /** Reads a decimal; {@link Corrupt} if it is null. */
  public static BigDecimal readDecimal(ByteReader in) throws SnapshotException {
    Place place = in.place();
    BigDecimal value = Numbers.readDecimal(in);
    if (value == null) {
      throw new Corrupt(place, "a decimal is missing.", "a number", "null");
    }
    return value;
  }
}
