package dev.stillwater.engine.snapshot.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes numbers, texts and bytes into memory, big-endian as Java's {@code DataOutput}.
 *
 * <p>THREADING: one thread.
 */
public final class ByteWriter {
  private static final int UTF_BYTES_MAX = 65535;
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] array;
  private int size;

  /** A writer with room for so many bytes; it grows. */
  public ByteWriter(int capacity) {
    array = new byte[Math.max(16, capacity)];
  }

  /** A writer. */
  public ByteWriter() {
    this(256);
  }

  /** Number of bytes written. */
  public int size() {
    return size;
  }

  /** The array that holds the bytes, up to {@link #size}; another one after the next write that grows it. */
  public byte[] array() {
    return array;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOf(array, size);
  }

  /** Forgets what was written from the size on; the memory is used again. */
  public ByteWriter truncate(int toSize) {
    size = toSize;
    return this;
  }

  /** Makes room for so many bytes behind what was written, where somebody else may put them into the array; {@link #written} says that they are there. */
  public byte[] reserve(int bytes) {
    ensure(bytes);
    return array;
  }

  /** Says that so many bytes have been put behind what was written. */
  public void written(int bytes) {
    size += bytes;
  }

  /** Writes the lowest eight bits. */
  public ByteWriter writeByte(int value) {
    ensure(1);
    array[size++] = (byte) value;
    return this;
  }

  /** Writes 1 or 0 as a byte. */
  public ByteWriter writeBoolean(boolean value) {
    return writeByte(value ? 1 : 0);
  }

  /** Writes the lowest sixteen bits. */
  public ByteWriter writeShort(int value) {
    ensure(2);
    array[size++] = (byte) (value >> 8);
    array[size++] = (byte) value;
    return this;
  }

  /** Writes four bytes. */
  public ByteWriter writeInt(int value) {
    ensure(Integer.BYTES);
    INTS.set(array, size, value);
    size += Integer.BYTES;
    return this;
  }

  /** Writes eight bytes. */
  public ByteWriter writeLong(long value) {
    ensure(Long.BYTES);
    LONGS.set(array, size, value);
    size += Long.BYTES;
    return this;
  }

  /** Writes all the bytes. */
  public ByteWriter writeBytes(byte[] bytes) {
    return writeBytes(bytes, 0, bytes.length);
  }

  /** Writes a part of the bytes. */
  public ByteWriter writeBytes(byte[] bytes, int offset, int length) {
    ensure(length);
    System.arraycopy(bytes, offset, array, size, length);
    size += length;
    return this;
  }

  /**
   * Writes a text as {@code DataOutput.writeUTF} does.
   *
   * @throws IllegalArgumentException if it takes more than 65535 bytes
   */
  public ByteWriter writeUtf(String text) {
    byte[] bytes = ModifiedUtf8.encode(text);
    if (bytes.length > UTF_BYTES_MAX) {
      throw new IllegalArgumentException("A text of " + bytes.length + " bytes is too long for a name in a snapshot, which holds " + UTF_BYTES_MAX + ".");
    }
    return writeShort(bytes.length).writeBytes(bytes);
  }

  private void ensure(int count) {
    if (array.length - size < count) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, size + count));
    }
  }
}
