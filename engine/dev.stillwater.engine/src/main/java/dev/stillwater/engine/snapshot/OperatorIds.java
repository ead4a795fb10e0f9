package dev.stillwater.engine.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The ids under which the state of operators stands in a snapshot. The job model has the same rule in its {@code OperatorId}; the engine knows no models, and
 * tests hold both to Flink's ids.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code StreamGraphHasherV2.generateUserSpecifiedHash}: {@code murmur3_128} with seed 0 over the UTF-8 bytes of the uid.
 */
public final class OperatorIds {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private OperatorIds() {
  }

  /** Whether the text is an operator id: 32 lower-case hexadecimal digits. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The id of the operator with the uid, as 32 lower-case hexadecimal digits. Cost: linear in the length of the uid. */
  public static String ofUid(String uid) {
    byte[] bytes = uid.getBytes(StandardCharsets.UTF_8);
    int blocks = bytes.length / 16;
    // The last block is filled up with zeros, which the hash leaves out by their effect: mixing zero gives zero.
    ByteBuffer input = ByteBuffer.allocate(blocks * 16 + 16).order(ByteOrder.LITTLE_ENDIAN).put(bytes).rewind();
    long first = 0;
    long second = 0;
    for (int block = 0; block < blocks; block++) {
      first ^= Long.rotateLeft(input.getLong() * C1, 31) * C2;
      first = (Long.rotateLeft(first, 27) + second) * 5 + 0x52dce729;
      second ^= Long.rotateLeft(input.getLong() * C2, 33) * C1;
      second = (Long.rotateLeft(second, 31) + first) * 5 + 0x38495ab5;
    }
    first ^= Long.rotateLeft(input.getLong() * C1, 31) * C2 ^ bytes.length;
    second ^= Long.rotateLeft(input.getLong() * C2, 33) * C1 ^ bytes.length;
    first += second;
    second += first;
    first = finish(first);
    second = finish(second);
    first += second;
    second += first;
    return HexFormat.of().formatHex(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(first).putLong(second).array());
  }

  private static long finish(long value) {
    long hash = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
