package dev.stillwater.engine.snapshot.view;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.KeyedStates;
import dev.stillwater.engine.snapshot.keyed.RocksInstances;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.operator.BytesPart;
import dev.stillwater.engine.snapshot.operator.BytesPart.Piece;
import dev.stillwater.engine.snapshot.operator.ChannelPart;
import dev.stillwater.engine.snapshot.operator.OperatorStates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the headers of all subtasks of an operator and puts the parts of each state together.
 *
 * <p>THREADING: one thread.
 */
final class StateGatherer {
  private static final String COORDINATOR = "coordinator";
  private static final String RAW_KEYED = "raw keyed state";
  private static final String RAW_OPERATOR = "raw operator state";
  private static final String INPUT = "input channels";
  private static final String OUTPUT = "output channels";

  private final OperatorMetadata operator;
  private final SnapshotFiles files;
  private final RocksInstances rocks;
  private final Map<List<Object>, StateItem> keyed = new LinkedHashMap<>();
  private final Map<List<Object>, StateItem> others = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  StateGatherer(OperatorMetadata operator, SnapshotFiles files, RocksInstances rocks) {
    this.operator = operator;
    this.files = files;
    this.rocks = rocks;
  }

  /** The states, keyed ones first. Cost: one header for each subtask and kind of state. */
  List<StateItem> gather() throws SnapshotException {
    for (SubtaskMetadata subtask : operator.subtasks()) {
      gatherKeyed(subtask);
    }
    for (SubtaskMetadata subtask : operator.subtasks()) {
      gatherOperator(subtask);
    }
    if (operator.coordinatorState().isPresent()) {
      ByteSource bytes = files.open(operator.coordinatorState().get());
      bytesItem(COORDINATOR, StateKind.COORDINATOR).parts
          .add(new BytesPart(-1, "coordinator of " + operator.operatorId(), List.of(new Piece(StatePart.NO_KEY_GROUP, bytes))));
    }
    for (SubtaskMetadata subtask : operator.subtasks()) {
      channels(INPUT, StateKind.CHANNEL_INPUT, subtask.index(), subtask.inputChannels());
      channels(OUTPUT, StateKind.CHANNEL_OUTPUT, subtask.index(), subtask.outputChannels());
    }
    List<StateItem> items = new ArrayList<>(keyed.values());
    items.addAll(others.values());
    items.forEach(item -> item.parts.sort(Comparator.comparingInt(StatePart::firstKeyGroup).thenComparingInt(StatePart::subtask)));
    return items;
  }

  /** What was odd. */
  List<String> notes() {
    return notes;
  }

  private void gatherKeyed(SubtaskMetadata subtask) throws SnapshotException {
    KeyedStates.Context context = new KeyedStates.Context(files, rocks, subtask.index(), operator.maxParallelism());
    if (subtask.managedKeyed().isPresent()) {
      addKeyed(KeyedStates.open(subtask.managedKeyed().get(), context));
    }
    if (subtask.rawKeyed().isPresent()) {
      Optional<KeyedStates> timers = KeyedStates.openRaw(subtask.rawKeyed().get(), context);
      if (timers.isPresent()) {
        addKeyed(timers.get());
      } else {
        addRawKeyed(subtask.rawKeyed().get(), subtask.index());
      }
    }
  }

  private void addKeyed(KeyedStates states) {
    notes.addAll(states.notes());
    for (KeyedStates.Item item : states.states()) {
      keyed.computeIfAbsent(List.of(item.layout().name(), item.layout().kind()), key -> new StateItem(item.layout().name(), item.layout().kind(),
          Optional.of(item.layout().key()), Optional.of(item.layout().namespace()), item.layout().userKey(), item.layout().value())).parts.add(item.part());
    }
  }

  private void addRawKeyed(KeyedHandle handle, int subtask) throws SnapshotException {
    if (!(handle instanceof KeyedHandle.KeyGroupsFile file)) {
      notes.add("Raw keyed state of subtask " + subtask + " has a form that cannot be read.");
      return;
    }
    ByteSource source = files.open(file.stream());
    List<Piece> pieces = new ArrayList<>();
    for (int index = 0; index < file.offsets().size(); index++) {
      long offset = file.offsets().get(index);
      if (offset >= 0) {
        pieces.add(new Piece(file.firstKeyGroup() + index, source.slice(offset, end(file.offsets(), offset, source.sizeBytes()) - offset)));
      }
    }
    keyed.computeIfAbsent(List.of(RAW_KEYED), key -> StateItem.ofBytes(RAW_KEYED, StateKind.RAW_KEYED)).parts
        .add(new BytesPart(subtask, RAW_KEYED, pieces));
  }

  private static long end(List<Long> offsets, long offset, long size) {
    return offsets.stream().mapToLong(Long::longValue).filter(other -> other > offset).min().orElse(size);
  }

  private void gatherOperator(SubtaskMetadata subtask) throws SnapshotException {
    if (subtask.managedOperator().isPresent()) {
      OperatorStates states = OperatorStates.open(subtask.managedOperator().get(), files, subtask.index());
      notes.addAll(states.notes());
      for (OperatorStates.Item item : states.states()) {
        others.computeIfAbsent(List.of(item.name(), item.kind()), key -> new StateItem(item.name(), item.kind(), Optional.empty(), Optional.empty(),
            item.key(), Optional.of(item.value()))).parts.add(item.part());
      }
    }
    if (subtask.rawOperator().isPresent() && !subtask.rawOperator().get().isEmpty()) {
      OperatorStateHandle handle = subtask.rawOperator().get();
      ByteSource source = files.open(handle.stream());
      List<Long> offsets = handle.partitions().stream().flatMap(partition -> partition.offsets().stream()).sorted().toList();
      List<Piece> pieces = new ArrayList<>();
      for (long offset : offsets) {
        pieces.add(new Piece(StatePart.NO_KEY_GROUP, source.slice(offset, end(offsets, offset, source.sizeBytes()) - offset)));
      }
      bytesItem(RAW_OPERATOR, StateKind.RAW_OPERATOR).parts.add(new BytesPart(subtask.index(), RAW_OPERATOR, pieces));
    }
  }

  private StateItem bytesItem(String name, StateKind kind) {
    return others.computeIfAbsent(List.of(name, kind), key -> StateItem.ofBytes(name, kind));
  }

  private void channels(String name, StateKind kind, int subtask, List<ChannelHandle> handles) throws SnapshotException {
    if (!handles.isEmpty()) {
      bytesItem(name, kind).parts.add(ChannelPart.of(subtask, handles));
    }
  }

  /** What is odd about broadcast states: copies that differ. Cost: all broadcast states. */
  static List<String> differences(List<StateItem> items) {
    List<String> notes = new ArrayList<>();
    for (StateItem item : items) {
      if (item.kind == StateKind.BROADCAST && item.parts.size() > 1) {
        try {
          long first = OperatorStates.fingerprint(item.parts.get(0), ProgressListener.NONE);
          for (StatePart part : item.parts) {
            if (OperatorStates.fingerprint(part, ProgressListener.NONE) != first) {
              notes.add("Broadcast state '" + item.name + "' of subtask " + part.subtask() + " differs from that of subtask "
                  + item.parts.get(0).subtask() + ", which is shown.");
            }
          }
        } catch (SnapshotException e) {
          notes.add("Broadcast state '" + item.name + "' cannot be read: " + e.getMessage());
        }
      }
    }
    return notes;
  }

  /** Length of all that the handles of an operator point to. */
  static long sizeBytes(OperatorMetadata operator) {
    long sum = operator.coordinatorState().map(StreamHandle::sizeBytes).orElse(0L);
    for (SubtaskMetadata subtask : operator.subtasks()) {
      sum += subtask.managedOperator().map(handle -> handle.stream().sizeBytes()).orElse(0L);
      sum += subtask.rawOperator().map(handle -> handle.stream().sizeBytes()).orElse(0L);
      sum += subtask.managedKeyed().map(StateGatherer::sizeBytes).orElse(0L);
      sum += subtask.rawKeyed().map(StateGatherer::sizeBytes).orElse(0L);
      sum += subtask.inputChannels().stream().mapToLong(ChannelHandle::sizeBytes).sum();
      sum += subtask.outputChannels().stream().mapToLong(ChannelHandle::sizeBytes).sum();
    }
    return sum;
  }

  private static long sizeBytes(KeyedHandle handle) {
    return switch (handle) {
      case KeyedHandle.KeyGroupsFile file -> file.stream().sizeBytes();
      case KeyedHandle.RocksDbFiles rocks -> rocks.header().sizeBytes() + rocks.sharedFiles().stream().mapToLong(file -> file.stream().sizeBytes()).sum()
          + rocks.privateFiles().stream().mapToLong(file -> file.stream().sizeBytes()).sum();
      case KeyedHandle.Changelog changelog -> changelog.materialized().stream().mapToLong(StateGatherer::sizeBytes).sum()
          + changelog.changes().stream().mapToLong(StateGatherer::sizeBytes).sum();
      case KeyedHandle.ChangelogInline inline -> inline.changes().stream().mapToLong(change -> change.bytes().sizeBytes()).sum();
      case KeyedHandle.ChangelogFiles changes -> changes.streams().stream().mapToLong(stream -> stream.stream().sizeBytes()).sum();
    };
  }
}
