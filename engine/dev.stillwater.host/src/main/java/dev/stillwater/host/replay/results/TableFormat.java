package dev.stillwater.host.replay.results;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a table: how its rows stand in {@code table-<n>.rows} and where they begin in {@code table-<n>.index}.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: {@code docs/formats/replay-results.md}.
 */
final class TableFormat {
  static final int ROWS_MAGIC = 0x53575252;
  static final int INDEX_MAGIC = 0x53575249;
  static final int VERSION = 1;
  static final int HEADER_BYTES = 2 * Integer.BYTES;
  /** Length and checksum before each row. */
  static final int ROW_HEAD_BYTES = 2 * Integer.BYTES;
  /** Where the row begins, and its kind. */
  static final int ENTRY_BYTES = Long.BYTES + 1;
  /** Number of rows, length of the file with the rows, checksum. */
  static final int FOOTER_BYTES = 2 * Long.BYTES + Integer.BYTES;
  /** Longer values are cut. */
  static final int VALUE_CHARACTERS_MAX = 1 << 16;
  private static final int MISSING = -1;
  private static final int IN_A = 1;
  private static final int IN_B = 2;
  private static final int SAME = 4;

  private TableFormat() {
  }

  static Path rowsFile(Path folder, int number) {
    return folder.resolve("table-" + number + ".rows");
  }

  static Path indexFile(Path folder, int number) {
    return folder.resolve("table-" + number + ".index");
  }

  /** Appends a row without its length and checksum; the values of a side are null where it does not have the row. */
  static void write(RowKind kind, long sequence, List<Optional<String>> a, List<Optional<String>> b, BitSet changed, ByteWriter out) {
    boolean isSame = a != null && a.equals(b);
    out.writeByte(kind.code()).writeByte((a == null ? 0 : IN_A) | (b == null ? 0 : IN_B) | (isSame ? SAME : 0)).writeLong(sequence);
    byte[] bits = changed.toByteArray();
    out.writeShort(bits.length).writeBytes(bits);
    if (a != null) {
      write(a, out);
    }
    if (b != null && !isSame) {
      write(b, out);
    }
  }

  private static void write(List<Optional<String>> values, ByteWriter out) {
    for (Optional<String> value : values) {
      if (value.isEmpty()) {
        out.writeInt(MISSING);
      } else {
        byte[] bytes = cut(value.get()).getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length).writeBytes(bytes);
      }
    }
  }

  private static String cut(String value) {
    return value.length() <= VALUE_CHARACTERS_MAX ? value : value.substring(0, VALUE_CHARACTERS_MAX) + "... (" + value.length() + " characters)";
  }

  /**
   * The row of the bytes. Throws {@link IllegalArgumentException} if they cannot be one.
   *
   * @param columns number of the table's columns
   */
  static StoredRow read(long number, byte[] bytes, int columns) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      int code = in.get();
      RowKind kind = RowKind.ofCode(code).orElseThrow(() -> new IllegalArgumentException("its kind " + code + " is not known"));
      int sides = in.get();
      long sequence = in.getLong();
      int length = in.getShort();
      if (length < 0 || length > in.remaining()) {
        throw new IllegalArgumentException("it marks more columns than it has bytes");
      }
      byte[] bits = new byte[length];
      in.get(bits);
      String[] a = (sides & IN_A) == 0 ? null : values(in, columns);
      String[] b = (sides & IN_B) == 0 ? null : (sides & SAME) != 0 ? a : values(in, columns);
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("it has " + in.remaining() + " bytes more than its " + columns + " columns need");
      }
      return new StoredRow(number, kind, sequence, a, b, BitSet.valueOf(bits));
    } catch (BufferUnderflowException tooShort) {
      throw new IllegalArgumentException("it ends before its " + columns + " columns do", tooShort);
    }
  }

  private static String[] values(ByteBuffer in, int columns) {
    String[] values = new String[columns];
    for (int column = 0; column < columns; column++) {
      int length = in.getInt();
      if (length < MISSING || length > in.remaining()) {
        throw new IllegalArgumentException("the value of column " + column + " has " + length + " bytes, and " + in.remaining() + " are left");
      }
      if (length != MISSING) {
        values[column] = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
      }
    }
    return values;
  }
}
