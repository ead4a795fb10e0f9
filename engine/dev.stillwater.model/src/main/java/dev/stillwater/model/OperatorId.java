package dev.stillwater.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The 128-bit id under which an operator's state stands in a snapshot, made from its uid.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: Flink 2.3, {@code StreamGraphHasherV2.generateUserSpecifiedHash}: Guava's {@code murmur3_128} with seed 0 over the UTF-8 bytes of the uid,
 * read as bytes; {@code OperatorID} prints the bytes in that order.
 *
 * @param lower bytes 0 to 7 of the hash, little-endian
 * @param upper bytes 8 to 15 of the hash, little-endian
 */
public record OperatorId(long lower, long upper) {
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  /** The id of the operator with the uid. Cost: linear in the length of the uid. */
  public static OperatorId ofUid(String uid) {
    byte[] bytes = uid.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long h1 = 0;
    long h2 = 0;
    while (input.remaining() >= 16) {
      h1 ^= mixFirst(input.getLong());
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mixSecond(input.getLong());
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    byte[] rest = new byte[16];
    int restSize = input.remaining();
    input.get(rest, 0, restSize);
    ByteBuffer tail = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
    if (restSize > 0) {
      h1 ^= mixFirst(tail.getLong());
      h2 ^= mixSecond(tail.getLong());
    }
    h1 ^= bytes.length;
    h2 ^= bytes.length;
    h1 += h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    h1 += h2;
    h2 += h1;
    return new OperatorId(h1, h2);
  }

  /** The 16 bytes of the id, in the order of a snapshot's file. */
  public byte[] bytes() {
    return ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(lower).putLong(upper).array();
  }

  /** The id as 32 lower-case hexadecimal digits, as Flink prints it. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  @Override
  public String toString() {
    return hex();
  }

  private static long mixFirst(long k) {
    return Long.rotateLeft(k * C1, 31) * C2;
  }

  private static long mixSecond(long k) {
    return Long.rotateLeft(k * C2, 33) * C1;
  }

  private static long finish(long value) {
    long h = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
