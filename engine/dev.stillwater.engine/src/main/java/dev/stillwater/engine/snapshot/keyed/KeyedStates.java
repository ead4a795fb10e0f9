package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.RocksDbFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keyed states of one subtask.
 *
 * <p>THREADING: immutable.
 *
 * @param states the states in the order of the header
 * @param notes what could not be read, for people
 */
public record KeyedStates(List<Item> states, List<String> notes) {
  public KeyedStates {
    states = List.copyOf(states);
    notes = List.copyOf(notes);
  }

  /** A state: how it is laid out and what the subtask holds of it. */
  public record Item(StateLayout layout, StatePart part) {
  }

  /**
   * What is needed to read keyed state.
   *
   * @param files files of the snapshot
   * @param rocks RocksDB instances of the snapshot
   * @param subtask index of the subtask
   * @param maxParallelism number of key groups of the operator
   */
  public record Context(SnapshotFiles files, RocksInstances rocks, int subtask, int maxParallelism) {
    /** Number of bytes of the key group at the start of a key. */
    int prefixBytes() {
      return CompositeKeys.prefixBytes(maxParallelism);
    }
  }

  /** Reads the headers of a handle. Cost: the headers; for a changelog all of its changes. */
  public static KeyedStates open(KeyedHandle handle, Context context) throws SnapshotException {
    return switch (handle) {
      case KeyGroupsFile file -> ofFile(file, context);
      case RocksDbFiles files -> ofRocksDb(files, context);
      case KeyedHandle.Changelog changelog -> ChangelogStates.open(changelog, context);
      case KeyedHandle.ChangelogInline changes -> ofChanges(changes, context);
      case KeyedHandle.ChangelogFiles changes -> ofChanges(changes, context);
    };
  }

  /**
   * Reads raw keyed state that holds timers; empty if it holds something else, which only its operator understands. Cost: the first key group.
   */
  public static Optional<KeyedStates> openRaw(KeyedHandle handle, Context context) throws SnapshotException {
    if (!(handle instanceof KeyGroupsFile file)) {
      return Optional.empty();
    }
    return RawTimers.open(file, context).map(items -> new KeyedStates(items, List.of()));
  }

  /** Changes that stand alone: as if nothing had been materialised before. */
  private static KeyedStates ofChanges(KeyedHandle changes, Context context) throws SnapshotException {
    return ChangelogStates.open(new KeyedHandle.Changelog(0, changes.firstKeyGroup(), changes.keyGroupCount(), 0, List.of(), List.of(changes), 0, 0, ""),
        context);
  }

  private static KeyedStates ofFile(KeyGroupsFile handle, Context context) throws SnapshotException {
    List<String> notes = new ArrayList<>();
    ByteSource source = StateFiles.open(context.files(), handle.stream(), notes);
    KeyedHeader header = KeyedHeader.read(ByteReader.of(source));
    KeyGroupFile file = new KeyGroupFile(handle, source, header.isCompressed());
    boolean isCanonical = handle.isCanonical() || !file.hasHeapLayout();
    List<StateLayout> layouts = layouts(header);
    List<Item> items = new ArrayList<>();
    for (int id = 0; id < layouts.size(); id++) {
      items.add(new Item(layouts.get(id), new FilePart(file, isCanonical, layouts, id, context)));
    }
    notes.addAll(notes(header, source.name(), context, isCanonical));
    return new KeyedStates(items, notes);
  }

  private static KeyedStates ofRocksDb(RocksDbFiles handle, Context context) throws SnapshotException {
    ByteSource source = context.files().open(handle.header());
    KeyedHeader header = KeyedHeader.read(ByteReader.of(source));
    List<Item> items = new ArrayList<>();
    for (StateLayout layout : layouts(header)) {
      items.add(new Item(layout, new RocksPart(handle, layout, source.name(), context)));
    }
    return new KeyedStates(items, notes(header, source.name(), context, true));
  }

  private static List<StateLayout> layouts(KeyedHeader header) {
    return header.states().stream().map(meta -> StateLayout.of(meta, header.keySerializer())).toList();
  }

  private static List<String> notes(KeyedHeader header, String file, Context context, boolean isFramed) {
    List<String> notes = new ArrayList<>();
    header.problem().ifPresent(problem -> notes.add("The header of subtask " + context.subtask() + " could not be read whole: " + problem.getMessage()));
    if (!header.keySerializer().isSelfDelimiting()) {
      notes.add("Keys of subtask " + context.subtask() + " are shown as bytes: the serializer " + header.keySerializer().snapshotClass()
          + " cannot be read without its class.");
    }
    if (!isFramed) {
      firstUnreadable(header).ifPresent(state -> notes.add("In " + file + " nothing says how long the values of state '" + state
          + "' are. Where they end is looked for from what stands around them; where that is not certain, the rest of the key group is not read."));
    }
    return notes;
  }

  private static Optional<String> firstUnreadable(KeyedHeader header) {
    return header.states().stream().filter(state -> !StateLayout.of(state, header.keySerializer()).whole().isSelfDelimiting()).map(StateMeta::name).findFirst();
  }
}
