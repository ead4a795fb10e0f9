package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.util.OptionalLong;

/**
 * Walks over the entries of a state, one key group after the other in ascending order; inside a key group in the order of the file.
 *
 * <p>Key, namespace, user key and value are decoded when asked for. Memory: one entry, and for the heap's form one map of one key at a time.
 *
 * <p>THREADING: one thread. LIFECYCLE: close it; it holds files open.
 */
public interface EntryCursor extends AutoCloseable {
  /**
   * Goes to the next entry; false at the end. Before it throws because of the state's bytes it has given all entries before the damage.
   *
   * @throws SnapshotException typed, with file and offset; {@code Cancelled} when the listener asked for it
   */
  boolean next() throws SnapshotException;

  /** Key group of the entry, -1 for operator state. */
  int keyGroup();

  /** Subtask that wrote the entry. */
  int subtask();

  /** Key, null for operator state. */
  Object key() throws SnapshotException;

  /** Namespace, null for operator state. */
  Object namespace() throws SnapshotException;

  /** Key inside a map or broadcast state, else null. */
  Object userKey() throws SnapshotException;

  /** Value; null for timers. */
  Object value() throws SnapshotException;

  /** Time at which a timer fires, in milliseconds. */
  OptionalLong timestamp() throws SnapshotException;

  /** Where the entry is, for {@link StateView#entriesFrom}; a text without meaning to others. */
  String position();

  /** Bytes that the entry takes in the file: key and value with their lengths. */
  long sizeBytes();

  /**
   * Appends bytes that are the same for the same key, namespace, user key and timestamp, in whatever form or backend the snapshot was written; without
   * decoding.
   */
  void writeIdentity(ByteWriter out) throws SnapshotException;

  /** Appends the bytes of the value in the canonical form (a list with its separators); without decoding where the form allows it. */
  void writeValue(ByteWriter out) throws SnapshotException;

  /** The entry as an object of its own. Decodes. */
  default SnapshotEntry entry() throws SnapshotException {
    return new SnapshotEntry(keyGroup(), subtask(), key(), namespace(), userKey(), value(), timestamp());
  }

  @Override
  void close();
}
