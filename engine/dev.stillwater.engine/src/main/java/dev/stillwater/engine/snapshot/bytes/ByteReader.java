package dev.stillwater.engine.snapshot.bytes;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads numbers, texts and bytes one after the other, big-endian as Java's {@code DataInput}; an end that comes too early is a {@link Truncated} with its
 * offset. It never allocates more than what there is to read, whatever a length in the file claims, and never more than 64 MB for one value: what is longer
 * is {@link Corrupt}.
 *
 * <p>THREADING: one thread.
 */
public final class ByteReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int HELD_BYTES_MAX = 1 << 26;
  private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final Feed NOTHING = (buffer, offset, length) -> -1;

  /** Where more bytes come from when the buffer is used up. */
  @FunctionalInterface
  public interface Feed {
    /** Fills a part of the buffer; returns the number of bytes, at least 1, or -1 at the end. */
    int fill(byte[] buffer, int offset, int length) throws SnapshotException;
  }

  private final String name;
  private final Feed feed;
  private byte[] buffer;
  private int position;
  private int limit;
  private long bufferOffset;
  private int mark = -1;
  private ByteWriter recording;
  private int recordingDepth;
  private int recordedTo;

  private ByteReader(String name, Feed feed, byte[] buffer, int position, int limit, long bufferOffset) {
    this.name = name;
    this.feed = feed;
    this.buffer = buffer;
    this.position = position;
    this.limit = limit;
    this.bufferOffset = bufferOffset;
  }

  /** Reads bytes from their start. */
  public static ByteReader of(ByteSource source) {
    return of(source, 0);
  }

  /** Reads bytes from a position. */
  public static ByteReader of(ByteSource source, long from) {
    long[] next = {from};
    Feed feed = (buffer, offset, length) -> {
      int count = source.read(next[0], buffer, offset, length);
      next[0] += Math.max(0, count);
      return count;
    };
    int size = (int) Math.max(16, Math.min(BUFFER_BYTES, source.sizeBytes() - from));
    return new ByteReader(source.name(), feed, new byte[size], 0, 0, source.fileOffset() + from);
  }

  /** Reads a stream of bytes whose length is not known, such as uncompressed ones; offsets count from {@code firstOffset}. */
  public static ByteReader of(String name, long firstOffset, Feed feed) {
    return new ByteReader(name, feed, new byte[BUFFER_BYTES], 0, 0, firstOffset);
  }

  /** Reads a part of an array, which is not copied; {@code fileOffset} is the offset in the file of its first byte. */
  public static ByteReader of(String name, long fileOffset, byte[] bytes, int from, int length) {
    return new ByteReader(name, NOTHING, bytes, from, from + length, fileOffset - from);
  }

  /** Goes on reading a part of another array from the same file; for a reader made from an array, without allocating. */
  public void reset(long fileOffset, byte[] bytes, int from, int length) {
    buffer = bytes;
    position = from;
    limit = from + length;
    bufferOffset = fileOffset - from;
  }

  /** The name of what is read, for messages. */
  public String name() {
    return name;
  }

  /** Offset in the file of the next byte. */
  public long offset() {
    return bufferOffset + position;
  }

  /** Where the next byte is, for messages. */
  public Place place() {
    return new Place(name, offset());
  }

  /** Whether nothing is left. May read from the disk. */
  public boolean isAtEnd() throws SnapshotException {
    return position == limit && !refill();
  }

  /** An error at the next byte. */
  public Corrupt corrupt(String what, String expected, String found) {
    return new Corrupt(place(), what, expected, found);
  }

  /** Reads a byte, from -128 to 127. */
  public byte readByte() throws SnapshotException {
    if (position == limit) {
      need(1);
    }
    return buffer[position++];
  }

  /** Reads a byte, from 0 to 255. */
  public int readUnsignedByte() throws SnapshotException {
    return readByte() & 0xff;
  }

  /** Reads a byte that is 0 or 1; {@link Corrupt} for another one. */
  public boolean readBoolean() throws SnapshotException {
    long at = offset();
    int value = readUnsignedByte();
    if (value > 1) {
      throw new Corrupt(new Place(name, at), "this cannot be a boolean.", "0 or 1", Integer.toString(value));
    }
    return value == 1;
  }

  /** Reads two bytes as a number, from -32768 to 32767. */
  public short readShort() throws SnapshotException {
    need(2);
    short value = (short) ((buffer[position] & 0xff) << 8 | buffer[position + 1] & 0xff);
    position += 2;
    return value;
  }

  /** Reads two bytes as a number, from 0 to 65535. */
  public int readUnsignedShort() throws SnapshotException {
    return readShort() & 0xffff;
  }

  /** Reads four bytes as a number. */
  public int readInt() throws SnapshotException {
    need(4);
    int at = position;
    position = at + 4;
    return (int) INTS.get(buffer, at);
  }

  /** Reads eight bytes as a number. */
  public long readLong() throws SnapshotException {
    need(8);
    int at = position;
    position = at + 8;
    return (long) LONGS.get(buffer, at);
  }

  /** Reads a number of elements or bytes that must not be negative; {@link Corrupt} names what it counts. */
  public int readCount(String what) throws SnapshotException {
    long at = offset();
    int count = readInt();
    if (count < 0) {
      throw new Corrupt(new Place(name, at), "the number of " + what + " cannot be right.", "0 or more", Integer.toString(count));
    }
    return count;
  }

  /** Reads a text as {@code DataOutput.writeUTF} writes it: two bytes of length, modified UTF-8. */
  public String readUtf() throws SnapshotException {
    long at = offset();
    int length = readUnsignedShort();
    byte[] bytes = readBytes(length);
    return ModifiedUtf8.decode(bytes, new Place(name, at));
  }

  /** Reads so many bytes. Allocates as they come, not as the length claims. */
  public byte[] readBytes(int length) throws SnapshotException {
    byte[] bytes = new byte[Math.min(length, CHUNK_BYTES)];
    int done = 0;
    while (done < length) {
      if (isAtEnd()) {
        throw truncated(length - done);
      }
      if (done == bytes.length) {
        checkHeld(done);
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, bytes.length * 2L));
      }
      int count = Math.min(bytes.length - done, limit - position);
      System.arraycopy(buffer, position, bytes, done, count);
      position += count;
      done += count;
    }
    return bytes;
  }

  /** Reads a text of bytes below 128, one for each char; empty, with nothing read, where they are others or do not lie in the buffer. */
  public Optional<String> readAscii(int length) {
    if (!isAsciiNext(length)) {
      return Optional.empty();
    }
    String text = new String(buffer, position, length, StandardCharsets.ISO_8859_1);
    position += length;
    return Optional.of(text);
  }

  /** Passes over so many bytes, if they are below 128 and lie in the buffer; else false, with nothing read. */
  public boolean skipAscii(int length) {
    boolean isAscii = isAsciiNext(length);
    position += isAscii ? length : 0;
    return isAscii;
  }

  private boolean isAsciiNext(int length) {
    if (limit - position < length) {
      return false;
    }
    int bits = 0;
    for (int at = position; at < position + length; at++) {
      bits |= buffer[at];
    }
    return bits >= 0;
  }

  /** Reads all bytes up to the end. Cost and memory: what there is. */
  public byte[] readRemaining() throws SnapshotException {
    ByteWriter bytes = new ByteWriter();
    while (!isAtEnd()) {
      checkHeld(bytes.size());
      bytes.writeBytes(buffer, position, limit - position);
      position = limit;
    }
    return bytes.toByteArray();
  }

  /** Passes over all bytes up to the end; reads them. */
  public void skipRemaining() throws SnapshotException {
    while (!isAtEnd()) {
      position = limit;
    }
  }

  /** Reads so many bytes into a part of an array. */
  public void readBytes(byte[] target, int offset, int length) throws SnapshotException {
    int done = 0;
    while (done < length) {
      if (isAtEnd()) {
        throw truncated(length - done);
      }
      int count = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, target, offset + done, count);
      position += count;
      done += count;
    }
  }

  /** Keeps the bytes from the next one on in memory until {@link #unmark} or {@link #rewind}; there is one mark at most. Allocates only when it must grow. */
  public void mark() {
    mark = position;
  }

  /** Number of bytes read since {@link #mark}. */
  public int markedBytes() {
    return position - mark;
  }

  /** Appends bytes read since {@link #mark}: those from one number of bytes behind the mark up to another. */
  public void writeMarked(int from, int to, ByteWriter out) {
    out.writeBytes(buffer, mark + from, to - from);
  }

  /** Forgets the mark. */
  public void unmark() {
    mark = -1;
  }

  /** Goes back to the mark and forgets it. */
  public void rewind() {
    position = mark;
    mark = -1;
    if (recordingDepth > 0 && recordedTo > position) {
      recording.truncate(recording.size() - (recordedTo - position));
      recordedTo = position;
    }
  }

  /** Passes over so many bytes; reads them. */
  public void skip(long length) throws SnapshotException {
    long left = length;
    while (left > 0) {
      if (isAtEnd()) {
        throw truncated(left);
      }
      int count = (int) Math.min(left, limit - position);
      position += count;
      left -= count;
    }
  }

  /**
   * Begins to keep what is read from here on; recordings nest. Each ends with {@link #endRecording}; without that the reader keeps all it reads.
   *
   * @return what {@link #endRecording} needs to know
   */
  public int beginRecording() {
    if (recordingDepth++ == 0) {
      recording = new ByteWriter();
      recordedTo = position;
    }
    record();
    return recording.size();
  }

  /** Ends the recording that {@link #beginRecording} began with this mark; returns the bytes read since. */
  public byte[] endRecording(int mark) {
    record();
    byte[] bytes = Arrays.copyOfRange(recording.array(), mark, recording.size());
    if (--recordingDepth == 0) {
      recording = null;
    }
    return bytes;
  }

  private void record() {
    recording.writeBytes(buffer, recordedTo, position - recordedTo);
    recordedTo = position;
  }

  /** Makes sure that so many bytes, 16 at most, lie in the buffer. */
  private void need(int count) throws SnapshotException {
    while (limit - position < count) {
      if (!refill()) {
        throw truncated(count);
      }
    }
  }

  private void checkHeld(int heldBytes) throws Corrupt {
    if (heldBytes >= HELD_BYTES_MAX) {
      throw corrupt("a value is longer than what is read of one.", "at most " + (HELD_BYTES_MAX >> 20) + " MB", "more");
    }
  }

  /** The error when so many bytes from the next byte on are needed and the end comes before; its offset is the end. */
  private Truncated truncated(long count) {
    int left = limit - position;
    long missing = count - left;
    return new Truncated(new Place(name, offset() + left), missing + (missing == 1 ? " byte more" : " bytes more"), "the end");
  }

  private boolean refill() throws SnapshotException {
    if (feed == NOTHING) {
      return false;
    }
    int kept = mark < 0 ? position : mark;
    if (limit == buffer.length || kept == limit) {
      if (recordingDepth > 0) {
        record();
        recordedTo -= kept;
        checkHeld(recording.size());
      }
      boolean isFull = kept == 0 && limit == buffer.length;
      checkHeld(isFull ? buffer.length : 0);
      byte[] target = isFull ? new byte[buffer.length * 2] : buffer;
      System.arraycopy(buffer, kept, target, 0, limit - kept);
      buffer = target;
      bufferOffset += kept;
      position -= kept;
      limit -= kept;
      mark = mark < 0 ? mark : 0;
    }
    int count = feed.fill(buffer, limit, buffer.length - limit);
    if (count < 0) {
      return false;
    }
    limit += count;
    return true;
  }
}
