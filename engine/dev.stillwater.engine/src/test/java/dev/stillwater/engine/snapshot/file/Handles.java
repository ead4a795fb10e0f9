package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.util.ArrayList;
import java.util.List;

/** All handles of bytes in metadata. */
final class Handles {
  private Handles() {
  }

  static List<StreamHandle> of(SnapshotMetadata metadata) {
    List<StreamHandle> handles = new ArrayList<>();
    for (OperatorMetadata operator : metadata.operators()) {
      operator.coordinatorState().ifPresent(handles::add);
      for (SubtaskMetadata subtask : operator.subtasks()) {
        subtask.managedOperator().ifPresent(handle -> handles.add(handle.stream()));
        subtask.rawOperator().ifPresent(handle -> handles.add(handle.stream()));
        subtask.managedKeyed().ifPresent(handle -> add(handle, handles));
        subtask.rawKeyed().ifPresent(handle -> add(handle, handles));
        subtask.inputChannels().stream().map(ChannelHandle::stream).forEach(handles::add);
        subtask.outputChannels().stream().map(ChannelHandle::stream).forEach(handles::add);
      }
    }
    return handles;
  }

  private static void add(KeyedHandle keyed, List<StreamHandle> handles) {
    switch (keyed) {
      case KeyedHandle.KeyGroupsFile file -> handles.add(file.stream());
      case KeyedHandle.RocksDbFiles files -> {
        handles.add(files.header());
        files.sharedFiles().forEach(file -> handles.add(file.stream()));
        files.privateFiles().forEach(file -> handles.add(file.stream()));
      }
      case KeyedHandle.Changelog changelog -> {
        changelog.materialized().forEach(each -> add(each, handles));
        changelog.changes().forEach(each -> add(each, handles));
      }
      case KeyedHandle.ChangelogInline changelog -> { }
      case KeyedHandle.ChangelogFiles changelog -> changelog.streams().forEach(each -> handles.add(each.stream()));
    }
  }
}
