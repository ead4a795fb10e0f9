package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupBuffer;
import dev.stillwater.engine.snapshot.write.KeyedStateWriter;

/**
 * Puts the bytes of entries together in the canonical form, where they are to be sorted: first key group, key, namespace and, in a map, the key in it; then the
 * value.
 *
 * <p>THREADING: one thread.
 */
final class EntryBytes {
  private final int prefixBytes;
  private final KeyedStateWriter writer;
  private final KeyGroupBuffer entries;
  private int state;
  private int keyGroup;
  private boolean isKeyDone;
  private long nowMs;

  /** Writes a part of a key. */
  @FunctionalInterface
  interface Part {
    void write(ByteWriter out);
  }

  /** Puts entries of some key groups into the buffer as the writer wants them. */
  EntryBytes(KeyedStateWriter writer, KeyGroupBuffer entries) {
    this.writer = writer;
    this.entries = entries;
    prefixBytes = CompositeKeys.prefixBytes(writer.range().maxParallelism());
  }

  /** Says to which state the entries belong that come next. */
  void state(int id) {
    state = id;
  }

  /** Says when the state was frozen, in milliseconds: what had expired by then is left out. */
  void nowMs(long frozenMs) {
    nowMs = frozenMs;
  }

  /** When the state was frozen, in milliseconds. */
  long nowMs() {
    return nowMs;
  }

  /** Begins an entry, whose key is empty but for the key group. */
  void begin(int ofKeyGroup) {
    keyGroup = ofKeyGroup;
    isKeyDone = false;
    CompositeKeys.writeKeyGroup(keyGroup, prefixBytes, entries.begin(state));
  }

  /** Writes key and namespace. */
  void keyAndNamespace(Part keyPart, boolean isAmbiguous, ValueSerializer namespaceSerializer, Object namespace) {
    ByteWriter key = key();
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

  /** What the key is appended to, before the first of the value. */
  ByteWriter key() {
    return entries.bytes();
  }

  /** Ends the key, unless that has been done; gives what the value is appended to. */
  ByteWriter value() {
    if (!isKeyDone) {
      entries.endKey();
      isKeyDone = true;
    }
    return entries.bytes();
  }

  /** Ends the entry. */
  void end() throws SnapshotException {
    value();
    writer.end(entries, state, keyGroup);
  }
}
