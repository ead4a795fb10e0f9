package dev.stillwater.engine.state;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;

/**
 * How the entries of one keyed state become bytes and objects again. Generated for typed entries, written by hand for {@link ObjectEntry}.
 *
 * <p>The bytes are those of the serializers: of the key without key group and namespace, and of the value, both in the canonical form.
 *
 * <p>THREADING: stateless; any thread.
 *
 * @param <E> class of the entries
 */
public abstract class EntryCodec<E extends StateEntry> {
  /** Serializer of the keys. */
  public abstract ValueSerializer keySerializer();

  /** Serializer of the values. */
  public abstract ValueSerializer valueSerializer();

  /** A new entry without key and with the value that a key without state has. */
  public abstract E newEntry();

  /** A copy with the same key whose value can be changed without changing the original's. */
  public abstract E copy(E entry);

  /** Appends the bytes of the key. */
  public abstract void writeKey(E entry, ByteWriter out);

  /** Appends the bytes of the value. */
  public abstract void writeValue(E entry, ByteWriter out);

  /** Reads the key and sets {@link StateEntry#keyHash}. */
  public abstract void readKey(E entry, ByteReader in) throws SnapshotException;

  /**
   * Reads the value.
   *
   * @throws ArithmeticException if the value cannot be taken over into this kind of entry
   */
  public abstract void readValue(E entry, ByteReader in) throws SnapshotException;

  /** Whether both entries have the same key. */
  public abstract boolean isSameKey(E one, E other);
}
