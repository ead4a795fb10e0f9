package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.write.CanonicalFile;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.snapshot.write.StateHeaders;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the keyed state of an operator anew in the canonical form: without some states, or with every key in its key group of another max parallelism.
 * Keys and values are carried as bytes; a key is decoded only where its hash is needed.
 *
 * <p>Memory: an entry for each state; with another max parallelism a share of the state, about {@link KeySpill#BUCKET_BYTES}.
 *
 * <p>THREADING: one thread.
 */
final class KeyedRewriter {
  private final OperatorView operator;
  private final SnapshotFiles files;
  private final FileCarrier carrier;
  private final Storage storage;
  private final ProgressListener listener;
  private final Map<String, long[]> counts = new TreeMap<>();
  private final Map<String, StateView> views = new LinkedHashMap<>();

  KeyedRewriter(OperatorView operator, SnapshotFiles files, FileCarrier carrier, Storage storage, ProgressListener listener) throws SnapshotException {
    this.operator = operator;
    this.files = files;
    this.carrier = carrier;
    this.storage = storage;
    this.listener = listener;
    for (StateView state : operator.states()) {
      if (state.kind().isKeyed() && state.kind() != StateKind.RAW_KEYED) {
        views.putIfAbsent(state.name(), state);
      }
    }
  }

  /** Entries and bytes of the states as written, by name. */
  Map<String, long[]> counts() {
    return counts;
  }

  /** The keyed state of a state's name. */
  StateView view(String state) {
    return views.get(state);
  }

  /**
   * Writes the state without some states, key groups as they are.
   *
   * @param fileNames name of a subtask's file
   * @return the handles by subtask; none for a subtask without states
   */
  Map<Integer, KeyedHandle> rewrite(Set<String> dropped, FileNames fileNames) throws SnapshotException {
    Map<Integer, KeyedHandle> handles = new TreeMap<>();
    for (SubtaskMetadata subtask : operator.metadata().subtasks()) {
      if (subtask.managedKeyed().isEmpty()) {
        continue;
      }
      KeyedSource source = KeyedSource.read(subtask.managedKeyed().get(), files);
      List<String> names = source.descriptions().keySet().stream().filter(name -> !dropped.contains(name)).toList();
      if (names.isEmpty()) {
        continue;
      }
      KeyGroupRange range = range(source.handle());
      byte[] header = StateHeaders.keyed(source.keySerializer(), names.stream().map(source.descriptions()::get).toList());
      CanonicalFile file = new CanonicalFile(carrier.create(fileNames.ofSubtask(subtask.index())), header, names.size(), range);
      copy(names, range, file);
      handles.put(subtask.index(), file.finish());
      count(names, file);
    }
    return handles;
  }

  /** The key groups of a handle, which may claim any numbers. */
  private KeyGroupRange range(KeyedHandle handle) throws Corrupt {
    int maxParallelism = operator.metadata().maxParallelism();
    if (maxParallelism < 1 || maxParallelism > KeyGroups.MAX_PARALLELISM_MAX || handle.firstKeyGroup() < 0 || handle.keyGroupCount() < 0
        || handle.keyGroupCount() > maxParallelism - handle.firstKeyGroup()) {
      throw new Corrupt(place(), "the key groups of a subtask of operator '" + operator.label() + "' cannot be right.",
          "some of 0 to " + (maxParallelism - 1), handle.keyGroupCount() + " from " + handle.firstKeyGroup() + " on");
    }
    return new KeyGroupRange(handle.firstKeyGroup(), handle.keyGroupCount(), maxParallelism);
  }

  /** Goes through all states at once, key group by key group, so that each file is read from its start to its end. */
  private void copy(List<String> names, KeyGroupRange range, CanonicalFile file) throws SnapshotException {
    List<EntryCursor> cursors = new ArrayList<>();
    try {
      boolean[] hasEntry = new boolean[names.size()];
      for (int state = 0; state < names.size(); state++) {
        StateView view = views.get(names.get(state));
        if (view == null) {
          throw new Refused(place(), "the state '" + names.get(state) + "' cannot be read, so that it cannot be rewritten.", "");
        }
        cursors.add(view.entries(range.first(), range.last(), listener));
        hasEntry[state] = cursors.get(state).next();
      }
      int prefixBytes = CompositeKeys.prefixBytes(range.maxParallelism());
      ByteWriter key = new ByteWriter();
      ByteWriter value = new ByteWriter();
      for (int keyGroup = range.first(); keyGroup <= range.last(); keyGroup++) {
        listener.progressed("rewriting '" + operator.label() + "'", keyGroup, range.maxParallelism());
        for (int state = 0; state < cursors.size(); state++) {
          EntryCursor cursor = cursors.get(state);
          while (hasEntry[state] && cursor.keyGroup() <= keyGroup) {
            requireKeyGroup(cursor, keyGroup);
            CompositeKeys.writeKeyGroup(keyGroup, prefixBytes, key.truncate(0));
            cursor.writeIdentity(key);
            cursor.writeValue(value.truncate(0));
            file.write(keyGroup, state, key, value);
            hasEntry[state] = cursor.next();
          }
        }
      }
    } finally {
      closeAll(cursors);
    }
  }

  private void requireKeyGroup(EntryCursor cursor, int keyGroup) throws Corrupt {
    if (cursor.keyGroup() != keyGroup) {
      throw new Corrupt(place(), "the entries of operator '" + operator.label() + "' are not in the order of their key groups.",
          "key group " + keyGroup + " or a later one", "key group " + cursor.keyGroup());
    }
  }

  private static void closeAll(List<EntryCursor> cursors) {
    for (EntryCursor cursor : cursors) {
      cursor.close();
    }
  }

  /**
   * Writes the state without some states and with every key in its key group of another max parallelism.
   *
   * @throws Refused if the hash of a key cannot be computed, or subtasks describe a state in different ways
   */
  Map<Integer, KeyedHandle> rekey(Set<String> dropped, int maxParallelism, FileNames fileNames) throws SnapshotException {
    KeyedSource merged = mergedHeader();
    Map<Integer, KeyedHandle> handles = new TreeMap<>();
    if (merged == null) {
      return handles;
    }
    List<String> names = merged.descriptions().keySet().stream().filter(name -> !dropped.contains(name)).toList();
    if (names.isEmpty()) {
      return handles;
    }
    byte[] header = StateHeaders.keyed(merged.keySerializer(), names.stream().map(merged.descriptions()::get).toList());
    try (KeySpill spill = new KeySpill(storage, files.newScratchFolder("rekey"), maxParallelism, operator.sizeBytes())) {
      for (int state = 0; state < names.size(); state++) {
        spill(names.get(state), state, maxParallelism, spill);
      }
      int parallelism = operator.metadata().parallelism();
      KeySpill.Reader reader = spill.reader(listener);
      for (int subtask = 0; subtask < parallelism; subtask++) {
        KeyGroupRange range = KeyGroupRange.of(subtask, parallelism, maxParallelism);
        CanonicalFile file = new CanonicalFile(carrier.create(fileNames.ofSubtask(subtask)), header, names.size(), range);
        listener.progressed("writing '" + operator.label() + "'", range.first(), maxParallelism);
        reader.writeTo(file, range);
        handles.put(subtask, file.finish());
        count(names, file);
      }
      long written = counts.values().stream().mapToLong(count -> count[0]).sum();
      if (written != spill.count()) {
        throw new Corrupt(place(), "entries of operator '" + operator.label() + "' belong to none of its subtasks.", spill.count() + " entries",
            Long.toString(written));
      }
    }
    return handles;
  }

  /** One header for the states of all subtasks; null if the operator has no keyed state. */
  private KeyedSource mergedHeader() throws SnapshotException {
    KeyedSource first = null;
    Map<String, byte[]> descriptions = new TreeMap<>();
    for (SubtaskMetadata subtask : operator.metadata().subtasks()) {
      if (subtask.managedKeyed().isEmpty()) {
        continue;
      }
      KeyedSource source = KeyedSource.read(subtask.managedKeyed().get(), files);
      first = first == null ? source : first;
      KeyedSource soFar = new KeyedSource(first.name(), first.handle(), first.keySerializer(), descriptions);
      for (Map.Entry<String, byte[]> description : source.descriptions().entrySet()) {
        if (source.differs(soFar, description.getKey())) {
          throw new Refused(Place.of(source.name()), "two subtasks describe the state '" + description.getKey() + "' of operator '" + operator.label()
              + "' with different serializers, so that their entries cannot stand in one file.", "Keep the max parallelism.");
        }
        descriptions.putIfAbsent(description.getKey(), description.getValue());
      }
    }
    return first == null ? null : new KeyedSource(first.name(), first.handle(), first.keySerializer(), descriptions);
  }

  private void spill(String name, int state, int maxParallelism, KeySpill spill) throws SnapshotException {
    StateView view = views.get(name);
    if (view == null || view.keySerializer().isEmpty()) {
      throw new Refused(place(), "the state '" + name + "' cannot be read, so that its keys cannot be given to other key groups.", "");
    }
    int before = operator.metadata().maxParallelism();
    int prefixBytes = CompositeKeys.prefixBytes(maxParallelism);
    ByteWriter key = new ByteWriter();
    ByteWriter value = new ByteWriter();
    try (EntryCursor cursor = view.entries(listener)) {
      while (cursor.next()) {
        Object decoded = cursor.key();
        OptionalInt hash = view.keySerializer().get().keyHash(decoded);
        if (hash.isEmpty() || KeyGroups.keyGroup(hash.getAsInt(), before) != cursor.keyGroup()) {
          throw new Refused(place(), "the keys of operator '" + operator.label() + "' have the type " + view.keyTypeText() + ", "
              + (hash.isEmpty() ? "whose hash code takes the job's classes." : "whose hash code is not the one that the job used."),
              "Keep its max parallelism; the job itself has to write such state again.");
        }
        int keyGroup = KeyGroups.keyGroup(hash.getAsInt(), maxParallelism);
        CompositeKeys.writeKeyGroup(keyGroup, prefixBytes, key.truncate(0));
        cursor.writeIdentity(key);
        cursor.writeValue(value.truncate(0));
        spill.add(keyGroup, state, key, value);
        if ((spill.count() & 0x3fff) == 0) {
          listener.progressed("giving the keys of '" + operator.label() + "' to other key groups", spill.count(), -1);
        }
      }
    }
  }

  private void count(List<String> names, CanonicalFile file) {
    for (int state = 0; state < names.size(); state++) {
      long[] sum = counts.computeIfAbsent(names.get(state), name -> new long[2]);
      sum[0] += file.entries(state);
      sum[1] += file.sizeBytes(state);
    }
  }

  private Place place() {
    return Place.of(files.folder().resolve("_metadata").toString());
  }

  /** Gives the files of an operator their names. */
  @FunctionalInterface
  interface FileNames {
    /** Name of the file of a subtask. */
    String ofSubtask(int subtask);
  }
}
