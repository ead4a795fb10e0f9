package dev.stillwater.engine.task;

import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.channel.Outlet;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.inputlog.InputLogSite;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.write.KeyGroupRange;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.StateBackend;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a chain gets from its surroundings in one subtask.
 *
 * <p>THREADING: the subtask; while the chain is made and opened, the thread that starts the job.
 */
public final class ChainContext {
  private final JobPlan plan;
  private final int subtask;
  private final int parallelism;
  private final List<Outlet> outlets;
  private final Surroundings surroundings;
  private final Map<String, KeyedStateBackend> keyed = new LinkedHashMap<>();

  /**
   * What all subtasks of a job have in common.
   *
   * @param shared objects that the subtasks of an operator share, by a name; filled while the job starts
   * @param control tells the subtasks to stop
   * @param services state and checkpoints
   */
  public record Surroundings(Storage storage, EngineClock clock, ConsoleOutput console, Map<String, Object> shared, JobControl control,
      AttemptServices services) {
  }

  /** Makes the context of a subtask of a task. */
  public ChainContext(JobPlan plan, int subtask, int parallelism, List<Outlet> outlets, Surroundings surroundings) {
    this.plan = plan;
    this.subtask = subtask;
    this.parallelism = parallelism;
    this.outlets = List.copyOf(outlets);
    this.surroundings = surroundings;
  }

  /** The operator of the uid. */
  public OperatorPlan operator(String uid) {
    return plan.operator(uid);
  }

  /** Number of key groups. */
  public int maxParallelism() {
    return plan.maxParallelism();
  }

  /** Index of the subtask, from 0. */
  public int subtask() {
    return subtask;
  }

  /** Number of subtasks of the task. */
  public int parallelism() {
    return parallelism;
  }

  /** The sending end of the task's outgoing stream of the index. */
  public Outlet outlet(int index) {
    return outlets.get(index);
  }

  /** Number of outgoing streams. */
  public int outletCount() {
    return outlets.size();
  }

  /**
   * The keyed state of the operator in this subtask; made when it is asked for first. All its states must be asked for before the subtask runs, so that they
   * can be restored.
   */
  public KeyedStateBackend keyedState(String uid) {
    return keyed.computeIfAbsent(uid, this::makeKeyedState);
  }

  private KeyedStateBackend makeKeyedState(String uid) {
    OperatorPlan operator = plan.operator(uid);
    KeyGroupRange range = KeyGroupRange.of(subtask, parallelism, plan.maxParallelism());
    StateBackend.Site site = new StateBackend.Site(uid, operator.operatorId(), subtask, range, KeySerializers.of(operator), storage(), clock(),
        control().listener(), work -> services().scheduler().async("snapshot-" + uid + "-" + subtask, work));
    return services().backend().keyed(site, services().restore().keyedState(uid, range, control().listener()));
  }

  /** Ends what the keyed states that were asked for do in the background. */
  void stopKeyedStates() {
    keyed.values().forEach(KeyedStateBackend::stop);
  }

  /** Closes the keyed states that were asked for. */
  public void closeKeyedStates() {
    keyed.values().forEach(KeyedStateBackend::close);
  }

  /** The keyed states that were asked for, by uid in the order in which that was. */
  Map<String, KeyedStateBackend> keyedStates() {
    return keyed;
  }

  /** Adds the names of the keyed states that the operators have, by uid. */
  void addKeyedStateNames(Map<String, Set<String>> names) {
    keyed.forEach((uid, backend) -> names.computeIfAbsent(uid, key -> new HashSet<>()).addAll(backend.stateNames()));
  }

  /** The operator state that the operator begins with in this subtask. On the thread that starts the job. */
  public RestoredState restored(String uid) {
    return services().restore().operatorState(uid, subtask);
  }

  /** Id of the job, 32 hexadecimal digits. */
  public String jobId() {
    return services().jobId();
  }

  /** When checkpoints are taken. */
  public CheckpointSettings checkpoints() {
    return services().checkpoints();
  }

  /**
   * Whether checkpoints are taken periodically, and one before a bounded job ends. Otherwise results need not wait for {@code checkpointCompleted} to become
   * visible, but must allow for savepoints.
   */
  public boolean isCheckpointing() {
    return checkpoints().intervalMs().isPresent();
  }

  /** Folder of the input log of the operator in this subtask; empty if the job takes no checkpoints, or none into a folder. */
  public Optional<Path> inputFolder(String uid) {
    return isCheckpointing() ? checkpoints().directory().map(folder -> InputLogSite.folder(folder.resolve(jobId()), operator(uid).operatorId(), subtask))
        : Optional.empty();
  }

  /**
   * Takes the keyed states from the snapshot that the job begins with; false if the job is being stopped.
   *
   * @throws JobFailureException if one cannot be taken
   */
  boolean restoreKeyedStates() {
    for (Map.Entry<String, KeyedStateBackend> state : keyedStates().entrySet()) {
      try {
        state.getValue().restore();
      } catch (SnapshotException | RuntimeException | OutOfMemoryError e) {
        if (control().isStopping()) {
          return false;
        }
        throw new JobFailureException(JobFailure.of(state.getKey(), "The keyed state cannot be restored: " + FailureText.of(e), e));
      }
    }
    return true;
  }

  /** Does work that may wait for a disk beside the subtask. */
  public void async(String name, Runnable work) {
    services().scheduler().async(name, work);
  }

  /** State and checkpoints of the attempt. */
  AttemptServices services() {
    return surroundings.services();
  }

  /** The disk. */
  public Storage storage() {
    return surroundings.storage();
  }

  /** The time. */
  public EngineClock clock() {
    return surroundings.clock();
  }

  /** Where console sinks print. */
  public ConsoleOutput console() {
    return surroundings.console();
  }

  /** Whether the job is to be cancelled. */
  public JobControl control() {
    return surroundings.control();
  }

  /** Whether a long loop over state or timers has to stop here and to go on when it is called again: an output is full or the job is being stopped. */
  public boolean mustPause() {
    for (Outlet outlet : outlets) {
      if (outlet.isBlocked()) {
        return true;
      }
    }
    return control().isStopping();
  }

  /** The object of the type that all subtasks of an operator share; made by the first that asks. Only while the job starts. */
  public <T> T shared(String uid, Class<T> type, Supplier<T> factory) {
    return type.cast(surroundings.shared().computeIfAbsent(sharedKey(uid, type), key -> factory.get()));
  }

  /** The object of the type that whoever runs the job has put there for the operator; uid empty for one that is for all. Only while the job starts. */
  public <T> Optional<T> given(String uid, Class<T> type) {
    return Optional.ofNullable(type.cast(surroundings.shared().get(sharedKey(uid, type))));
  }

  /** Key of {@link #shared} and {@link #given}. */
  public static String sharedKey(String uid, Class<?> type) {
    return uid + '/' + type.getName();
  }
}
