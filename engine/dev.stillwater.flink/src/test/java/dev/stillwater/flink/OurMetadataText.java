package dev.stillwater.flink;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.MasterState;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.value.BytesValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Metadata as lines, the way our reader sees it; {@link FlinkMetadataText} gives the same lines for Flink's. */
final class OurMetadataText {
  private final List<String> lines = new ArrayList<>();

  private OurMetadataText() {
  }

  static List<String> of(SnapshotMetadata metadata) throws SnapshotException {
    OurMetadataText text = new OurMetadataText();
    text.lines.add("checkpoint " + metadata.checkpointId());
    for (MasterState state : metadata.masterStates()) {
      text.lines.add("master " + state.name() + " " + state.version() + " " + bytes(state.bytes()));
    }
    for (OperatorMetadata operator : metadata.operators()) {
      text.add(operator);
    }
    return text.lines;
  }

  private void add(OperatorMetadata operator) throws SnapshotException {
    lines.add("operator " + operator.operatorId() + " uid " + operator.uid().orElse("-") + " name " + operator.name().orElse("-") + " "
        + operator.parallelism() + " of " + operator.maxParallelism() + (operator.isFullyFinished() ? " finished" : ""));
    if (operator.coordinatorState().isPresent()) {
      lines.add(" coordinator " + stream(operator.coordinatorState().get()));
    }
    for (SubtaskMetadata subtask : operator.subtasks().stream().sorted(Comparator.comparing(SubtaskMetadata::index)).toList()) {
      lines.add(" subtask " + subtask.index() + (subtask.isFinished() ? " finished" : ""));
      if (subtask.managedOperator().isPresent()) {
        addOperatorState("managed", subtask.managedOperator().get());
      }
      if (subtask.rawOperator().isPresent()) {
        addOperatorState("raw", subtask.rawOperator().get());
      }
      if (subtask.managedKeyed().isPresent()) {
        addKeyed("  managed keyed", subtask.managedKeyed().get());
      }
      if (subtask.rawKeyed().isPresent()) {
        addKeyed("  raw keyed", subtask.rawKeyed().get());
      }
      for (ChannelHandle handle : subtask.inputChannels()) {
        addChannel("input", handle);
      }
      for (ChannelHandle handle : subtask.outputChannels()) {
        addChannel("output", handle);
      }
    }
  }

  private void addOperatorState(String what, OperatorStateHandle handle) throws SnapshotException {
    lines.add("  " + what + " operator " + handle.form() + " " + stream(handle.stream()) + (handle.isEmpty() ? " empty" : ""));
    if (handle.form() == OperatorStateHandle.MERGED) {
      lines.add("   folders " + handle.taskOwnedFolder() + " " + handle.sharedFolder());
    }
    handle.partitions().stream().sorted(Comparator.comparing(OperatorStateHandle.Partition::stateName))
        .forEach(partition -> lines.add("   state " + partition.stateName() + " " + partition.mode().ordinal() + " " + partition.offsets()));
  }

  private void addKeyed(String what, KeyedHandle handle) throws SnapshotException {
    switch (handle) {
      case KeyedHandle.KeyGroupsFile groups -> {
        lines.add(what + (groups.isCanonical() ? " canonical " : " heap ") + stream(groups.stream()));
        lines.add("   offsets " + groups.firstKeyGroup() + " " + groups.offsets());
      }
      case KeyedHandle.RocksDbFiles rocks -> {
        lines.add(what + " rocksdb checkpoint " + rocks.checkpointId() + " " + rocks.backendId() + " " + rocks.firstKeyGroup() + " " + rocks.keyGroupCount()
            + " "
            + rocks.checkpointedBytes() + " " + stream(rocks.header()));
        addFiles("shared", rocks.sharedFiles());
        addFiles("private", rocks.privateFiles());
      }
      case KeyedHandle.Changelog changelog -> {
        lines.add(what + " changelog " + changelog.firstKeyGroup() + " " + changelog.keyGroupCount() + " " + changelog.materializationId() + " "
            + changelog.checkpointId());
        for (KeyedHandle part : changelog.materialized()) {
          addKeyed("   materialized", part);
        }
        for (KeyedHandle part : changelog.changes()) {
          addKeyed("   changes", part);
        }
      }
      case KeyedHandle.ChangelogFiles files -> {
        lines.add(what + " files " + files.firstKeyGroup() + " " + files.keyGroupCount() + " " + files.sizeBytes() + " " + files.storage());
        for (KeyedHandle.OffsetStream part : files.streams()) {
          lines.add("    from " + part.offset() + " " + stream(part.stream()));
        }
      }
      case KeyedHandle.ChangelogInline inline -> {
        lines.add(what + " inline " + inline.firstKeyGroup() + " " + inline.keyGroupCount() + " " + inline.from() + " " + inline.to());
        for (KeyedHandle.Change change : inline.changes()) {
          lines.add("    change " + change.keyGroup() + " " + bytes(change.bytes()));
        }
      }
    }
  }

  private void addFiles(String what, List<KeyedHandle.NamedFile> files) throws SnapshotException {
    for (KeyedHandle.NamedFile file : files) {
      lines.add("   " + what + " " + file.name() + " " + stream(file.stream()));
    }
  }

  private void addChannel(String what, ChannelHandle handle) throws SnapshotException {
    if (handle.channel().isPresent()) {
      lines.add("  " + what + " " + handle.subtask() + " " + handle.channel().get().group() + " " + handle.channel().get().index() + " " + handle.offsets()
          + " "
          + handle.sizeBytes() + " " + stream(handle.stream()));
    } else {
      lines.add("  " + what + " merged " + handle.subtask() + " " + handle.sizeBytes() + " " + stream(handle.stream()) + " "
          + bytes(handle.mergedInfo().orElseThrow()));
    }
  }

  private static BytesValue bytes(ByteSource source) throws SnapshotException {
    byte[] bytes = new byte[(int) source.sizeBytes()];
    int done = 0;
    while (done < bytes.length) {
      done += source.read(done, bytes, done, bytes.length - done);
    }
    return new BytesValue(bytes);
  }

  static String stream(StreamHandle handle) throws SnapshotException {
    return switch (handle) {
      case StreamHandle.Inline inline -> "inline " + bytes(inline.bytes());
      case StreamHandle.RelativeFile file -> "relative " + file.path() + " " + file.sizeBytes();
      case StreamHandle.AbsoluteFile file -> "file " + file.path() + " " + file.sizeBytes();
      case StreamHandle.Segment segment when segment.sizeBytes() == 0 -> "no segment";
      case StreamHandle.Segment segment -> "segment " + segment.path() + " " + segment.start() + " " + segment.sizeBytes() + " " + segment.isShared() + " "
          + segment.logicalId();
      case StreamHandle.EmptySegment empty -> "no segment";
      case StreamHandle.KeyGroupStream groups -> throw new IllegalStateException("Key groups in place of a stream: " + groups);
    };
  }
}
