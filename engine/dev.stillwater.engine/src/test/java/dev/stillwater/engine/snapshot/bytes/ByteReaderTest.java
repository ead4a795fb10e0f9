package dev.stillwater.engine.snapshot.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers, texts and bytes read and written, against Java's own data streams. */
class ByteReaderTest {
  private static final long SEED = 20261121;

  @Test
  void whatJavaWrites_isRead() throws Exception {
    // Catches a byte order, a sign or a text that Java writes in another way; also where the buffer ends inside a number.
    Random random = new Random(SEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    ByteWriter own = new ByteWriter(1);
    int[] kinds = random.ints(50_000, 0, 6).toArray();
    Random values = new Random(SEED + 1);
    for (int kind : kinds) {
      write(kind, values.nextLong(), out, own);
    }
    assertArrayEquals(bytes.toByteArray(), own.toByteArray());
    ByteReader in = ByteReader.of(stuttering(ByteSource.of("bytes", bytes.toByteArray())));
    DataInputStream expected = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    for (int kind : kinds) {
      assertEquals(bytes.size() - expected.available(), in.offset());
      read(kind, expected, in);
    }
    assertTrue(in.isAtEnd());
  }

  private static void write(int kind, long value, DataOutputStream out, ByteWriter own) throws IOException {
    switch (kind) {
      case 0 -> {
        out.writeByte((int) value);
        own.writeByte((int) value);
      }
      case 1 -> {
        out.writeShort((int) value);
        own.writeShort((int) value);
      }
      case 2 -> {
        out.writeInt((int) value);
        own.writeInt((int) value);
      }
      case 3 -> {
        out.writeLong(value);
        own.writeLong(value);
      }
      case 4 -> {
        out.writeBoolean(value > 0);
        own.writeBoolean(value > 0);
      }
      default -> {
        String text = "aé€\0😀".repeat((int) (value & 7)) + (char) value;
        out.writeUTF(text);
        own.writeUtf(text);
      }
    }
  }

  private static void read(int kind, DataInputStream expected, ByteReader in) throws IOException, SnapshotException {
    switch (kind) {
      case 0 -> assertEquals(expected.readByte(), in.readByte());
      case 1 -> assertEquals(expected.readShort(), in.readShort());
      case 2 -> assertEquals(expected.readInt(), in.readInt());
      case 3 -> assertEquals(expected.readLong(), in.readLong());
      case 4 -> assertEquals(expected.readBoolean(), in.readBoolean());
      default -> assertEquals(expected.readUTF(), in.readUtf());
    }
  }

  /** Bytes that come in pieces of odd lengths, as from a slow disk. */
  private static ByteSource stuttering(ByteSource whole) {
    return new ByteSource() {
      @Override
      public String name() {
        return whole.name();
      }

      @Override
      public long fileOffset() {
        return 0;
      }

      @Override
      public long sizeBytes() {
        return whole.sizeBytes();
      }

      @Override
      public int read(long position, byte[] target, int offset, int length) throws SnapshotException {
        return whole.read(position, target, offset, (int) Math.min(length, 1 + position % 13));
      }
    };
  }

  @Test
  void earlyEnd_isTruncatedAtTheEnd() {
    // Catches an end that is named where the number began, and bytes that are made up.
    byte[] bytes = {0, 9, 'a', 'b', 'c'};
    assertEnd(5, () -> ByteReader.of("f", 0, bytes, 0, 5).readUtf());
    assertEnd(105, () -> ByteReader.of("f", 100, bytes, 0, 5).readLong());
    assertEnd(3, () -> ByteReader.of(ByteSource.of("f", bytes).slice(1, 2)).readInt());
    assertEnd(5, () -> ByteReader.of(ByteSource.of("f", bytes), 3).skip(100));
    assertEnd(5, () -> ByteReader.of(ByteSource.of("f", bytes)).readBytes(Integer.MAX_VALUE));
    assertEnd(5, () -> ByteReader.of(ByteSource.of("f", bytes)).readBytes(new byte[10], 0, 10));
  }

  private interface Reading {
    void run() throws SnapshotException;
  }

  private static void assertEnd(long offset, Reading reading) {
    assertEquals(OptionalLong.of(offset), assertThrows(Truncated.class, reading::run).offset());
  }

  @Test
  void whatCannotBe_isCorrupt() {
    // Catches a boolean of 2, a negative count and a text that is none.
    assertThrows(Corrupt.class, () -> ByteReader.of("f", 0, new byte[] {2}, 0, 1).readBoolean());
    assertThrows(Corrupt.class, () -> ByteReader.of("f", 0, new byte[] {-1, -1, -1, -1}, 0, 4).readCount("things"));
    for (int[] text : new int[][] {{0x80}, {0xc3}, {0xe2, 0x82}, {0xf0, 0x9f, 0x98, 0x80}, {0xc3, 'a'}, {0xff}}) {
      ByteWriter out = new ByteWriter().writeShort(text.length);
      Arrays.stream(text).forEach(out::writeByte);
      Corrupt problem = assertThrows(Corrupt.class, () -> ByteReader.of(ByteSource.of("f", out.toByteArray())).readUtf());
      assertEquals(OptionalLong.of(0), problem.offset());
    }
    assertThrows(IllegalArgumentException.class, () -> new ByteWriter().writeUtf("€".repeat(22_000)));
  }

  @Test
  void slices_keepTheOffsetsOfTheirFile() throws Exception {
    // Catches errors that name an offset inside a slice.
    ByteSource file = ByteSource.of("f", new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    ByteSource slice = file.slice(2, 6).slice(1, 100);
    assertEquals(3, slice.fileOffset());
    assertEquals(5, slice.sizeBytes());
    ByteReader in = ByteReader.of(slice, 2);
    assertEquals(5, in.offset());
    assertEquals(5, in.readByte());
    in.skip(2);
    assertTrue(in.isAtEnd());
    assertEquals(0, file.slice(20, 5).sizeBytes());
    assertTrue(ByteReader.of(file.slice(20, 5)).isAtEnd());
  }

  @Test
  void mark_keepsWhatIsBehindItAcrossBuffers() throws Exception {
    // Catches bytes that are lost when the buffer moves on, and a way back to another place.
    byte[] bytes = new byte[200_000];
    new Random(SEED).nextBytes(bytes);
    ByteReader in = ByteReader.of(stuttering(ByteSource.of("f", bytes)));
    in.skip(65_000);
    in.mark();
    int recording = in.beginRecording();
    in.skip(100_000);
    ByteWriter kept = new ByteWriter();
    in.writeMarked(10, in.markedBytes(), kept);
    assertArrayEquals(Arrays.copyOfRange(bytes, 65_010, 165_000), kept.toByteArray());
    assertArrayEquals(Arrays.copyOfRange(bytes, 65_000, 165_000), in.endRecording(recording));
    in.rewind();
    assertEquals(65_000, in.offset());
    assertEquals(bytes[65_000], in.readByte());
    assertFalse(in.isAtEnd());
  }

  @Test
  void endlessValue_isCorruptBeforeTheMemoryIsFull() {
    // Catches a length in the file that fills the memory; the bytes never end.
    ByteReader.Feed endless = (buffer, offset, length) -> length;
    assertThrows(Corrupt.class, () -> ByteReader.of("f", 0, endless).readBytes(Integer.MAX_VALUE));
    assertThrows(Corrupt.class, () -> {
      ByteReader in = ByteReader.of("f", 0, endless);
      in.mark();
      in.skip(Integer.MAX_VALUE);
    });
    assertThrows(Corrupt.class, () -> {
      ByteReader in = ByteReader.of("f", 0, endless);
      in.beginRecording();
      in.skip(Integer.MAX_VALUE);
    });
    assertThrows(Corrupt.class, () -> ByteReader.of("f", 0, endless).readRemaining());
  }
}
