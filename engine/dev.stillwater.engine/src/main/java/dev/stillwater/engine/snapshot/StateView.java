package dev.stillwater.engine.snapshot;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One state of one operator, over all its subtasks.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: as the {@link SnapshotView} it comes from.
 */
public interface StateView {
  /** Name of the state. O(1). */
  String name();

  /** Kind. O(1). */
  StateKind kind();

  /** The operator. O(1). */
  OperatorView operator();

  /** Serializer of keys, for keyed state. O(1). */
  Optional<ValueSerializer> keySerializer();

  /** Serializer of namespaces, for keyed state. O(1). */
  Optional<ValueSerializer> namespaceSerializer();

  /** Serializer of the keys inside a map or broadcast state. O(1). */
  Optional<ValueSerializer> userKeySerializer();

  /** Serializer of values: of a list's elements for list states; absent for timers and where the header cannot be read. O(1). */
  Optional<ValueSerializer> valueSerializer();

  /** Type of the keys for people, empty where there is none. O(1). */
  String keyTypeText();

  /** Type of the values for people: {@code List<String>}, {@code Map<String, Long>}. O(1). */
  String valueTypeText();

  /** Number of entries where the sidecar's manifest knows it. O(1). */
  OptionalLong knownEntryCount();

  /** Bytes in the files where the sidecar's manifest knows them. O(1). */
  OptionalLong knownSizeBytes();

  /** Estimate of the number of entries and their bytes. Cost: constant; reads the first entries of some key groups (64 kB a subtask at most). */
  StateSize estimate() throws SnapshotException;

  /** Exact number of entries and their bytes. Cost: the whole state, without decoding values. */
  StateSize count(ProgressListener listener) throws SnapshotException;

  /** Walks over all entries. Cost: the whole state; the first entry costs one seek. */
  EntryCursor entries(ProgressListener listener) throws SnapshotException;

  /** Walks over the entries of the key groups from first to last, both included. Cost: those key groups. */
  EntryCursor entries(int firstKeyGroup, int lastKeyGroup, ProgressListener listener) throws SnapshotException;

  /**
   * Walks over the entries from one on to the end. Cost: up to the first one, that of a page; then what is walked over.
   *
   * @param position what {@link EntryCursor#position} said of the entry to begin with
   * @throws SnapshotException.Refused if there is no such place
   */
  EntryCursor entriesFrom(String position, ProgressListener listener) throws SnapshotException;

  /**
   * The entries of one key. Cost: one key group where the key's hash can be computed, else the whole state.
   *
   * @param key a decoded value, equal to what a cursor gives
   */
  List<SnapshotEntry> find(Object key, ProgressListener listener) throws SnapshotException;

  /**
   * A page of entries. Cost: constant for pages in order (each starts where its token says), whatever the page.
   *
   * @param token empty for the first page, else {@link EntryPage#next} of the page before
   */
  EntryPage page(Optional<String> token, int limit, ProgressListener listener) throws SnapshotException;
}
