package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands at the begin of a segment of an input log.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: {@code docs/formats/input-log.md}.
 *
 * @param operatorId id of the source, 32 hexadecimal digits
 * @param subtask index of its subtask
 * @param number number of the segment
 * @param attempt number of the first segment that the same attempt of the job wrote
 * @param parentAttempt the attempt that this one goes on from; -1 if it goes on from nothing in this log
 * @param parentRecord number of the last record before the attempt
 * @param firstRecord number of the first record of the segment
 * @param createdMs when it was begun, in milliseconds since 1970-01-01T00:00:00Z
 */
record InputLogSegment(String operatorId, int subtask, long number, long attempt, long parentAttempt, long parentRecord, long firstRecord, long createdMs) {
  InputLogSegment {
    Objects.requireNonNull(operatorId, "operatorId");
  }

  /**
   * Reads a segment's header.
   *
   * @return empty if the file ends in its header, as after a crash
   */
  static Optional<InputLogSegment> read(Storage storage, Path file, long number) throws SnapshotException {
    byte[] bytes = new byte[InputLogFormat.HEADER_BYTES];
    try (StorageInput input = storage.openInput(file)) {
      int count = read(input, 0, bytes, bytes.length);
      byte[] empty = new byte[count];
      if (count < bytes.length || Arrays.equals(bytes, 0, count, empty, 0, count)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new Unreachable(Place.of(file.toString()), "the segment of the input log cannot be read: " + IoReason.of(e), e);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[InputLogFormat.MAGIC.length];
    in.get(magic);
    if (!Arrays.equals(magic, InputLogFormat.MAGIC)) {
      throw new Corrupt(new Place(file.toString(), 0), "this is no segment of an input log.", "the letters SWINPLOG",
          "the bytes " + HexFormat.of().formatHex(magic));
    }
    int version = in.getInt();
    int content = in.getInt();
    int checksum = InputLogFormat.checksum(bytes, 0, bytes.length - Integer.BYTES);
    int expected = in.getInt(bytes.length - Integer.BYTES);
    if (checksum != expected) {
      throw new Corrupt(new Place(file.toString(), bytes.length - Integer.BYTES), "the head of the segment does not fit its checksum.", hex(expected),
          hex(checksum));
    }
    if (version != InputLogFormat.VERSION || content != InputLogFormat.CONTENT_LINES) {
      throw new UnknownVersion(new Place(file.toString(), magic.length), "the input log is of a version that this program does not know.",
          "version 1, content 1", "version " + version + ", content " + content);
    }
    byte[] id = new byte[16];
    in.get(id);
    InputLogSegment segment = new InputLogSegment(HexFormat.of().formatHex(id), in.getInt(), in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong(),
        in.getLong());
    if (segment.number != number) {
      throw new Corrupt(Place.of(file.toString()), "the segment does not fit its file name.", "segment " + number, "segment " + segment.number);
    }
    return Optional.of(segment);
  }

  static String hex(int checksum) {
    return "0x" + Integer.toHexString(checksum);
  }

  /** Reads as many bytes as there are, up to the length. */
  static int read(StorageInput input, long position, byte[] target, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = input.read(position + done, target, done, length - done);
      if (count < 0) {
        break;
      }
      done += count;
    }
    return done;
  }
}
