package dev.stillwater.engine.rocksdb;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.KeyGroups;

/**
 * The bytes of the current key in a column family: key group, key, namespace.
 *
 * <p>THREADING: the subtask.
 */
final class KeyBytes {
  private final ValueSerializer keys;
  private final ValueSerializer namespaces;
  private final KeyGroupRange range;
  private final int prefixBytes;
  private final boolean isAmbiguous;
  private final ByteWriter bytes = new ByteWriter();
  private Object key;
  private int keyGroup;
  private int keyEnd;

  KeyBytes(ValueSerializer keys, ValueSerializer namespaces, KeyGroupRange range) {
    this.keys = keys;
    this.namespaces = namespaces;
    this.range = range;
    prefixBytes = CompositeKeys.prefixBytes(range.maxParallelism());
    isAmbiguous = CompositeKeys.isAmbiguous(keys, namespaces);
  }

  /** Number of bytes of the key group. */
  int prefixBytes() {
    return prefixBytes;
  }

  /** Key group of a key. */
  int keyGroup(Object ofKey) {
    return KeyGroups.keyGroup(keys.keyHash(ofKey).orElseThrow(() -> new IllegalArgumentException("'" + ofKey + "' cannot be a key of type "
        + keys.typeText() + ".")), range.maxParallelism());
  }

  /** The bytes of a key and a namespace; valid until the next call, to be appended to. */
  ByteWriter of(Object ofKey, Object namespace) {
    if (ofKey != key) {
      keyGroup = keyGroup(ofKey);
      CompositeKeys.writeKeyGroup(keyGroup, prefixBytes, bytes.truncate(0));
      keys.write(ofKey, bytes);
      if (isAmbiguous) {
        CompositeKeys.writeLength(bytes.size() - prefixBytes, bytes);
      }
      keyEnd = bytes.size();
      key = ofKey;
    }
    bytes.truncate(keyEnd);
    namespaces.write(namespace, bytes);
    if (isAmbiguous) {
      CompositeKeys.writeLength(bytes.size() - keyEnd, bytes);
    }
    return bytes;
  }
}
