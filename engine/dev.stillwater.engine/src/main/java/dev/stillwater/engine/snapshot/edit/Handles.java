package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The handles of bytes inside other handles.
 *
 * <p>THREADING: stateless.
 */
final class Handles {
  private Handles() {
  }

  /** All of a snapshot, in the order of the metadata. */
  static List<StreamHandle> streams(SnapshotMetadata metadata) {
    return metadata.operators().stream().flatMap(operator -> streams(operator).stream()).toList();
  }

  /** All of an operator. */
  static List<StreamHandle> streams(OperatorMetadata operator) {
    List<StreamHandle> streams = new ArrayList<>();
    operator.coordinatorState().ifPresent(streams::add);
    for (SubtaskMetadata subtask : operator.subtasks()) {
      subtask.managedOperator().ifPresent(handle -> streams.add(handle.stream()));
      subtask.rawOperator().ifPresent(handle -> streams.add(handle.stream()));
      subtask.managedKeyed().ifPresent(handle -> add(handle, streams));
      subtask.rawKeyed().ifPresent(handle -> add(handle, streams));
      Stream.concat(subtask.inputChannels().stream(), subtask.outputChannels().stream()).map(ChannelHandle::stream).forEach(streams::add);
    }
    return streams;
  }

  private static void add(KeyedHandle keyed, List<StreamHandle> streams) {
    switch (keyed) {
      case KeyedHandle.KeyGroupsFile file -> streams.add(file.stream());
      case KeyedHandle.RocksDbFiles rocks -> {
        streams.add(rocks.header());
        rocks.sharedFiles().forEach(file -> streams.add(file.stream()));
        rocks.privateFiles().forEach(file -> streams.add(file.stream()));
      }
      case KeyedHandle.Changelog changelog -> {
        changelog.materialized().forEach(handle -> add(handle, streams));
        changelog.changes().forEach(handle -> add(handle, streams));
      }
      case KeyedHandle.ChangelogInline inline -> { }
      case KeyedHandle.ChangelogFiles changes -> changes.streams().forEach(stream -> streams.add(stream.stream()));
    }
  }
}
