package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The bytes of an input log.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: {@code docs/formats/input-log.md}.
 */
final class InputLogFormat {
  static final byte[] MAGIC = "SWINPLOG".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;
  static final int CONTENT_LINES = 1;
  static final int HEADER_BYTES = 88;
  static final int BLOCK_HEADER_BYTES = 25;
  static final int RECORDS = 1;
  static final int END = 2;
  /** A record and its block are smaller than this, so that no length in a file makes a reader take more memory. */
  static final int RAW_BYTES_MAX = 32 << 20;
  static final int CHECKSUM_AT = BLOCK_HEADER_BYTES - Integer.BYTES;

  private static final Pattern NAME = Pattern.compile("(\\d{8,18})\\.log");

  /** Why a segment ends. */
  enum EndReason {
    /** The next segment goes on. */
    CONTINUED(1),
    /** The attempt of the job has ended. */
    CLOSED(2);

    final int code;

    EndReason(int code) {
      this.code = code;
    }
  }

  private InputLogFormat() {
  }

  static Path file(Path folder, long number) {
    return folder.resolve(String.format("%08d.log", number));
  }

  /** The number of a segment's file; empty if the file is none. */
  static OptionalLong number(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
  }

  static byte[] header(InputLogSegment segment) {
    ByteWriter out = new ByteWriter(HEADER_BYTES);
    out.writeBytes(MAGIC).writeInt(VERSION).writeInt(CONTENT_LINES).writeBytes(HexFormat.of().parseHex(segment.operatorId())).writeInt(segment.subtask());
    out.writeLong(segment.number()).writeLong(segment.attempt()).writeLong(segment.parentAttempt()).writeLong(segment.parentRecord());
    out.writeLong(segment.firstRecord()).writeLong(segment.createdMs());
    return out.writeInt(checksum(out.array(), 0, out.size())).toByteArray();
  }

  /** A block of stored bytes: a block of records, or the mark at a segment's end. */
  static byte[] block(int type, byte[] stored, int rawBytes, int recordCount, long firstRecord) {
    ByteWriter out = new ByteWriter(BLOCK_HEADER_BYTES + stored.length);
    out.writeByte(type).writeInt(stored.length).writeInt(rawBytes).writeInt(recordCount).writeLong(firstRecord);
    CRC32C checksum = new CRC32C();
    checksum.update(out.array(), 0, out.size());
    checksum.update(stored);
    return out.writeInt((int) checksum.getValue()).writeBytes(stored).toByteArray();
  }

  static int checksum(byte[] bytes, int offset, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, offset, length);
    return (int) checksum.getValue();
  }

  /** Seven bits in each byte, the lowest first; the highest bit says that more follow. */
  static void writeNumber(ByteWriter out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }
}
