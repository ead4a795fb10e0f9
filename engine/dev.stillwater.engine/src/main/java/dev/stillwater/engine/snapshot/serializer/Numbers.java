package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Flink's encodings of numbers of any size.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code BigIntSerializer}, {@code BigDecSerializer}.
 */
final class Numbers {
  /** The length is that of the bytes and four; the lengths below are null, 0, 1 and 10. */
  private static final int LENGTH_OFFSET = 4;

  private Numbers() {
  }

  static BigInteger readInteger(ByteReader in) throws SnapshotException {
    long at = in.offset();
    int code = in.readCount("bytes of a number");
    return switch (code) {
      case 0 -> null;
      case 1 -> BigInteger.ZERO;
      case 2 -> BigInteger.ONE;
      case 3 -> BigInteger.TEN;
      case LENGTH_OFFSET -> throw new Corrupt(new Place(in.name(), at), "a number has no bytes.", "at least one byte", "none");
      default -> new BigInteger(in.readBytes(code - LENGTH_OFFSET));
    };
  }

  static boolean skipInteger(ByteReader in) throws SnapshotException {
    int code = in.readCount("bytes of a number");
    in.skip(Math.max(0, code - LENGTH_OFFSET));
    return code != 0;
  }

  /** Writes 0, 1 and 10 in their short form, always, so that equal numbers have equal bytes. */
  static void writeInteger(ByteWriter out, BigInteger value) {
    if (value == null) {
      out.writeInt(0);
    } else if (value.signum() == 0) {
      out.writeInt(1);
    } else if (value.equals(BigInteger.ONE)) {
      out.writeInt(2);
    } else if (value.equals(BigInteger.TEN)) {
      out.writeInt(3);
    } else {
      byte[] bytes = value.toByteArray();
      out.writeInt(bytes.length + LENGTH_OFFSET).writeBytes(bytes);
    }
  }

  static BigDecimal readDecimal(ByteReader in) throws SnapshotException {
    BigInteger unscaled = readInteger(in);
    return unscaled == null ? null : new BigDecimal(unscaled, in.readInt());
  }

  static void skipDecimal(ByteReader in) throws SnapshotException {
    if (skipInteger(in)) {
      in.skip(Integer.BYTES);
    }
  }

  static void writeDecimal(ByteWriter out, BigDecimal value) {
    if (value == null) {
      out.writeInt(0);
    } else {
      writeInteger(out, value.unscaledValue());
      out.writeInt(value.scale());
    }
  }
}
