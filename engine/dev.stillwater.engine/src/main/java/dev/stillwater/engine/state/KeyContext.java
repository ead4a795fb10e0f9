package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.VoidNamespaceValue;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;

/**
 * The key and namespace that states and timers belong to at the moment.
 *
 * <p>THREADING: the subtask.
 */
final class KeyContext {
  private final ValueSerializer serializer;
  private final KeyGroupRange range;
  private Object key;
  private int keyHash;
  private int keyGroup;
  private Object namespace = VoidNamespaceValue.INSTANCE;

  KeyContext(ValueSerializer serializer, KeyGroupRange range) {
    this.serializer = serializer;
    this.range = range;
  }

  /** Goes to a key. */
  void key(Object newKey) {
    key = newKey;
    keyHash = hash(newKey);
    keyGroup = KeyGroups.keyGroup(keyHash, range.maxParallelism());
  }

  private int hash(Object ofKey) {
    return serializer.keyHash(ofKey).orElseThrow(() -> new IllegalArgumentException("'" + ofKey + "' cannot be a key of type " + serializer.typeText() + "."));
  }

  /** The hash that belongs to an entry of a key and namespace in a table of one key group. */
  int entryHash(Object ofKey, Object ofNamespace) {
    return mix(hash(ofKey), ofNamespace);
  }

  /** The hash that belongs to an entry of the current key and a namespace. */
  int entryHash(Object ofNamespace) {
    return mix(keyHash, ofNamespace);
  }

  private static int mix(int hash, Object ofNamespace) {
    return ofNamespace == VoidNamespaceValue.INSTANCE ? hash : hash * 31 + ofNamespace.hashCode();
  }

  Object key() {
    if (key == null) {
      throw new IllegalStateException("Keyed state is used while there is no current key.");
    }
    return key;
  }

  int keyGroup() {
    return keyGroup;
  }

  Object namespace() {
    return namespace;
  }

  void namespace(Object newNamespace) {
    namespace = newNamespace;
  }

  KeyGroupRange range() {
    return range;
  }

  ValueSerializer serializer() {
    return serializer;
  }
}
