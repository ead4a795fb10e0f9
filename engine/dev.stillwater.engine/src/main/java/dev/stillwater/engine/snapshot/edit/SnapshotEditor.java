package dev.stillwater.engine.snapshot.edit;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.edit.EditPlan.OperatorPlan;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.engine.snapshot.write.SnapshotStaging;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes a copy of a snapshot, of ours or of Flink's; the original is only read.
 *
 * <p>THREADING: stateless.
 */
public final class SnapshotEditor {
  private static final int METADATA_VERSION = 3;

  private final SnapshotView view;
  private final EditPlan plan;
  private final FileCarrier carrier;
  private final SnapshotOptions options;
  private final ProgressListener listener;
  private final Map<String, StateCount> rewritten = new TreeMap<>();

  private SnapshotEditor(SnapshotView view, EditPlan plan, FileCarrier carrier, SnapshotOptions options, ProgressListener listener) {
    this.view = view;
    this.plan = plan;
    this.carrier = carrier;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Writes a copy with all the edits applied together. The copy has metadata of version 3, relative pointers, all its files and a sidecar. It is opened and
   * checked before it is put in its place. Cost: the whole snapshot; entries are rewritten only where an edit needs it.
   *
   * @param source a folder, its {@code _metadata} or an archive
   * @param target a folder that does not exist yet
   * @param edits none for a plain copy with metadata of version 3
   * @throws SnapshotException.Refused if an edit names what is not there, contradicts another one, or would break the snapshot
   */
  public static EditReport edit(Path source, Path target, List<Edit> edits, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    try (SnapshotView view = SnapshotReader.open(source, options, listener)) {
      return edit(view, target, edits, options, listener);
    }
  }

  static EditReport edit(SnapshotView view, Path target, List<Edit> edits, SnapshotOptions options, ProgressListener listener) throws SnapshotException {
    Targets.require(view.files().folder(), target, options.storage());
    EditPlan plan = EditPlan.of(view, edits);
    try (SnapshotStaging staging = SnapshotStaging.begin(options.storage(), target, listener)) {
      // A sidecar that cannot be read is an error here: the view would only leave it out, and the copy would lose it.
      Optional<Sidecar> sourceSidecar = SidecarFolder.read(options.storage(), view.files().folder());
      FileCarrier carrier = new FileCarrier(view.files(), staging, sourceSidecar, listener);
      SnapshotEditor editor = new SnapshotEditor(view, plan, carrier, options, listener);
      SidecarOfEdit sidecar = new SidecarOfEdit(view, sourceSidecar);
      List<OperatorMetadata> operators = new ArrayList<>();
      List<StateCount> written = new ArrayList<>();
      for (OperatorPlan operator : plan.operators()) {
        editor.rewritten.clear();
        if (!operator.isDropped()) {
          operators.add(editor.rewrite(operator));
        }
        written.addAll(editor.rewritten.values());
        sidecar.add(operator, Map.copyOf(editor.rewritten));
      }
      List<String> warnings = editor.warnings();
      SnapshotMetadata metadata = new SnapshotMetadata(METADATA_VERSION, plan.checkpointId(), view.metadata().masterStates(), operators, 0);
      staging.commit(metadata, Optional.of(sidecar.sidecar(plan.checkpointId())), folder -> ResultCheck.check(folder, metadata, written, options, listener));
      List<String> changes = new ArrayList<>(plan.changes());
      if (view.metadata().version() != METADATA_VERSION) {
        changes.add("The metadata has version " + METADATA_VERSION + " in place of " + view.metadata().version() + ".");
      }
      changes.addAll(warnings);
      return new EditReport(staging.target(), changes, staging.fileCount(), staging.sizeBytes());
    }
  }

  /** Metadata of version 3 can be read by Flink 1.x, which then fails at the first state that it does not know. */
  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (OperatorPlan operator : plan.operators()) {
      Set<String> names = new TreeSet<>();
      if (!operator.isDropped()) {
        operator.operator().metadata().subtasks().stream().flatMap(subtask -> subtask.managedKeyed().stream())
            .forEach(handle -> names.addAll(KeyedSource.asynchronousStates(handle, view.files())));
        names.removeAll(operator.droppedStates());
      }
      if (!names.isEmpty()) {
        warnings.add("Operator '" + operator.operator().label() + "' has state of the asynchronous API, which Flink 1.x does not know: "
            + String.join(", ", names) + ".");
      }
    }
    return warnings;
  }

  private OperatorMetadata rewrite(OperatorPlan operator) throws SnapshotException {
    OperatorMetadata before = operator.operator().metadata();
    Optional<Map<Integer, KeyedHandle>> keyed = isKeyedRewritten(operator) ? Optional.of(rewriteKeyed(operator)) : Optional.empty();
    Map<Integer, SubtaskMetadata> subtasks = new TreeMap<>();
    for (SubtaskMetadata subtask : before.subtasks()) {
      Optional<KeyedHandle> managedKeyed = keyed.isPresent() ? Optional.ofNullable(keyed.get().get(subtask.index())) : carrier.carryKeyed(subtask.managedKeyed());
      subtasks.put(subtask.index(), new SubtaskMetadata(subtask.index(), subtask.isFinished(), rewriteOperatorState(operator, subtask),
          carrier.carryOperator(subtask.rawOperator()), managedKeyed, carrier.carryKeyed(subtask.rawKeyed()), carrier.carryChannels(subtask.inputChannels()),
          carrier.carryChannels(subtask.outputChannels())));
    }
    // With another max parallelism a subtask may get keys that had none before.
    keyed.orElse(Map.of()).forEach((index, handle) -> subtasks.putIfAbsent(index, new SubtaskMetadata(index, false, Optional.empty(), Optional.empty(),
        Optional.of(handle), Optional.empty(), List.of(), List.of())));
    Optional<StreamHandle> coordinator = before.coordinatorState();
    if (coordinator.isPresent()) {
      coordinator = Optional.of(inline(coordinator.get()));
    }
    return new OperatorMetadata(Optional.empty(), Optional.empty(), operator.id(), before.parallelism(), operator.maxParallelism(), coordinator,
        before.isFullyFinished(), List.copyOf(subtasks.values()));
  }

  /** State of a coordinator stands inside the metadata in every version. */
  private StreamHandle inline(StreamHandle handle) throws SnapshotException {
    return handle instanceof StreamHandle.Inline ? handle : carrier.carry(handle);
  }

  private boolean isKeyedRewritten(OperatorPlan operator) throws SnapshotException {
    List<KeyedHandle> handles = operator.operator().metadata().subtasks().stream().flatMap(subtask -> subtask.managedKeyed().stream()).toList();
    if (handles.isEmpty()) {
      return false;
    }
    if (operator.isRekeyed() || operator.isCanonical() && !handles.stream().allMatch(handle -> handle instanceof KeyGroupsFile file && file.isCanonical())) {
      return true;
    }
    Set<String> keyedStates = new TreeSet<>();
    if (!operator.droppedStates().isEmpty()) {
      operator.operator().states().stream().filter(state -> state.kind().isKeyed()).forEach(state -> keyedStates.add(state.name()));
    }
    return operator.droppedStates().stream().anyMatch(keyedStates::contains);
  }

  private Map<Integer, KeyedHandle> rewriteKeyed(OperatorPlan operator) throws SnapshotException {
    OperatorView source = operator.operator();
    KeyedRewriter rewriter = new KeyedRewriter(source, view.files(), carrier, options.storage(), listener);
    KeyedRewriter.FileNames names = subtask -> operator.id() + "-" + subtask + "-" + plan.checkpointId() + "-keyed";
    Map<Integer, KeyedHandle> handles = operator.isRekeyed() ? rewriter.rekey(operator.droppedStates(), operator.maxParallelism(), names)
        : rewriter.rewrite(operator.droppedStates(), names);
    rewriter.counts().forEach((name, count) -> rewritten.put(name,
        new StateCount(operator.id(), name, rewriter.view(name).kind().text(), count[0], count[1])));
    return handles;
  }

  private Optional<OperatorStateHandle> rewriteOperatorState(OperatorPlan operator, SubtaskMetadata subtask) throws SnapshotException {
    Optional<OperatorStateHandle> handle = subtask.managedOperator();
    if (handle.isEmpty() || handle.get().isEmpty() || operator.droppedStates().isEmpty()) {
      return carrier.carryOperator(handle);
    }
    ByteSource source = view.files().open(handle.get().stream());
    if (handle.get().partitions().stream().noneMatch(partition -> operator.droppedStates().contains(partition.stateName()))
        && OperatorStateRewriter.statesOf(source).stream().noneMatch(operator.droppedStates()::contains)) {
      return carrier.carryOperator(handle);
    }
    return OperatorStateRewriter.rewrite(handle.get(), source, operator.droppedStates(), carrier,
        operator.id() + "-" + subtask.index() + "-" + plan.checkpointId() + "-operator");
  }
}
