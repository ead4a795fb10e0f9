package dev.stillwater.engine.checkpoint;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.verify.ManifestSums;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.RestoredState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What each subtask of a job takes from a snapshot. Operators are matched by their ids, which follow from their uids.
 *
 * <p>THREADING: the thread that starts the attempt; keyed state is then read by the subtasks, each through a view of its own.
 *
 * <p>SOURCE: Flink 2.3, {@code StateAssignmentOperation}, {@code RoundRobinOperatorStateRepartitioner}.
 */
public final class RestorePlan implements RestoreSource {
  private static final int STATES_SHOWN_MAX = 8;

  private final JobPlan plan;
  private final Path snapshot;
  private final SnapshotOptions options;
  private final SnapshotMetadata metadata;
  private final Path folder;
  private final boolean isSavepoint;
  private final Map<String, List<RestoredState>> operatorStates = new HashMap<>();
  private final Set<String> keyed = new HashSet<>();
  private final Map<String, Set<String>> asked = new HashMap<>();
  private final Set<String> released;
  private final Misfits misfits;

  /** Ends a start at the first misfit. */
  private record Strict(JobPlan plan, RestoreSettings settings) implements Misfits {
    @Override
    public void refused(JobFailure failure) {
      throw new JobFailureException(failure);
    }

    @Override
    public void lost(Map<OperatorView, List<StateView>> states, String remedy) throws SnapshotException {
      if (settings.allowsNonRestoredState()) {
        return;
      }
      List<String> lost = new ArrayList<>();
      for (Map.Entry<OperatorView, List<StateView>> operator : states.entrySet()) {
        lost.add(describe(operator.getKey(), operator.getValue()));
      }
      refused(failure(Optional.empty(), "The snapshot " + settings.snapshot() + " has state that no operator of the job '" + plan.name()
          + "' claims; it would be lost: " + String.join("; ", lost) + ". " + remedy + ", or start with --allow-non-restored-state to do without that state."));
    }
  }

  private RestorePlan(JobPlan plan, RestoreSettings settings, SnapshotOptions options, SnapshotView view, Misfits misfits) {
    this.plan = plan;
    this.misfits = misfits;
    released = settings.released();
    snapshot = settings.snapshot();
    this.options = options;
    metadata = view.metadata();
    folder = view.files().folder();
    isSavepoint = view.sidecar().map(sidecar -> sidecar.manifest().isSavepoint()).orElse(false);
  }

  /**
   * Plans the restore of a job from a snapshot. Cost: reads all files once for their checksums, but those of RocksDB, and all operator state.
   *
   * @param allowsNonRestoredState whether state that no operator claims may be lost
   * @throws JobFailureException if it cannot be read, does not fit the job, or has state that nobody claims
   */
  public static RestorePlan of(JobPlan plan, Path snapshot, Storage storage, boolean allowsNonRestoredState) {
    return of(plan, new RestoreSettings(snapshot, allowsNonRestoredState, ClaimMode.NO_CLAIM), storage);
  }

  /** The same with all that can be set; who owns the snapshot makes no difference here. */
  public static RestorePlan of(JobPlan plan, RestoreSettings settings, Storage storage) {
    return of(plan, settings, storage, ProgressListener.NONE);
  }

  /** The same for somebody who may stop it, which then looks like a snapshot that cannot be read. */
  public static RestorePlan of(JobPlan plan, RestoreSettings settings, Storage storage, ProgressListener listener) {
    return of(plan, settings, storage, listener, new Strict(plan, settings));
  }

  /** The same for somebody who wants to know all that does not fit, for which the settings make no difference. */
  public static RestorePlan of(JobPlan plan, RestoreSettings settings, Storage storage, ProgressListener listener, Misfits misfits) {
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    try (SnapshotView view = SnapshotReader.open(settings.snapshot(), options, listener)) {
      ManifestSums.require(view, listener);
      RestorePlan restore = new RestorePlan(plan, settings, options, view, misfits);
      restore.check(view);
      for (TaskPlan task : plan.tasks()) {
        for (OperatorPlan operator : task.operators()) {
          restore.read(operator, task.parallelism(), view.operator(operator.operatorId()).filter(found -> !settings.released().contains(operator.uid())));
        }
      }
      return restore;
    } catch (SnapshotException e) {
      throw unreadable(e);
    }
  }

  private static JobFailureException unreadable(SnapshotException e) {
    return new JobFailureException(new JobFailure(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
        "The snapshot cannot be restored. " + e.getMessage(), Optional.of(e)));
  }

  /** Number of the checkpoint. */
  public long checkpointId() {
    return metadata.checkpointId();
  }

  /** What the metadata says. */
  public SnapshotMetadata metadata() {
    return metadata;
  }

  /** The folder of the snapshot. */
  public Path folder() {
    return folder;
  }

  /** Whether a person had asked for it, as far as that is known. */
  public boolean isSavepoint() {
    return isSavepoint;
  }

  private void check(SnapshotView view) throws SnapshotException {
    Set<String> claimed = plan.tasks().stream().flatMap(task -> task.operators().stream()).map(OperatorPlan::operatorId).collect(Collectors.toSet());
    Set<String> letGo = plan.tasks().stream().flatMap(task -> task.operators().stream()).filter(each -> released.contains(each.uid())).map(OperatorPlan::operatorId)
        .collect(Collectors.toSet());
    Map<OperatorView, List<StateView>> lost = new LinkedHashMap<>();
    for (OperatorView operator : view.operators()) {
      if (letGo.contains(operator.operatorId())) {
        continue;
      }
      if (claimed.contains(operator.operatorId())) {
        checkMaxParallelism(operator);
      } else if (hasState(operator.metadata())) {
        lost.put(operator, operator.states());
      }
    }
    if (!lost.isEmpty()) {
      misfits.lost(lost, "Give the operators their uids back");
    }
  }

  /** Operators that kept their uid and have become others may not want all the state that they had. Cost: the heads of the files of state. */
  @Override
  public void opened(Map<String, Set<String>> keyedStates) {
    if (misfits instanceof Strict strict && strict.settings().allowsNonRestoredState()) {
      return;
    }
    Map<OperatorView, List<StateView>> lost = new LinkedHashMap<>();
    try (SnapshotView view = SnapshotReader.open(snapshot, options, ProgressListener.NONE)) {
      for (OperatorPlan operator : plan.tasks().stream().flatMap(task -> task.operators().stream()).toList()) {
        Set<String> claimed = new HashSet<>(keyedStates.getOrDefault(operator.uid(), Set.of()));
        claimed.addAll(asked.getOrDefault(operator.uid(), Set.of()));
        Optional<OperatorView> found = view.operator(operator.operatorId()).filter(each -> !released.contains(operator.uid()));
        List<StateView> unclaimed = found.isEmpty() ? List.of() : unclaimed(found.get(), claimed);
        if (!unclaimed.isEmpty()) {
          lost.put(found.get(), unclaimed);
        }
      }
      if (!lost.isEmpty()) {
        misfits.lost(lost, "Take back the change of these operators");
      }
    } catch (SnapshotException e) {
      throw unreadable(e);
    }
  }

  private static List<StateView> unclaimed(OperatorView operator, Set<String> claimed) throws SnapshotException {
    List<StateView> states = new ArrayList<>();
    for (StateView state : operator.states()) {
      boolean canBeClaimed = switch (state.kind()) {
        case COORDINATOR, RAW_KEYED, RAW_OPERATOR, CHANNEL_INPUT, CHANNEL_OUTPUT -> false;
        default -> true;
      };
      if (canBeClaimed && !claimed.contains(state.name()) && count(state) > 0) {
        states.add(state);
      }
    }
    return states;
  }

  private void checkMaxParallelism(OperatorView operator) {
    OperatorMetadata found = operator.metadata();
    OperatorPlan planned = plan.tasks().stream().flatMap(task -> task.operators().stream()).filter(each -> each.operatorId().equals(found.operatorId()))
        .findFirst().orElseThrow();
    int parallelism = plan.taskOf(planned.uid()).parallelism();
    if (parallelism > found.maxParallelism()) {
      misfits.refused(failure(Optional.of(planned.uid()), "The parallelism is " + parallelism + ", and the snapshot " + snapshot + " has max parallelism "
          + found.maxParallelism() + ", which no restored job can exceed. Run it with parallelism " + found.maxParallelism() + " at most."));
    }
    if (found.maxParallelism() != plan.maxParallelism()) {
      misfits.refused(failure(Optional.of(planned.uid()), "The job has max parallelism " + plan.maxParallelism() + ", and the snapshot " + snapshot + " was written with "
          + found.maxParallelism() + ". It cannot be changed after the first run: set the job's max parallelism to " + found.maxParallelism() + "."));
    }
  }

  private static JobFailure failure(Optional<String> uid, String message) {
    return new JobFailure(uid, OptionalInt.empty(), Optional.empty(), Optional.empty(), message, Optional.empty());
  }

  private static boolean hasState(OperatorMetadata operator) {
    return operator.coordinatorState().isPresent() || operator.subtasks().stream().anyMatch(subtask -> !subtask.isFinished() && !subtask.streamHandles().isEmpty());
  }

  private static String describe(OperatorView operator, List<StateView> lost) throws SnapshotException {
    List<String> states = new ArrayList<>();
    for (StateView state : lost) {
      states.add("'" + state.name() + "' with " + (state.knownEntryCount().isPresent() ? "" : "about ") + Sizes.counted(count(state), "entry", "entries"));
    }
    int more = states.size() - STATES_SHOWN_MAX;
    String text = states.stream().limit(STATES_SHOWN_MAX).collect(Collectors.joining(", ")) + (more > 0 ? " and " + Sizes.counted(more, "state", "states") + " more" : "");
    String label = operator.uid().map(uid -> "uid '" + uid + "'").or(() -> operator.name().map(name -> "'" + name + "'")).orElse("operator " + operator.operatorId());
    return label + (text.isEmpty() ? "" : " (" + text + ")");
  }

  private static long count(StateView state) throws SnapshotException {
    return state.knownEntryCount().isPresent() ? state.knownEntryCount().getAsLong() : state.estimate().entries();
  }

  private void read(OperatorPlan operator, int parallelism, Optional<OperatorView> found) throws SnapshotException {
    List<Map<String, List<Object>>> lists = new ArrayList<>();
    Map<String, Map<Object, Object>> maps = new HashMap<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      lists.add(new HashMap<>());
    }
    if (found.isPresent()) {
      boolean isRescaled = found.get().metadata().parallelism() != parallelism;
      for (StateView state : hasOperatorState(found.get()) ? found.get().states() : List.<StateView>of()) {
        switch (state.kind()) {
          case OPERATOR_LIST -> split(state, lists, isRescaled);
          case OPERATOR_UNION -> union(state, lists);
          case BROADCAST -> maps.put(state.name(), broadcast(state));
          default -> {
            // Keyed state is the backends' part.
          }
        }
      }
      if (found.get().metadata().subtasks().stream().anyMatch(RestorePlan::hasKeyedState)) {
        keyed.add(operator.uid());
      }
    }
    Set<String> names = asked.computeIfAbsent(operator.uid(), uid -> ConcurrentHashMap.newKeySet());
    operatorStates.put(operator.uid(), lists.stream().map(each -> new RestoredState(true, metadata.checkpointId(), each, maps, names::add)).toList());
  }

  private static boolean hasOperatorState(OperatorView operator) {
    return operator.metadata().subtasks().stream().anyMatch(subtask -> subtask.managedOperator().isPresent());
  }

  private static boolean hasKeyedState(SubtaskMetadata subtask) {
    return subtask.managedKeyed().isPresent() || subtask.rawKeyed().isPresent();
  }

  /** Elements go round over the subtasks; with as many subtasks as before each gets back its own. */
  private static void split(StateView state, List<Map<String, List<Object>>> lists, boolean isRescaled) throws SnapshotException {
    lists.forEach(list -> list.put(state.name(), new ArrayList<>()));
    int next = 0;
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        int subtask = isRescaled ? next++ % lists.size() : cursor.subtask();
        lists.get(subtask).get(state.name()).add(cursor.value());
      }
    }
  }

  private static void union(StateView state, List<Map<String, List<Object>>> lists) throws SnapshotException {
    List<Object> all = new ArrayList<>();
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        all.add(cursor.value());
      }
    }
    lists.forEach(list -> list.put(state.name(), all));
  }

  private static Map<Object, Object> broadcast(StateView state) throws SnapshotException {
    Map<Object, Object> entries = new LinkedHashMap<>();
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      while (cursor.next()) {
        entries.put(cursor.userKey(), cursor.value());
      }
    }
    return entries;
  }

  @Override
  public RestoredState operatorState(String uid, int subtask) {
    List<RestoredState> states = operatorStates.get(uid);
    return states == null ? new RestoredState(true, metadata.checkpointId(), Map.of(), Map.of()) : states.get(subtask);
  }

  @Override
  public Optional<KeyedRestore> keyedState(String uid, KeyGroupRange range, ProgressListener listener) {
    return keyed.contains(uid)
        ? Optional.of(new KeyedRestore(() -> SnapshotReader.open(snapshot, options, listener), plan.operator(uid).operatorId(), range, listener))
        : Optional.empty();
  }
}
