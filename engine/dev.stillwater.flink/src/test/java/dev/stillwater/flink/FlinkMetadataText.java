package dev.stillwater.flink;

import dev.stillwater.engine.snapshot.value.BytesValue;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.MasterState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CheckpointedStateScope;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.InputChannelStateHandle;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.ResultSubpartitionStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandleStreamImpl;
import org.apache.flink.runtime.state.changelog.inmemory.InMemoryChangelogStateHandle;
import org.apache.flink.runtime.state.filemerging.EmptyFileMergingOperatorStreamStateHandle;
import org.apache.flink.runtime.state.filemerging.FileMergingOperatorStreamStateHandle;
import org.apache.flink.runtime.state.filemerging.SegmentFileStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.apache.flink.runtime.state.filesystem.RelativeFileStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;

/** Metadata as lines, the way Flink's own classes load it; {@link OurMetadataText} gives the same lines for ours. */
final class FlinkMetadataText {
  private final List<String> lines = new ArrayList<>();

  private FlinkMetadataText() {
  }

  static CheckpointMetadata load(Path folder) throws IOException {
    try (InputStream file = Files.newInputStream(folder.resolve("_metadata")); DataInputStream in = new DataInputStream(file)) {
      return Checkpoints.loadCheckpointMetadata(in, FlinkMetadataText.class.getClassLoader(), folder.toAbsolutePath().toUri().toString());
    }
  }

  static List<String> of(CheckpointMetadata metadata) throws IOException {
    FlinkMetadataText text = new FlinkMetadataText();
    text.lines.add("checkpoint " + metadata.getCheckpointId());
    for (MasterState state : metadata.getMasterStates()) {
      text.lines.add("master " + state.name() + " " + state.version() + " " + new BytesValue(state.bytes()));
    }
    for (OperatorState operator : metadata.getOperatorStates()) {
      text.add(operator);
    }
    return text.lines;
  }

  private void add(OperatorState operator) throws IOException {
    lines.add("operator " + operator.getOperatorID().toHexString() + " uid " + optional(operator, "getOperatorUid") + " name "
        + optional(operator, "getOperatorName") + " " + operator.getParallelism() + " of " + operator.getMaxParallelism() + (operator.isFullyFinished() ? " finished" : ""));
    if (operator.getCoordinatorState() != null) {
      lines.add(" coordinator " + stream(operator.getCoordinatorState()));
    }
    if (operator.isFullyFinished()) {
      return;
    }
    for (Map.Entry<Integer, OperatorSubtaskState> entry : new TreeMap<>(operator.getSubtaskStates()).entrySet()) {
      OperatorSubtaskState state = entry.getValue();
      lines.add(" subtask " + entry.getKey() + (state.isFinished() ? " finished" : ""));
      for (OperatorStateHandle handle : state.getManagedOperatorState()) {
        addOperatorState("managed", handle);
      }
      for (OperatorStateHandle handle : state.getRawOperatorState()) {
        addOperatorState("raw", handle);
      }
      for (KeyedStateHandle handle : state.getManagedKeyedState()) {
        addKeyed("  managed keyed", handle);
      }
      for (KeyedStateHandle handle : state.getRawKeyedState()) {
        addKeyed("  raw keyed", handle);
      }
      for (StateObject handle : state.getInputChannelState()) {
        addChannel("input", handle);
      }
      for (StateObject handle : state.getResultSubpartitionState()) {
        addChannel("output", handle);
      }
    }
  }

  /** What only one of the lines of Flink has. */
  private static Object call(Object target, String method) {
    try {
      return target.getClass().getMethod(method).invoke(target);
    } catch (InvocationTargetException | IllegalAccessException | NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String optional(OperatorState operator, String method) {
    boolean isKnown = Arrays.stream(OperatorState.class.getMethods()).anyMatch(one -> one.getName().equals(method));
    return isKnown ? ((Optional<?>) call(operator, method)).map(Object::toString).filter(value -> !value.isEmpty()).orElse("-") : "-";
  }

  private void addOperatorState(String what, OperatorStateHandle handle) throws IOException {
    boolean isMerged = handle instanceof FileMergingOperatorStreamStateHandle;
    lines.add("  " + what + " operator " + (isMerged ? 17 : 4) + " " + stream(handle.getDelegateStateHandle())
        + (handle instanceof EmptyFileMergingOperatorStreamStateHandle ? " empty" : ""));
    if (handle instanceof FileMergingOperatorStreamStateHandle merged) {
      lines.add("   folders " + merged.getTaskOwnedDirHandle().getDirectory() + " " + merged.getSharedDirHandle().getDirectory());
    }
    new TreeMap<>(handle.getStateNameToPartitionOffsets()).forEach((name, info) -> {
      List<Long> offsets = new ArrayList<>();
      for (long offset : info.getOffsets()) {
        offsets.add(offset);
      }
      lines.add("   state " + name + " " + info.getDistributionMode().ordinal() + " " + offsets);
    });
  }

  private void addKeyed(String what, StateObject handle) throws IOException {
    switch (handle) {
      case KeyGroupsStateHandle groups -> {
        lines.add(what + (groups instanceof KeyGroupsSavepointStateHandle ? " canonical " : " heap ") + stream(groups.getDelegateStateHandle()));
        lines.add("   offsets " + offsets(groups.getGroupRangeOffsets()));
      }
      case IncrementalRemoteKeyedStateHandle rocks -> {
        lines.add(what + " rocksdb checkpoint " + rocks.getCheckpointId() + " " + rocks.getBackendIdentifier() + " "
            + rocks.getKeyGroupRange().getStartKeyGroup() + " " + rocks.getKeyGroupRange().getNumberOfKeyGroups() + " " + rocks.getCheckpointedSize() + " " + stream(rocks.getMetaDataStateHandle()));
        addFiles("shared", rocks.getSharedState());
        addFiles("private", rocks.getPrivateState());
      }
      case ChangelogStateBackendHandle changelog -> {
        lines.add(what + " changelog " + changelog.getKeyGroupRange().getStartKeyGroup() + " " + changelog.getKeyGroupRange().getNumberOfKeyGroups() + " "
            + changelog.getMaterializationID() + " " + changelog.getCheckpointId());
        for (KeyedStateHandle part : changelog.getMaterializedStateHandles()) {
          addKeyed("   materialized", part);
        }
        for (StateObject part : changelog.getNonMaterializedStateHandles()) {
          addKeyed("   changes", part);
        }
      }
      case ChangelogStateHandleStreamImpl files -> {
        lines.add(what + " files " + files.getKeyGroupRange().getStartKeyGroup() + " " + files.getKeyGroupRange().getNumberOfKeyGroups() + " "
            + files.getStateSize() + " "
            + files.getStorageIdentifier());
        for (var part : files.getHandlesAndOffsets()) {
          lines.add("    from " + part.f1 + " " + stream(part.f0));
        }
      }
      case InMemoryChangelogStateHandle inline -> {
        lines.add(what + " inline " + inline.getKeyGroupRange().getStartKeyGroup() + " " + inline.getKeyGroupRange().getNumberOfKeyGroups() + " "
            + inline.getFrom() + " " + inline.getTo());
        inline.getChanges().forEach(change -> lines.add("    change " + change.getKeyGroup() + " " + new BytesValue(change.getChange())));
      }
      default -> throw new IllegalStateException("A handle of " + handle.getClass());
    }
  }

  private void addFiles(String what, List<HandleAndLocalPath> files) throws IOException {
    for (HandleAndLocalPath file : files) {
      lines.add("   " + what + " " + file.getLocalPath() + " " + stream(file.getHandle()));
    }
  }

  private void addChannel(String what, StateObject handle) throws IOException {
    switch (handle) {
      case InputChannelStateHandle input -> lines.add("  " + what + " " + input.getSubtaskIndex() + " " + input.getInfo().getGateIdx() + " "
          + input.getInfo().getInputChannelIdx() + " " + input.getOffsets() + " " + input.getStateSize() + " " + stream(input.getDelegate()));
      case ResultSubpartitionStateHandle output -> lines.add("  " + what + " " + output.getSubtaskIndex() + " " + output.getInfo().getPartitionIdx() + " "
          + output.getInfo().getSubPartitionIdx() + " " + output.getOffsets() + " " + output.getStateSize() + " " + stream(output.getDelegate()));
      default -> lines.add("  " + what + " merged " + call(handle, "getSubtaskIndex") + " " + handle.getStateSize() + " "
          + stream((StreamStateHandle) call(handle, "getDelegate")) + " "
          + new BytesValue((byte[]) call(handle, "getSerializedChannelOffsets")));
    }
  }

  private static String offsets(KeyGroupRangeOffsets range) {
    List<Long> offsets = new ArrayList<>();
    for (int keyGroup = range.getKeyGroupRange().getStartKeyGroup(); keyGroup <= range.getKeyGroupRange().getEndKeyGroup(); keyGroup++) {
      offsets.add(range.getKeyGroupOffset(keyGroup));
    }
    return range.getKeyGroupRange().getStartKeyGroup() + " " + offsets;
  }

  static String stream(StreamStateHandle handle) throws IOException {
    return switch (handle) {
      case ByteStreamStateHandle inline -> "inline " + new BytesValue(inline.getData());
      case RelativeFileStateHandle relative -> "relative " + relative.getRelativePath() + " " + relative.getStateSize();
      case FileStateHandle file -> "file " + file.getFilePath() + " " + file.getStateSize();
      case SegmentFileStateHandle segment when call(segment, "getFilePath") == null || segment.getStateSize() == 0 -> "no segment";
      case SegmentFileStateHandle segment -> "segment " + segment.getFilePath() + " " + segment.getStartPos() + " " + segment.getStateSize() + " "
          + (segment.getScope() == CheckpointedStateScope.SHARED) + " " + segment.getLogicalFileId().getKeyString();
      default -> throw new IllegalStateException("A stream of " + handle.getClass());
    };
  }
}
