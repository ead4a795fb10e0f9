package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;

/**
 * The layout of the keys in the canonical form and in RocksDB: key group, key, namespace, key inside a map; of timers: key group, time, key, namespace.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code CompositeKeySerializationUtils} and {@code SerializedCompositeKeyBuilder}.
 */
public final class CompositeKeys {
  /** Bytes that the time takes at the start of a timer, behind the key group. */
  public static final int TIMESTAMP_BYTES = 8;
  /** Set in the first byte of a key in the canonical form when a state id or the end of the key group follows behind the value. */
  public static final int LAST_OF_STATE = 0x80;
  /** Stands in place of a state id at the end of a key group in the canonical form. */
  public static final int END_OF_KEY_GROUP = 0xffff;
  /** Highest max parallelism whose key groups fit into one byte of a key. */
  public static final int ONE_BYTE_MAX = 128;

  private CompositeKeys() {
  }

  /** Number of bytes that the key group takes at the start of every key: 1 or 2. */
  public static int prefixBytes(int maxParallelism) {
    return maxParallelism <= ONE_BYTE_MAX ? 1 : 2;
  }

  /** Whether key and namespace are followed by their lengths, since neither says by its type where it ends. */
  public static boolean isAmbiguous(ValueSerializer key, ValueSerializer namespace) {
    return key.fixedLength() < 0 && namespace.fixedLength() < 0;
  }

  /** Writes the key group, big-endian. */
  public static void writeKeyGroup(int keyGroup, int prefixBytes, ByteWriter out) {
    if (prefixBytes == 2) {
      out.writeByte(keyGroup >> 8);
    }
    out.writeByte(keyGroup);
  }

  /** The key group at a position of an array. */
  public static int keyGroup(byte[] bytes, int offset, int prefixBytes) {
    return prefixBytes == 2 ? (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff : bytes[offset] & 0xff;
  }

  /** Writes the length that follows an ambiguous key or namespace: little-endian, without leading zero bytes, one byte at least. */
  public static void writeLength(int length, ByteWriter out) {
    int rest = length;
    do {
      out.writeByte(rest);
      rest >>>= 8;
    } while (rest != 0);
  }

  /** Number of bytes that {@link #writeLength} takes. */
  public static int lengthBytes(int length) {
    return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8);
  }

  /** Writes key and namespace as they follow the key group. */
  public static void writeKeyAndNamespace(ValueSerializer keySerializer, Object key, ValueSerializer namespaceSerializer, Object namespace, ByteWriter out) {
    boolean isAmbiguous = isAmbiguous(keySerializer, namespaceSerializer);
    int start = out.size();
    keySerializer.write(key, out);
    if (isAmbiguous) {
      writeLength(out.size() - start, out);
    }
    start = out.size();
    namespaceSerializer.write(namespace, out);
    if (isAmbiguous) {
      writeLength(out.size() - start, out);
    }
  }

  /** Writes the time of a timer, in milliseconds, so that the order of the bytes is the order of the times. */
  public static void writeTimestamp(long timestamp, ByteWriter out) {
    out.writeLong(timestamp ^ Long.MIN_VALUE);
  }
}
