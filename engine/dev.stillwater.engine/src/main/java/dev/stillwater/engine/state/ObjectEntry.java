package dev.stillwater.engine.state;

/**
 * An entry of a state that is written by hand: key, namespace and value are objects. Its {@link #keyHash} is one of key and namespace.
 *
 * <p>The value of a list state is a {@link ListValue}, of a map state a {@code Map}, of others the value itself; with a time to live values, elements and
 * values of maps are {@code TtlValue}s.
 *
 * <p>THREADING: as {@link StateEntry}.
 */
public final class ObjectEntry extends StateEntry {
  Object key;
  Object namespace;
  Object value;

  ObjectEntry(Object key, Object namespace, int hash) {
    this.key = key;
    this.namespace = namespace;
    keyHash = hash;
  }

  /** The key, decoded. */
  public Object key() {
    return key;
  }

  /** The namespace, decoded. */
  public Object namespace() {
    return namespace;
  }

  /** What is stored; null when there is nothing. */
  public Object value() {
    return value;
  }

  /** Sets what the store has. For {@link EntryStore}. */
  public void value(Object loaded) {
    value = loaded;
  }
}
