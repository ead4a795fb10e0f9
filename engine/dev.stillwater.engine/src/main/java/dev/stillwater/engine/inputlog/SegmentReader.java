package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

/**
 * Reads the blocks of one segment of an input log.
 *
 * <p>THREADING: one thread.
 */
final class SegmentReader implements AutoCloseable {
  private static final int SCAN_BYTES = 1 << 16;

  private final Path file;
  private final StorageInput input;
  private final long sizeBytes;
  private long position = InputLogFormat.HEADER_BYTES;
  private End end = End.NONE;
  private long lastRecord;
  private String tornText = "";

  /** How a segment ends. */
  enum End {
    /** Not yet met. */
    NONE,
    /** The next segment goes on. */
    CONTINUED,
    /** The attempt has ended. */
    CLOSED,
    /** Behind its last block, without a mark: the process has died, or still runs. */
    UNMARKED,
    /** In the middle of what was written last: the machine or the process has died. */
    TORN
  }

  SegmentReader(Storage storage, Path file, long firstRecord) throws SnapshotException {
    this.file = file;
    lastRecord = firstRecord - 1;
    try {
      sizeBytes = storage.sizeBytes(file);
      input = storage.openInput(file);
    } catch (IOException e) {
      throw new Unreachable(Place.of(file.toString()), "the segment of the input log cannot be read: " + IoReason.of(e), e);
    }
  }

  End end() {
    return end;
  }

  Path file() {
    return file;
  }

  /** Number of the last record of the blocks that were met. */
  long lastRecord() {
    return lastRecord;
  }

  /** Where the last block was torn, for people. */
  String tornText() {
    return tornText;
  }

  /** The records of the next block that holds one behind the record, with those before it; none at the end. */
  List<LoggedRecord> next(long behind) throws SnapshotException {
    try {
      while (end == End.NONE) {
        long begin = position;
        Optional<byte[]> stored = nextBlock();
        if (stored.isPresent()) {
          ByteBuffer header = ByteBuffer.wrap(stored.get());
          long first = header.getLong(13);
          int count = header.getInt(9);
          lastRecord = Math.max(lastRecord, first + count - 1);
          if (header.get(0) == InputLogFormat.RECORDS && first + count - 1 > behind) {
            return records(new Place(file.toString(), begin), stored.get(), first, count);
          }
        }
      }
      return List.of();
    } catch (IOException e) {
      throw new Unreachable(new Place(file.toString(), position), "the segment of the input log cannot be read: " + IoReason.of(e), e);
    }
  }

  /** The next block with its header; empty at the end. */
  private Optional<byte[]> nextBlock() throws IOException, Corrupt {
    long rest = sizeBytes - position;
    if (rest == 0) {
      end = End.UNMARKED;
      return Optional.empty();
    }
    byte[] header = new byte[InputLogFormat.BLOCK_HEADER_BYTES];
    if (rest < header.length) {
      return torn("a block has " + rest + " bytes");
    }
    InputLogSegment.read(input, position, header, header.length);
    ByteBuffer in = ByteBuffer.wrap(header);
    int type = in.get();
    long storedBytes = in.getInt();
    long rawBytes = in.getInt();
    if (type != InputLogFormat.RECORDS && type != InputLogFormat.END || storedBytes < 1 || storedBytes > InputLogFormat.RAW_BYTES_MAX * 2L || rawBytes < 0
        || rawBytes > InputLogFormat.RAW_BYTES_MAX * 2L) {
      return damaged(header.length, "what should be the begin of a block is none.", "type 1 or 2 and lengths up to " + InputLogFormat.RAW_BYTES_MAX * 2L,
          "type " + type + ", lengths " + storedBytes + " and " + rawBytes);
    }
    if (header.length + storedBytes > rest) {
      return torn("a block of " + (header.length + storedBytes) + " bytes has " + rest);
    }
    byte[] block = new byte[(int) (header.length + storedBytes)];
    InputLogSegment.read(input, position, block, block.length);
    int expected = in.getInt(InputLogFormat.CHECKSUM_AT);
    CRC32C checksum = new CRC32C();
    checksum.update(block, 0, InputLogFormat.CHECKSUM_AT);
    checksum.update(block, header.length, (int) storedBytes);
    if ((int) checksum.getValue() != expected) {
      return block.length == rest ? torn("the bytes of the last block do not fit its checksum")
          : damaged(block.length, "the bytes of a block do not fit its checksum.", InputLogSegment.hex(expected), InputLogSegment.hex((int) checksum.getValue()));
    }
    position += block.length;
    if (type == InputLogFormat.END) {
      end = block[header.length] == InputLogFormat.EndReason.CONTINUED.code ? End.CONTINUED : End.CLOSED;
    }
    return Optional.of(block);
  }

  private Optional<byte[]> torn(String what) {
    end = End.TORN;
    tornText = what + " at byte " + position + " of " + file.getFileName();
    return Optional.empty();
  }

  /** A machine that dies may leave zeros where bytes were to come; all else is damage. */
  private Optional<byte[]> damaged(int blockBytes, String what, String expected, String found) throws IOException, Corrupt {
    byte[] bytes = new byte[SCAN_BYTES];
    long scanned = position + blockBytes;
    while (scanned < sizeBytes) {
      int count = InputLogSegment.read(input, scanned, bytes, (int) Math.min(bytes.length, sizeBytes - scanned));
      for (int index = 0; index < count; index++) {
        if (bytes[index] != 0) {
          throw new Corrupt(new Place(file.toString(), position), what + " The file has been damaged; take it from a backup, or replay from a later snapshot.",
              expected, found);
        }
      }
      scanned += Math.max(1, count);
    }
    return torn("there are only zeros behind what was begun");
  }

  private static List<LoggedRecord> records(Place place, byte[] block, long first, int count) throws SnapshotException {
    int rawBytes = ByteBuffer.wrap(block).getInt(5);
    byte[] raw = new byte[rawBytes];
    int storedBytes = block.length - InputLogFormat.BLOCK_HEADER_BYTES;
    try {
      if (Snappy.uncompressedLength(block, InputLogFormat.BLOCK_HEADER_BYTES, storedBytes) != rawBytes) {
        throw new Corrupt(place, "the block does not have the length that its head says.", rawBytes + " bytes",
            Snappy.uncompressedLength(block, InputLogFormat.BLOCK_HEADER_BYTES, storedBytes) + " bytes");
      }
      Snappy.uncompress(block, InputLogFormat.BLOCK_HEADER_BYTES, storedBytes, raw, 0);
    } catch (IOException | SnappyError e) {
      throw new Corrupt(place, "the block cannot be uncompressed by snappy.", e);
    }
    ByteReader in = ByteReader.of(place + " (uncompressed)", 0, raw, 0, rawBytes);
    List<LoggedRecord> records = new ArrayList<>();
    long arrivalMs = in.readLong();
    for (int index = 0; index < count; index++) {
      arrivalMs += number(in, place);
      long length = number(in, place);
      if (length < 0 || length > rawBytes - in.offset()) {
        throw new Corrupt(place, "record " + (first + index) + " is longer than its block.", (rawBytes - in.offset()) + " bytes at most", length + " bytes");
      }
      records.add(new LoggedRecord(first + index, arrivalMs, in.readBytes((int) length)));
    }
    return records;
  }

  private static long number(ByteReader in, Place place) throws SnapshotException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = in.readByte();
      value |= (part & 0x7fL) << shift;
      if ((part & 0x80) == 0) {
        return value;
      }
    }
    throw new Corrupt(place, "a number in the block does not end.", "10 bytes at most", "more");
  }

  @Override
  public void close() throws SnapshotException {
    try {
      input.close();
    } catch (IOException e) {
      throw new Unreachable(Place.of(file.toString()), "the segment of the input log cannot be closed: " + IoReason.of(e), e);
    }
  }
}
