package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;

/**
 * The bytes of one entry in the canonical form, while they are put together: key group, key, namespace and, in a map, the key in it; and the value.
 *
 * <p>THREADING: one thread.
 */
public final class EntryBytes {
  private final int prefixBytes;
  private final ByteWriter key = new ByteWriter();
  private final ByteWriter value = new ByteWriter();
  private long nowMs;

  /** Takes what has been put together. */
  @FunctionalInterface
  public interface Sink {
    /** Both writers are used again afterwards. */
    void entry(ByteWriter key, ByteWriter value) throws SnapshotException;
  }

  /** Writes a part of a key. */
  @FunctionalInterface
  interface Part {
    void write(ByteWriter out);
  }

  EntryBytes(int maxParallelism) {
    prefixBytes = CompositeKeys.prefixBytes(maxParallelism);
  }

  /** Says when the state was frozen, in milliseconds: what had expired by then is left out. */
  void nowMs(long frozenMs) {
    nowMs = frozenMs;
  }

  /** When the state was frozen, in milliseconds. */
  long nowMs() {
    return nowMs;
  }

  /** Begins an entry; key and value are empty but for the key group. */
  void begin(int keyGroup) {
    key.truncate(0);
    value.truncate(0);
    CompositeKeys.writeKeyGroup(keyGroup, prefixBytes, key);
  }

  /** Writes key and namespace. */
  void keyAndNamespace(Part keyPart, boolean isAmbiguous, ValueSerializer namespaceSerializer, Object namespace) {
    int start = key.size();
    keyPart.write(key);
    if (isAmbiguous) {
      CompositeKeys.writeLength(key.size() - start, key);
      start = key.size();
    }
    namespaceSerializer.write(namespace, key);
    if (isAmbiguous) {
      CompositeKeys.writeLength(key.size() - start, key);
    }
  }

  /** What the key is appended to. */
  ByteWriter key() {
    return key;
  }

  /** What the value is appended to. */
  ByteWriter value() {
    return value;
  }
}
