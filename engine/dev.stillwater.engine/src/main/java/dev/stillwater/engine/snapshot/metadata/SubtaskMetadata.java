package dev.stillwater.engine.snapshot.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of one subtask of an operator.
 *
 * <p>THREADING: immutable.
 *
 * @param index index, from 0
 * @param isFinished whether the subtask had finished; then it has no state
 * @param managedOperator operator state
 * @param rawOperator operator state that only its operator understands
 * @param managedKeyed keyed state
 * @param rawKeyed keyed state that only its operator understands; heap timers beside a RocksDB backend stand here
 * @param inputChannels records on their way into the subtask (unaligned checkpoints)
 * @param outputChannels records on their way out of the subtask (unaligned checkpoints)
 */
public record SubtaskMetadata(int index, boolean isFinished, Optional<OperatorStateHandle> managedOperator, Optional<OperatorStateHandle> rawOperator,
    Optional<KeyedHandle> managedKeyed, Optional<KeyedHandle> rawKeyed, List<ChannelHandle> inputChannels, List<ChannelHandle> outputChannels) {
  public SubtaskMetadata {
    inputChannels = List.copyOf(inputChannels);
    outputChannels = List.copyOf(outputChannels);
  }

  /** A subtask that had finished. */
  public static SubtaskMetadata finished(int index) {
    return new SubtaskMetadata(index, true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /** The handles of all bytes of its state, in the order of the metadata. Cost: their number. */
  public List<StreamHandle> streamHandles() {
    List<StreamHandle> handles = new ArrayList<>();
    managedOperator.ifPresent(handle -> handles.add(handle.stream()));
    rawOperator.ifPresent(handle -> handles.add(handle.stream()));
    managedKeyed.ifPresent(handle -> handles.addAll(handle.streamHandles()));
    rawKeyed.ifPresent(handle -> handles.addAll(handle.streamHandles()));
    inputChannels.forEach(channel -> handles.add(channel.stream()));
    outputChannels.forEach(channel -> handles.add(channel.stream()));
    return handles;
  }
}
