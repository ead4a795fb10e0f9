package dev.stillwater.engine.replay;

import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.RestorePlan;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.ReplayScheduler;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.source.SourceStop;
import dev.stillwater.engine.source.SourceTurn;
import dev.stillwater.engine.source.SourceTurns;
import dev.stillwater.engine.task.ChainContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes of a specification what the engine runs: the plan as it is replayed, the options, and the turns of the sources.
 *
 * <p>THREADING: the thread that opens the replay.
 */
final class ReplayStart {
  private static final String BAD_LINES = "badLines";
  private static final String ONCE = "once";

  private final ReplaySpec spec;
  private final Storage storage;
  private final RowListener rows;
  private JobPlan plan;
  private long startMs;
  private final List<SourceTurn> turns = new ArrayList<>();
  private final Map<String, Object> shared = new HashMap<>();

  private ReplayStart(ReplaySpec spec, Storage storage, RowListener rows) {
    this.spec = spec;
    this.storage = storage;
    this.rows = rows;
    plan = spec.version().plan();
  }

  /**
   * Prepares.
   *
   * @throws SnapshotException if a snapshot cannot be read
   * @throws JobFailureException if the limit is none; the message says why
   */
  static ReplayStart of(ReplaySpec spec, Storage storage, RowListener rows) throws SnapshotException {
    ReplayStart start = new ReplayStart(spec, storage, rows);
    start.lookIntoSnapshot();
    start.plan = new JobPlan(start.plan.name(), start.plan.maxParallelism(), start.plan.tasks().stream().map(start::replayed).toList(), start.plan.streams(),
        start.plan.schemas(), start.plan.planHash());
    start.share();
    return start;
  }

  /** The plan as it is replayed. */
  JobPlan plan() {
    return plan;
  }

  /** The turns, in the order of the sources' uids and then of their subtasks. */
  List<SourceTurn> turns() {
    return turns;
  }

  /** The options that go with the scheduler. */
  ExecutionOptions options(ReplayScheduler scheduler) {
    ConsoleOutput console = (ConsoleOutput) spec.shared().getOrDefault(ChainContext.sharedKey("", ConsoleOutput.class), (ConsoleOutput) lines -> { });
    ExecutionOptions options = ExecutionOptions.stepped(scheduler, spec.seed(), console).withStorage(guarded()).withBackend(backend()).withShared(shared);
    return spec.snapshot().isEmpty() ? options
        : options.withRestore(new RestoreSettings(spec.snapshot().get(), spec.allowsNonRestoredState(), ClaimMode.NO_CLAIM, spec.version().captured()));
  }

  /** Makes the scheduler, whose clock begins when the snapshot was taken. */
  ReplayScheduler scheduler() {
    return new ReplayScheduler(spec.seed(), startMs);
  }

  private Storage guarded() {
    List<Path> open = operators().stream().filter(operator -> operator.outputs().isEmpty() && !spec.version().captured().contains(operator.uid()))
        .flatMap(operator -> operator.parameter("path").stream()).map(Path::of).toList();
    return new ReplayStorage(storage, spec.workFolder(), open);
  }

  private StateBackendSettings backend() {
    StateBackendSettings settings = spec.backend();
    boolean isInWorkFolder = settings.localFolder().isEmpty() && storage == Storage.local();
    return isInWorkFolder ? new StateBackendSettings(settings.kind(), Optional.of(spec.workFolder().resolve("state")), settings.isIncremental(),
        settings.managedMemoryBytes(), settings.cacheBytes(), settings.memoryLimitBytes()) : settings;
  }

  private List<OperatorPlan> operators() {
    return plan.tasks().stream().flatMap(task -> task.operators().stream()).toList();
  }

  /** Takes over the time of the snapshot and, as a run would, its max parallelism. */
  private void lookIntoSnapshot() throws SnapshotException {
    Optional<Path> known = spec.snapshot().or(() -> spec.until() instanceof ReplayLimit.Positions limit ? Optional.of(limit.snapshot()) : Optional.empty());
    if (known.isEmpty()) {
      return;
    }
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    try (SnapshotView view = SnapshotReader.open(known.get(), options, spec.listener())) {
      startMs = spec.snapshot().isEmpty() ? 0 : view.sidecar().flatMap(Sidecar::jobTime).map(time -> time.toEpochMilli()).orElse(0L);
      Set<Integer> found = operators().stream().flatMap(operator -> view.operator(operator.operatorId()).stream())
          .map(operator -> operator.metadata().maxParallelism()).collect(Collectors.toSet());
      if (found.size() == 1 && spec.version().adoptsMaxParallelism()) {
        plan = new JobPlan(plan.name(), found.iterator().next(), plan.tasks(), plan.streams(), plan.schemas(), plan.planHash());
      }
    }
  }

  private TaskPlan replayed(TaskPlan task) {
    return new TaskPlan(task.index(), task.parallelism(), task.operators().stream().map(this::replayed).toList());
  }

  /** Bad lines go to the work folder, and a folder is read as it is now. */
  private OperatorPlan replayed(OperatorPlan operator) {
    if (!operator.inputs().isEmpty()) {
      return operator;
    }
    Map<String, String> parameters = new TreeMap<>(operator.parameters());
    parameters.computeIfPresent(BAD_LINES, (name, path) -> spec.workFolder().resolve(operator.uid() + "-bad-lines.csv").toString());
    parameters.computeIfPresent(ONCE, (name, value) -> Boolean.toString(true));
    return new OperatorPlan(operator.uid(), operator.name(), operator.operatorId(), operator.kind(), operator.parallelism(), parameters, operator.expressions(),
        operator.keys(), operator.inputs(), operator.outputs());
  }

  private void share() throws SnapshotException {
    shared.putAll(spec.shared());
    shared.put(ChainContext.sharedKey("", RowListener.class), rows);
    shared.put(ChainContext.sharedKey("", ProgressListener.class), spec.listener());
    List<OperatorPlan> sources = operators().stream().filter(operator -> operator.inputs().isEmpty()).sorted((left, right) -> left.uid().compareTo(right.uid()))
        .toList();
    long untilMs = spec.until() instanceof ReplayLimit.EventTime limit ? eventTime(limit, sources) : Long.MAX_VALUE;
    for (OperatorPlan source : sources) {
      List<SourceTurn> own = IntStream.range(0, source.parallelism()).mapToObj(subtask -> new SourceTurn(source.uid(), subtask, untilMs)).toList();
      turns.addAll(own);
      shared.put(ChainContext.sharedKey(source.uid(), SourceTurns.class), new SourceTurns(own));
    }
    if (spec.until() instanceof ReplayLimit.Position limit) {
      stopAt(limit, sources);
    } else if (spec.until() instanceof ReplayLimit.Positions limit) {
      stopAt(limit, sources);
    } else if (spec.until() instanceof ReplayLimit.Records limit && limit.count() < 0) {
      throw refused(Optional.empty(), "The replay cannot end after " + limit.count() + " records; give a number from 0 on.");
    } else if (spec.until() instanceof ReplayLimit.EndOfData) {
      requireEnds(sources);
    }
  }

  private static long eventTime(ReplayLimit.EventTime limit, List<OperatorPlan> sources) {
    boolean hasEventTime = sources.stream().anyMatch(source -> source.parameter("eventTime").isPresent() || source.kind().equals("generator"));
    if (!hasEventTime) {
      throw refused(Optional.empty(), "The replay cannot end at the event time " + limit.time()
          + ", because no source has one. End it with a number of records, or set the parameter eventTime of a source.");
    }
    return limit.time().toEpochMilli();
  }

  private static void requireEnds(List<OperatorPlan> sources) {
    for (OperatorPlan source : sources) {
      if (source.kind().equals("generator") && source.longValue("count") == 0) {
        throw refused(Optional.of(source.uid()), "It makes records without end. Say where the replay ends, such as after a number of records or at a time.");
      }
    }
  }

  private void stopAt(ReplayLimit.Position limit, List<OperatorPlan> sources) {
    if (sources.stream().noneMatch(source -> source.uid().equals(limit.uid()))) {
      throw refused(Optional.empty(), "The job '" + plan.name() + "' has no source '" + limit.uid() + "' to end at; it has "
          + sources.stream().map(OperatorPlan::uid).collect(Collectors.joining(", ")) + ".");
    }
    SourceStop stop = SourceStop.AtPosition.of(limit.position()).orElseThrow(() -> refused(Optional.of(limit.uid()), "'" + limit.position()
        + "' is no position. Write 'line 5000' or 'offset 4711' for a file, 'record 20000' for a generator."));
    shared.put(ChainContext.sharedKey(limit.uid(), SourceStop.class), stop);
  }

  private void stopAt(ReplayLimit.Positions limit, List<OperatorPlan> sources) throws SnapshotException {
    Set<String> others = operators().stream().map(OperatorPlan::uid).collect(Collectors.toCollection(HashSet::new));
    sources.forEach(source -> others.remove(source.uid()));
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    RestorePlan positions;
    Set<String> present;
    try (SnapshotView view = SnapshotReader.open(limit.snapshot(), options, spec.listener())) {
      present = sources.stream().filter(source -> view.operator(source.operatorId()).isPresent()).map(OperatorPlan::uid).collect(Collectors.toSet());
      positions = RestorePlan.of(plan, new RestoreSettings(limit.snapshot(), true, ClaimMode.NO_CLAIM, others), storage, spec.listener());
    }
    for (OperatorPlan source : sources) {
      if (!present.contains(source.uid())) {
        throw refused(Optional.of(source.uid()), "The snapshot " + limit.snapshot() + " has no positions of this source. Name a snapshot of a job that had it.");
      }
      shared.put(ChainContext.sharedKey(source.uid(), SourceStop.class), new SourceStop.AtSnapshot(positions.operatorState(source.uid(), 0),
          limit.snapshot().toString()));
    }
  }

  private static JobFailureException refused(Optional<String> uid, String message) {
    return new JobFailureException(new JobFailure(uid, OptionalInt.empty(), Optional.empty(), Optional.empty(), message, Optional.empty()));
  }
}
