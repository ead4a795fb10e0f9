package dev.stillwater.engine;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointParticipant;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.task.AttemptServices;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.Subtask;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One attempt to run a job: its subtasks, the channels between them and the backend of their state.
 *
 * <p>THREADING: made, opened and started by one thread; the rest by any.
 *
 * <p>LIFECYCLE: made, {@link #open}, {@link #start}; over when all subtasks have ended and let go of their state.
 */
final class JobAttempt {
  private final ExecutionOptions options;
  private final JobControl control;
  private final Listener listener;
  private final StateBackend backend;
  private final RestoreSource restore;
  private final List<Subtask> subtasks;
  private final List<Channel> channels;
  private final List<List<Subtask>> byTask;
  private final Map<Subtask, Participant> participants = new IdentityHashMap<>();
  private final Set<Subtask> initialized = ConcurrentHashMap.newKeySet();
  /** Each subtask counts twice: until its operators are closed, and until its last write and its state are. */
  private final AtomicInteger held;
  private final AtomicInteger processing;
  private final Map<StreamPlan, List<Channel>> streams;
  private final Set<Subtask> failed = ConcurrentHashMap.newKeySet();
  private final Map<Subtask, Long> endTimesMs = new ConcurrentHashMap<>();
  private volatile long startTimeMs;

  /**
   * Hears what the subtasks do.
   *
   * <p>THREADING: any thread.
   */
  interface Listener {
    /** Something is to be told to the coordinator, on its own thread. */
    void tell(JobAttempt attempt, Consumer<AttemptEvents> event);
  }

  /**
   * What is told.
   *
   * <p>THREADING: the coordinator's thread.
   */
  interface AttemptEvents {
    /** A subtask runs. */
    void initialized(CheckpointParticipant subtask);

    /** A subtask has written its part of a checkpoint. */
    void acknowledged(CheckpointParticipant subtask, long checkpointId, SubtaskCheckpointMetrics metrics);

    /** A subtask cannot take part in a checkpoint. */
    void declined(long checkpointId, CheckpointFailureReason reason, Throwable cause);

    /** A subtask has no more input. */
    void endOfData(CheckpointParticipant subtask);

    /** A subtask has failed; one that was still starting could not take its state. */
    void failed(JobFailure failure, boolean isStarting);

    /** All subtasks have ended and let go of their state. */
    void released();
  }

  /** A subtask as the coordinator sees it. */
  private record Participant(Subtask subtask) implements CheckpointParticipant {
    @Override
    public TaskPlan task() {
      return subtask.task();
    }

    @Override
    public int index() {
      return subtask.index();
    }

    @Override
    public void triggerCheckpoint(CheckpointBarrier barrier) {
      subtask.triggerCheckpoint(barrier);
    }

    @Override
    public void checkpointCompleted(long checkpointId) {
      subtask.checkpointCompleted(checkpointId);
    }

    @Override
    public void checkpointAborted(long checkpointId) {
      subtask.checkpointAborted(checkpointId);
    }

    @Override
    public void drain() {
      subtask.drain();
    }

    @Override
    public void end() {
      subtask.end();
    }

    @Override
    public boolean isSource() {
      return subtask.isSource();
    }
  }

  /** Tells the coordinator what the subtasks answer. */
  private final class Responder implements CheckpointResponder {
    @Override
    public void initialized(Subtask subtask) {
      initialized.add(subtask);
      tell(events -> events.initialized(participants.get(subtask)));
    }

    @Override
    public void acknowledged(Subtask subtask, long checkpointId, SubtaskCheckpointMetrics metrics) {
      tell(events -> events.acknowledged(participants.get(subtask), checkpointId, metrics));
    }

    @Override
    public void declined(Subtask subtask, long checkpointId, CheckpointFailureReason reason, Throwable cause) {
      tell(events -> events.declined(checkpointId, reason, cause));
    }

    @Override
    public void endOfData(Subtask subtask) {
      tell(events -> events.endOfData(participants.get(subtask)));
    }
  }

  /**
   * Makes the subtasks.
   *
   * @throws JobFailureException if there is no backend of the kind, or an operator cannot be made
   */
  JobAttempt(JobPlan plan, JobCode code, ExecutionOptions options, RestoreSource restore, Listener listener) {
    this.options = options;
    this.listener = listener;
    this.restore = restore;
    control = new JobControl(Optional.ofNullable((ProgressListener) options.shared().get(ChainContext.sharedKey("", ProgressListener.class))));
    backend = backend(options);
    try {
      AttemptServices services = new AttemptServices(options.jobId(), checkpoints(options), backend, restore, new Responder(), options.scheduler());
      JobWiring wiring = new JobWiring(plan, code,
          new ChainContext.Surroundings(options.storage(), options.scheduler().clock(), options.console(), new HashMap<>(options.shared()), control, services));
      subtasks = wiring.subtasks();
      channels = wiring.channels();
      streams = wiring.streams();
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
    subtasks.forEach(subtask -> participants.put(subtask, new Participant(subtask)));
    byTask = plan.tasks().stream().map(task -> subtasks.stream().filter(subtask -> subtask.task() == task).toList()).toList();
    held = new AtomicInteger(2 * subtasks.size());
    processing = new AtomicInteger(subtasks.size());
  }

  /** What is kept in memory has no folder. */
  private static CheckpointSettings checkpoints(ExecutionOptions options) {
    return options.backend().kind() == StateBackendSettings.Kind.MEMORY ? options.checkpoints().withoutDirectory() : options.checkpoints();
  }

  private static StateBackend backend(ExecutionOptions options) {
    StateBackendSettings.Kind kind = options.backend().kind();
    for (StateBackend.Provider provider : ServiceLoader.load(StateBackend.Provider.class, StateBackend.Provider.class.getClassLoader())) {
      if (provider.kind() == kind) {
        return provider.create(options.backend(), options.storage());
      }
    }
    throw new JobFailureException(new JobFailure(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(),
        "The state backend " + kind.text() + " is not part of this installation.", Optional.empty()));
  }

  /**
   * Opens the operators.
   *
   * @throws JobFailureException if one cannot work, for example because a file is missing, or if state would be lost; all is closed then
   */
  void open() {
    try {
      subtasks.forEach(Subtask::open);
      Map<String, Set<String>> keyedStates = new HashMap<>();
      subtasks.forEach(subtask -> subtask.addKeyedStateNames(keyedStates));
      restore.opened(keyedStates);
    } catch (RuntimeException e) {
      subtasks.forEach(subtask -> closeAfter(subtask, e));
      backend.close();
      throw e;
    }
  }

  private static void closeAfter(Subtask subtask, Throwable cause) {
    try {
      subtask.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Lets the subtasks run. */
  void start() {
    startTimeMs = options.scheduler().clock().currentTimeMs();
    Scheduler.Listener ends = new Scheduler.Listener() {
      @Override
      public void finished(Step step) {
        end((Subtask) step);
      }

      @Override
      public void failed(Step step, Throwable cause) {
        JobFailure failure = failure((Subtask) step, cause);
        failed.add((Subtask) step);
        boolean isStarting = !initialized.contains((Subtask) step);
        tell(events -> events.failed(failure, isStarting));
        end((Subtask) step);
      }
    };
    subtasks.forEach(subtask -> options.scheduler().start(subtask, ends));
  }

  private void end(Subtask subtask) {
    try {
      subtask.close(this::release);
    } catch (RuntimeException e) {
      JobFailure failure = failure(subtask, e);
      tell(events -> events.failed(failure, false));
    } finally {
      endTimesMs.put(subtask, options.scheduler().clock().currentTimeMs());
      processing.decrementAndGet();
      release();
    }
  }

  /** Whether no subtask does anything any more; state and its files may still be on their way out. */
  boolean hasStopped() {
    return processing.get() == 0;
  }

  private void release() {
    if (held.decrementAndGet() == 0) {
      backend.close();
      tell(AttemptEvents::released);
    }
  }

  /** Asks the subtasks to end their batch and stop. */
  void stop() {
    control.stop();
    subtasks.forEach(subtask -> subtask.wakeup().signal());
  }

  private void tell(Consumer<AttemptEvents> event) {
    listener.tell(this, event);
  }

  private static JobFailure failure(Subtask subtask, Throwable cause) {
    if (cause instanceof JobFailureException known) {
      JobFailure failure = known.failure();
      return new JobFailure(failure.uid(), OptionalInt.of(subtask.index()), failure.record(), failure.position(), failure.message(), failure.cause());
    }
    return new JobFailure(Optional.of(subtask.task().head().uid()), OptionalInt.of(subtask.index()), Optional.empty(), Optional.empty(), cause.toString(),
        Optional.of(cause));
  }

  /** The subtasks as the coordinator sees them. */
  List<CheckpointParticipant> participants() {
    return subtasks.stream().map(subtask -> (CheckpointParticipant) participants.get(subtask)).toList();
  }

  /** The subtasks of a task in the order of their index. */
  List<Subtask> subtasks(TaskPlan task) {
    return byTask.get(task.index());
  }

  /** The subtasks. */
  List<Subtask> subtasks() {
    return subtasks;
  }

  /** The subtasks of a task at this moment. Cost: number of subtasks. */
  TaskStatus status(TaskPlan task, JobState job) {
    return new TaskStatus(task, subtasks(task).stream()
        .map(subtask -> new TaskStatus.SubtaskStatus(subtask.index(), state(subtask, job), startTimeMs, endTimesMs.getOrDefault(subtask, -1L),
            IntStream.range(0, task.operators().size()).mapToObj(subtask::metrics).toList()))
        .toList());
  }

  private TaskStatus.State state(Subtask subtask, JobState job) {
    if (failed.contains(subtask)) {
      return TaskStatus.State.FAILED;
    }
    boolean isStopped = control.isStopping();
    if (endTimesMs.containsKey(subtask)) {
      return isStopped ? TaskStatus.State.CANCELED : TaskStatus.State.FINISHED;
    }
    return job == JobState.CREATED ? TaskStatus.State.CREATED : isStopped ? TaskStatus.State.CANCELING
        : initialized.contains(subtask) ? TaskStatus.State.RUNNING : TaskStatus.State.INITIALIZING;
  }

  /** Whether the subtask does nothing any more. */
  boolean hasEnded(Subtask subtask) {
    return endTimesMs.containsKey(subtask);
  }

  /** The channels of each stream between tasks, by receiver. */
  Map<StreamPlan, List<Channel>> streams() {
    return streams;
  }

  /** The channels. */
  List<Channel> channels() {
    return channels;
  }
}
