package dev.stillwater.ui.operate.snapshot.operators;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.host.report.SnapshotReport;
import dev.stillwater.host.report.SnapshotReport.State;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.operate.snapshot.page.HandleText;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotNode;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/**
 * The tree of a snapshot: operators, in each its states and its subtasks, in each subtask its states and the handles of their bytes.
 *
 * <p>THREADING: UI thread.
 */
final class OperatorNodes {
  private OperatorNodes() {
  }

  static List<SnapshotNode> of(SnapshotDocument document) {
    Map<String, SnapshotReport.Operator> measured = document.report().map(report -> report.operators().stream()
        .collect(Collectors.toMap(SnapshotReport.Operator::operatorId, operator -> operator, (first, second) -> first))).orElse(Map.of());
    return document.operators().stream().map(operator -> operator(operator, Optional.ofNullable(measured.get(operator.operatorId())))).toList();
  }

  private static SnapshotNode operator(OperatorView operator, Optional<SnapshotReport.Operator> measured) {
    List<State> states = measured.map(SnapshotReport.Operator::states).orElse(List.of());
    String parallelism = NLS.bind(Messages.OperatorNodes_parallelism, operator.metadata().parallelism(), operator.metadata().maxParallelism());
    String detail = operator.metadata().isFullyFinished() ? Messages.OperatorNodes_finished
        : operator.label().equals(operator.operatorId()) ? Messages.OperatorNodes_noName : operator.name().filter(name -> !name.equals(operator.label())).orElse("");
    String size = operator.sizeBytes() == 0 ? "" : Quantities.bytes(operator.sizeBytes());
    return new SnapshotNode(StillwaterImages.JOB, List.of(operator.label(), size, "", parallelism,
        detail, operator.operatorId()), Optional.empty(), () -> below(operator, measured, states));
  }

  private static List<SnapshotNode> below(OperatorView operator, Optional<SnapshotReport.Operator> measured, List<State> states) {
    List<SnapshotNode> nodes = new ArrayList<>();
    for (State state : states) {
      String about = state.isExact() ? "" : Messages.OperatorNodes_about;
      String type = state.keyType().isEmpty() || state.valueType().isEmpty() ? state.keyType() + state.valueType()
          : NLS.bind(Messages.OperatorNodes_type, state.keyType(), state.valueType());
      String size = about + Quantities.bytes(state.sizeBytes());
      nodes.add(new SnapshotNode(icon(state), List.of(state.name(), size, about + Quantities.count(state.entries()), state.kind(), type),
          Optional.of(SnapshotPlace.state(operator.label(), state.name())), List::of));
    }
    measured.map(SnapshotReport.Operator::positions).orElse(List.of())
        .forEach(position -> nodes.add(new SnapshotNode(StillwaterImages.FIELD, List.of(position, "", "", Messages.OperatorNodes_position), Optional.empty(), List::of)));
    operator.metadata().coordinatorState().ifPresent(handle -> nodes.add(handle(Messages.OperatorNodes_coordinator, handle)));
    for (SubtaskMetadata subtask : operator.metadata().subtasks()) {
      long size = subtask.streamHandles().stream().mapToLong(StreamHandle::sizeBytes).sum();
      nodes.add(new SnapshotNode(StillwaterImages.GROUP, List.of(NLS.bind(Messages.OperatorNodes_subtask, subtask.index()), Quantities.bytes(size), "",
          subtask.isFinished() ? Messages.OperatorNodes_subtaskFinished : keyGroups(subtask)), Optional.empty(), () -> below(operator, subtask, states)));
    }
    return nodes;
  }

  private static String icon(State state) {
    return state.keyType().isEmpty() ? StillwaterImages.OPERATOR_STATE : StillwaterImages.KEYED_STATE;
  }

  private static String keyGroups(SubtaskMetadata subtask) {
    return subtask.managedKeyed().map(handle -> NLS.bind(Messages.OperatorNodes_keyGroups, handle.firstKeyGroup(), handle.firstKeyGroup() + handle.keyGroupCount() - 1))
        .orElse("");
  }

  private static List<SnapshotNode> below(OperatorView operator, SubtaskMetadata subtask, List<State> states) {
    List<SnapshotNode> nodes = new ArrayList<>();
    subtask.managedKeyed().ifPresent(keyed -> states.stream().filter(state -> !state.keyType().isEmpty()).forEach(state ->
        nodes.add(new SnapshotNode(StillwaterImages.KEYED_STATE, List.of(state.name(), "", "", state.kind(), HandleText.of(keyed)),
            Optional.of(SnapshotPlace.state(operator.label(), state.name())), () -> handles(keyed)))));
    if (subtask.managedKeyed().isPresent() && nodes.isEmpty()) {
      nodes.add(new SnapshotNode(StillwaterImages.KEYED_STATE, List.of(Messages.OperatorNodes_keyed, "", "", "", HandleText.of(subtask.managedKeyed().get())),
          Optional.empty(), () -> handles(subtask.managedKeyed().get())));
    }
    subtask.rawKeyed().ifPresent(keyed -> nodes.add(new SnapshotNode(StillwaterImages.KEYED_STATE, List.of(Messages.OperatorNodes_rawKeyed, "", "", "", HandleText.of(keyed)),
        Optional.empty(), () -> handles(keyed))));
    subtask.managedOperator().ifPresent(managed -> managed.partitions().forEach(partition -> nodes.add(partition(operator, managed, partition))));
    subtask.rawOperator().ifPresent(raw -> nodes.add(handle(Messages.OperatorNodes_rawOperator, raw.stream())));
    subtask.inputChannels().forEach(channel -> nodes.add(channel(channel)));
    subtask.outputChannels().forEach(channel -> nodes.add(channel(channel)));
    return nodes;
  }

  private static SnapshotNode partition(OperatorView operator, OperatorStateHandle managed, OperatorStateHandle.Partition partition) {
    String mode = switch (partition.mode()) {
      case SPLIT -> Messages.OperatorNodes_split;
      case UNION -> Messages.OperatorNodes_union;
      case BROADCAST -> Messages.OperatorNodes_broadcast;
    };
    return new SnapshotNode(StillwaterImages.OPERATOR_STATE, List.of(partition.stateName(), "", Quantities.count(partition.offsets().size()), mode),
        Optional.of(SnapshotPlace.state(operator.label(), partition.stateName())), () -> List.of(handle(Messages.OperatorNodes_file, managed.stream())));
  }

  private static SnapshotNode channel(ChannelHandle channel) {
    String name = channel.channel().map(known -> NLS.bind(channel.isInput() ? Messages.OperatorNodes_input : Messages.OperatorNodes_output, known.group(), known.index()))
        .orElse(channel.isInput() ? Messages.OperatorNodes_inputs : Messages.OperatorNodes_outputs);
    return new SnapshotNode(StillwaterImages.STREAM, List.of(name, Quantities.bytes(channel.sizeBytes())), Optional.empty(),
        () -> List.of(handle(Messages.OperatorNodes_file, channel.stream())));
  }

  private static List<SnapshotNode> handles(KeyedHandle keyed) {
    if (keyed instanceof KeyedHandle.RocksDbFiles rocks) {
      List<SnapshotNode> nodes = new ArrayList<>();
      nodes.add(handle(Messages.OperatorNodes_header, rocks.header()));
      rocks.sharedFiles().forEach(file -> nodes.add(handle(NLS.bind(Messages.OperatorNodes_shared, file.name()), file.stream())));
      rocks.privateFiles().forEach(file -> nodes.add(handle(file.name(), file.stream())));
      return nodes;
    }
    return keyed.streamHandles().stream().map(handle -> handle(Messages.OperatorNodes_file, handle)).toList();
  }

  private static SnapshotNode handle(String name, StreamHandle handle) {
    Optional<SnapshotPlace> place = HandleText.file(handle).map(file -> SnapshotPlace.file(file, handle instanceof StreamHandle.Segment segment ? segment.start() : 0));
    return new SnapshotNode(StillwaterImages.FIELD, List.of(name, Quantities.bytes(handle.sizeBytes()), "", "", HandleText.of(handle)), place, List::of);
  }
}
