package dev.stillwater.engine;

import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.Misfits;
import dev.stillwater.engine.checkpoint.RestorePlan;
import dev.stillwater.engine.checkpoint.RestoreSettings;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.io.DryStorage;
import dev.stillwater.engine.io.LineFeed;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.state.RehearsalBackend;
import dev.stillwater.engine.state.StateFit;
import dev.stillwater.engine.task.AttemptServices;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.OpeningFailures;
import dev.stillwater.engine.task.Subtask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Starts a job from a snapshot as {@link JobExecution#prepare} does and restores its state, by the same code, but keeps nothing, writes nothing and connects
 * to nothing; so it tells all that would keep the job from starting, and all that would be lost.
 *
 * <p>Functions of a project run nothing when whoever rehearses puts others in their place, which declare the same states.
 *
 * <p>THREADING: one thread.
 */
public final class RestoreRehearsal {
  private final JobPlan plan;
  private final RestoreSettings settings;
  private final Storage storage;
  private final Options options;
  private final List<JobFailure> failures = new ArrayList<>();
  private final List<LostState> lost = new ArrayList<>();

  /**
   * How it is rehearsed.
   *
   * @param shared objects that operators find among those that their subtasks share
   * @param undeclared uids of operators whose states are not known without running their code; they are taken to ask for all that the snapshot has
   * @param readsEntries whether every entry is read, at the cost of a restore in time but not in memory
   * @param listener hears of progress and may end it
   */
  public record Options(Map<String, Object> shared, Set<String> undeclared, boolean readsEntries, ProgressListener listener) {
    public Options {
      shared = Map.copyOf(shared);
      undeclared = Set.copyOf(undeclared);
    }
  }

  /**
   * State that no operator takes.
   *
   * @param operatorId the operator in the snapshot
   * @param states names of its states that nobody takes
   * @param isWholeOperator whether the job has no such operator
   */
  public record LostState(String operatorId, List<String> states, boolean isWholeOperator) {
    public LostState {
      states = List.copyOf(states);
    }
  }

  /**
   * What came out.
   *
   * @param failures what keeps the job from starting, whatever may be lost; each once
   * @param lost state that nobody takes
   * @param fits the keyed states that are in the snapshot and in the job
   * @param asked names of the keyed states that operators ask for, by uid
   * @param changes what a start would do to files that are there
   */
  public record Result(List<JobFailure> failures, List<LostState> lost, List<StateFit> fits, Map<String, Set<String>> asked, List<DryStorage.Change> changes) {
    public Result {
      failures = List.copyOf(failures);
      lost = List.copyOf(lost);
      fits = List.copyOf(fits);
      asked = Map.copyOf(asked);
      changes = List.copyOf(changes);
    }
  }

  private RestoreRehearsal(JobPlan plan, RestoreSettings settings, Storage storage, Options options) {
    this.plan = plan;
    this.settings = settings;
    this.storage = storage;
    this.options = options;
  }

  /**
   * Rehearses. Cost: as the start, with its checksums; in memory the operator state.
   *
   * @throws SnapshotException.Cancelled if the listener said so
   */
  public static Result of(JobPlan plan, JobCode code, RestoreSettings settings, Storage storage, Options options) throws SnapshotException {
    return new RestoreRehearsal(plan, settings, storage, options).run(code);
  }

  /** Collects what does not fit. */
  private final class Collecting implements Misfits {
    @Override
    public void refused(JobFailure failure) {
      failures.add(failure);
    }

    @Override
    public void lost(Map<OperatorView, List<StateView>> states, String remedy) {
      for (Map.Entry<OperatorView, List<StateView>> entry : states.entrySet()) {
        String id = entry.getKey().operatorId();
        Optional<OperatorPlan> claiming = operators().stream().filter(operator -> operator.operatorId().equals(id)).findFirst();
        if (claiming.isEmpty() || !options.undeclared().contains(claiming.get().uid())) {
          lost.add(new LostState(id, entry.getValue().stream().map(StateView::name).distinct().toList(), claiming.isEmpty()));
        }
      }
    }
  }

  private Result run(JobCode code) throws SnapshotException {
    RehearsalBackend backend = new RehearsalBackend();
    DryStorage dry = new DryStorage(storage);
    List<StateFit> fits = new ArrayList<>();
    try {
      RestorePlan restore = RestorePlan.of(plan, settings, storage, options.listener(), new Collecting());
      Set<String> blocked = new HashSet<>();
      failures.forEach(failure -> failure.uid().ifPresent(blocked::add));
      open(code, restore, backend, dry);
      fits.addAll(fits(backend, blocked));
    } catch (JobFailureException e) {
      requireNotCancelled();
      failures.add(e.failure());
    }
    requireNotCancelled();
    return new Result(distinct(failures), lost, fits, backend.stateNames(), dry.changes());
  }

  private void requireNotCancelled() throws SnapshotException {
    if (options.listener().isCancelled()) {
      throw new SnapshotException.Cancelled(SnapshotException.Place.of(settings.snapshot().toString()));
    }
  }

  private void open(JobCode code, RestorePlan restore, RehearsalBackend backend, DryStorage dry) {
    OpeningFailures refusals = new OpeningFailures();
    StepScheduler scheduler = new StepScheduler(1, 0, EngineClock.system().currentTimeMs());
    Map<String, Object> shared = new HashMap<>(options.shared());
    shared.put(ChainContext.sharedKey("", OpeningFailures.class), refusals);
    for (OperatorPlan operator : operators()) {
      shared.put(ChainContext.sharedKey(operator.uid(), LineFeed.Connector.class), (LineFeed.Connector) (host, port, reconnectMs) -> Silence.INSTANCE);
    }
    AttemptServices services = new AttemptServices("0".repeat(32), CheckpointSettings.off(), backend, restore, new Nobody(), scheduler);
    ChainContext.Surroundings surroundings = new ChainContext.Surroundings(dry, scheduler.clock(), lines -> { }, shared,
        new JobControl(Optional.of(options.listener())), services);
    List<Subtask> subtasks = new JobWiring(plan, code, surroundings).subtasks();
    try {
      subtasks.forEach(Subtask::open);
      restore.opened(backend.stateNames());
    } finally {
      refusals.failures().forEach(failure -> failures.add(failure.failure()));
      subtasks.forEach(this::close);
    }
  }

  private void close(Subtask subtask) {
    try {
      subtask.close();
    } catch (JobFailureException e) {
      failures.add(e.failure());
    }
  }

  private List<StateFit> fits(RehearsalBackend backend, Set<String> blocked) throws SnapshotException {
    Set<String> read = new HashSet<>();
    operators().stream().map(OperatorPlan::uid).filter(uid -> options.readsEntries() && !blocked.contains(uid)).forEach(read::add);
    List<StateFit> fits;
    try {
      fits = backend.fits(read);
    } catch (SnapshotException.Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      failures.add(new JobFailure(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), "The keyed state cannot be restored: " + e.getMessage(),
          Optional.of(e)));
      return List.of();
    }
    fits.stream().filter(fit -> fit.outcome() == StateFit.Outcome.REFUSED)
        .forEach(fit -> failures.add(JobFailure.of(fit.uid(), "The keyed state cannot be restored: " + fit.problem(), null)));
    return fits;
  }

  private List<OperatorPlan> operators() {
    List<OperatorPlan> operators = new ArrayList<>();
    for (TaskPlan task : plan.tasks()) {
      operators.addAll(task.operators());
    }
    return operators;
  }

  /** All subtasks of an operator say the same. */
  private static List<JobFailure> distinct(List<JobFailure> failures) {
    Map<List<Object>, JobFailure> found = new LinkedHashMap<>();
    failures.forEach(failure -> found.putIfAbsent(List.of(failure.uid(), failure.message()), failure));
    return new ArrayList<>(found.values());
  }

  /** A connection that nobody has made. */
  private enum Silence implements LineFeed {
    INSTANCE;

    @Override
    public Optional<byte[]> poll() {
      return Optional.empty();
    }

    @Override
    public boolean isEnded() {
      return true;
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  /** No checkpoint is taken. */
  private static final class Nobody implements CheckpointResponder {
    @Override
    public void initialized(Subtask subtask) {
      throw new IllegalStateException("A rehearsal runs no subtask.");
    }

    @Override
    public void acknowledged(Subtask subtask, long checkpointId, SubtaskCheckpointMetrics metrics) {
      throw new IllegalStateException("A rehearsal takes no checkpoint.");
    }

    @Override
    public void declined(Subtask subtask, long checkpointId, CheckpointFailureReason reason, Throwable cause) {
      throw new IllegalStateException("A rehearsal takes no checkpoint.");
    }

    @Override
    public void endOfData(Subtask subtask) {
      throw new IllegalStateException("A rehearsal runs no subtask.");
    }
  }
}
