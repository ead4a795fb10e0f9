package dev.stillwater.engine;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.checkpoint.CheckpointStatistics;
import dev.stillwater.engine.checkpoint.CheckpointType;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.Partitioning;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.Subtask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A running job: what others may ask of it.
 *
 * <p>THREADING: any thread.
 *
 * <p>LIFECYCLE: {@link #prepare} and {@link #run}, or {@link #start} for both; ends finished, cancelled or failed. After a failure of one subtask all are
 * stopped, and the restart strategy says whether they begin again from the latest checkpoint.
 */
public final class JobExecution {
  private final JobPlan plan;
  private final ExecutionOptions options;
  private final JobMaster master;
  private final List<Place> targets;

  /** The place of an operator in its task. */
  private record Place(TaskPlan task, int operator) {
  }

  private JobExecution(JobPlan plan, JobCode code, ExecutionOptions options) {
    this.plan = plan;
    this.options = options;
    master = new JobMaster(plan, code, options);
    targets = targets(plan);
  }

  /** Where the targets of the streams are, in the order of the plan. */
  private static List<Place> targets(JobPlan plan) {
    Map<String, Place> places = new HashMap<>();
    for (TaskPlan task : plan.tasks()) {
      for (int operator = 0; operator < task.operators().size(); operator++) {
        places.put(task.operators().get(operator).uid(), new Place(task, operator));
      }
    }
    return plan.streams().stream().map(stream -> places.get(stream.target())).toList();
  }

  /**
   * Starts the job. Threaded it runs on when this returns; stepped it has ended.
   *
   * @param plan the plan
   * @param code the code generated for the plan
   * @throws JobFailureException if the job cannot start, for example because a file is missing; nothing runs then
   */
  public static JobExecution start(JobPlan plan, JobCode code, ExecutionOptions options) {
    JobExecution execution = prepare(plan, code, options);
    execution.run();
    return execution;
  }

  /**
   * Makes the job ready to run: reads the snapshot that it begins with and opens its operators. {@link #run} it; it holds files open.
   *
   * @throws JobFailureException if the job cannot start; nothing is left open then
   */
  public static JobExecution prepare(JobPlan plan, JobCode code, ExecutionOptions options) {
    JobExecution execution = new JobExecution(plan, code, options);
    execution.master.open();
    return execution;
  }

  /** Lets a job run that was prepared; once. Threaded it runs on when this returns; stepped it has ended. */
  public void run() {
    master.start();
    options.scheduler().run();
  }

  /** Id of the run, 32 hexadecimal digits. */
  public String jobId() {
    return options.jobId();
  }

  /** Asks the job to stop; it ends within a second, as {@link JobState#CANCELED} unless it had ended already. */
  public void cancel() {
    master.cancel();
  }

  /**
   * Takes a checkpoint now, beside the periodic ones. The result fails with a {@link dev.stillwater.engine.checkpoint.CheckpointException}.
   */
  public CompletableFuture<CompletedCheckpoint> triggerCheckpoint() {
    CompletableFuture<CompletedCheckpoint> result = new CompletableFuture<>();
    master.post(() -> master.coordinator().triggerCheckpoint(result));
    return result;
  }

  /** Takes a savepoint; the job goes on. The result fails with a {@link dev.stillwater.engine.checkpoint.CheckpointException}. */
  public CompletableFuture<CompletedCheckpoint> savepoint(SavepointRequest request) {
    return savepoint(CheckpointType.SAVEPOINT, request);
  }

  private CompletableFuture<CompletedCheckpoint> savepoint(CheckpointType type, SavepointRequest request) {
    CompletableFuture<CompletedCheckpoint> result = new CompletableFuture<>();
    master.post(() -> master.coordinator().savepoint(type, request, result));
    return result;
  }

  /**
   * Ends the job with a savepoint. When that fails the job goes on, and the result fails with a
   * {@link dev.stillwater.engine.checkpoint.CheckpointException}; a job that was drained has lost its open windows and goes on as after a failure.
   *
   * @param drain whether all windows and event-time timers fire first
   */
  public CompletableFuture<CompletedCheckpoint> stop(SavepointRequest request, boolean drain) {
    return savepoint(drain ? CheckpointType.SYNC_SAVEPOINT_DRAIN : CheckpointType.SYNC_SAVEPOINT, request);
  }

  /** Whether the first failure came before its subtask had taken its state, and nothing was tried after it: the job does not fit the snapshot, or cannot read it. */
  public boolean hasFailedToStart() {
    return master.hasFailedToStart();
  }

  /** Waits for the end of the job. */
  public JobStatus await() throws InterruptedException {
    master.ended().await();
    return status();
  }

  /** Waits for the end of the job for so many milliseconds; the status then tells whether it has ended. */
  public JobStatus await(long timeoutMs) throws InterruptedException {
    master.ended().await(timeoutMs, TimeUnit.MILLISECONDS);
    return status();
  }

  /**
   * Whether nothing of the job runs any more. It ends when its working files are removed and what was being written of a checkpoint is given up, which after
   * a cancel a large state can hold up; whoever ends the process need not wait for that, as the next job removes what is left.
   */
  public boolean hasStopped() {
    return master.attempt().hasStopped();
  }

  /** The checkpoints in numbers, as of a moment ago. O(1). */
  public CheckpointStatistics checkpoints() {
    return master.tracker().statistics();
  }

  /** The last failures, 16 at most, the latest last; also those after which the job was restarted. O(1). */
  public List<JobFailureRecord> failures() {
    return master.failures();
  }

  /** How often the job was restarted. O(1). */
  public int restartCount() {
    return master.restartCount();
  }

  /** Earliest processing time at which an operator has something to do, in milliseconds; Long.MAX_VALUE for never. On the thread of a stepped job. */
  public long nextProcessingTime() {
    long next = Long.MAX_VALUE;
    for (Subtask subtask : master.attempt().subtasks()) {
      next = Math.min(next, subtask.nextProcessingTime());
    }
    return next;
  }

  /** The plan. */
  public JobPlan plan() {
    return plan;
  }

  /** The job at this moment; cost: number of subtasks. */
  public JobStatus status() {
    JobState now = master.state();
    long runNanos = master.runNanos();
    List<JobStatus.OperatorStatus> operators = new ArrayList<>();
    for (TaskPlan task : plan.tasks()) {
      for (int place = 0; place < task.operators().size(); place++) {
        operators.add(status(task, place, runNanos));
      }
    }
    return new JobStatus(now, runNanos / 1_000_000, operators, master.failure());
  }

  /** The tasks and their subtasks at this moment; cost: number of subtasks. */
  public List<TaskStatus> tasks() {
    JobState now = master.state();
    JobAttempt attempt = master.attempt();
    return plan.tasks().stream().map(task -> attempt.status(task, now)).toList();
  }

  /** The streams at this moment, in the order of the plan; cost: number of channels. */
  public List<StreamStatus> streams() {
    JobAttempt attempt = master.attempt();
    long nowNanos = options.scheduler().clock().nanoTime();
    return IntStream.range(0, targets.size()).mapToObj(index -> status(attempt, plan.streams().get(index), targets.get(index), nowNanos)).toList();
  }

  private static StreamStatus status(JobAttempt attempt, StreamPlan stream, Place target, long nowNanos) {
    if (stream.isChained()) {
      long records = attempt.subtasks(target.task()).stream().mapToLong(subtask -> subtask.metrics(target.operator()).recordsIn()).sum();
      return new StreamStatus(stream, records, 0, 0, 0, List.of());
    }
    List<Channel> channels = attempt.streams().getOrDefault(stream, List.of());
    List<StreamStatus.Barrier> barriers = new ArrayList<>();
    long records = 0;
    int queued = 0;
    int blocked = 0;
    for (int index = 0; index < channels.size(); index++) {
      Channel channel = channels.get(index);
      records += channel.sentRecords();
      queued += channel.queuedBatches();
      blocked += channel.isBlocked() ? 1 : 0;
      // The channels stand by sender, and for each sender by receiver.
      boolean isForward = stream.partitioning() == Partitioning.FORWARD;
      int sender = isForward ? index : index / target.task().parallelism();
      int receiver = isForward ? index : index % target.task().parallelism();
      channel.barrier(nowNanos).ifPresent(place -> barriers.add(new StreamStatus.Barrier(sender, receiver, place)));
    }
    return new StreamStatus(stream, records, queued, channels.size() * Channel.CAPACITY_BATCHES, blocked, barriers);
  }

  /**
   * Barriers take so long on a channel from now on, over restarts, so that people can watch them; a subtask's last channel takes twice as long as its first. Nothing
   * but checkpoints gets slower by it.
   *
   * @param delayMs time in milliseconds; 0 for no delay
   */
  public void slowBarriers(long delayMs) {
    master.slowBarriers(delayMs);
  }

  /** How long barriers are held back on a channel, in milliseconds. O(1). */
  public long barrierDelayMs() {
    return master.barrierDelayMs();
  }

  /**
   * Lets one subtask of an operator's task stand still, or go on where it stood. What comes to it waits in its order, records and barriers alike; its watermark stands
   * still, and its timers fire when it goes on. So a checkpoint waits for it until it times out, and the others work until their queues are full. A restart ends it.
   *
   * @param uid the operator
   * @param subtask index of the subtask, from 0
   * @throws IllegalArgumentException if there is no such subtask
   */
  public void pause(String uid, int subtask, boolean isToPause) {
    List<Subtask> subtasks = subtasks(uid);
    if (subtask < 0 || subtask >= subtasks.size()) {
      throw new IllegalArgumentException(subtasks.isEmpty() ? "The job has no operator '" + uid + "'."
          : "The operator '" + uid + "' has no subtask " + subtask + ". Expected is a number from 0 to " + (subtasks.size() - 1) + ".");
    }
    subtasks.get(subtask).pause(isToPause);
  }

  /** Indexes of the subtasks of the task that stand still. Cost: number of its subtasks. */
  public List<Integer> pausedSubtasks(TaskPlan task) {
    return master.attempt().subtasks(task).stream().filter(Subtask::isPaused).map(Subtask::index).toList();
  }

  private List<Subtask> subtasks(String uid) {
    return plan.tasks().stream().filter(task -> task.operators().stream().anyMatch(operator -> operator.uid().equals(uid))).findFirst()
        .map(master.attempt()::subtasks).orElse(List.of());
  }

  /** The last records of each stream are kept from now on, over restarts; it costs next to nothing, and nothing before. */
  public void keepRecords() {
    master.watch();
  }

  /**
   * The last records of a stream, if they are kept. Over channels they are the last ones, 32 of each; inside a task they are samples, of which the last may be a tenth
   * of a second old. Waits for the receivers, so many milliseconds at most.
   *
   * @param index index of the stream in the plan
   * @throws IndexOutOfBoundsException if there is no such stream
   */
  public StreamRecords lastRecords(int index, long timeoutMs) throws InterruptedException {
    return StreamRecords.of(master.attempt(), plan, plan.streams().get(index), timeoutMs);
  }

  /** Whether all subtasks have taken their state and work, or have ended. Cost: number of subtasks. */
  public boolean isInitialized() {
    return tasks().stream().flatMap(task -> task.subtasks().stream())
        .noneMatch(subtask -> subtask.state() == TaskStatus.State.CREATED || subtask.state() == TaskStatus.State.INITIALIZING);
  }

  /** When the state began last, wall clock in milliseconds; empty if it has not come. */
  public OptionalLong stateTimeMs(JobState state) {
    long timeMs = master.stateTimeMs(state);
    return timeMs == 0 ? OptionalLong.empty() : OptionalLong.of(timeMs);
  }

  /** Number of batches that wait in all channels at the moment; what bounds it is {@link Channel#CAPACITY_BATCHES} for each. */
  public int queuedBatches() {
    return master.attempt().channels().stream().mapToInt(Channel::queuedBatches).sum();
  }

  private JobStatus.OperatorStatus status(TaskPlan task, int place, long runNanos) {
    OperatorPlan operator = task.operators().get(place);
    long[] sums = new long[7];
    long watermark = Long.MAX_VALUE;
    long busiestNanos = 0;
    long leastIdleNanos = Long.MAX_VALUE;
    long mostPressedNanos = 0;
    int queued = 0;
    int blocked = 0;
    for (Subtask subtask : master.attempt().subtasks(task)) {
      OperatorMetrics metrics = subtask.metrics(place);
      sums[0] += metrics.recordsIn();
      sums[1] += metrics.recordsOut();
      sums[2] += metrics.badLines();
      sums[3] += metrics.lateRecords();
      sums[4] += metrics.bytesRead();
      sums[5] += metrics.bytesTotal();
      sums[6] += metrics.recordsTotal();
      watermark = Math.min(watermark, metrics.watermark());
      busiestNanos = Math.max(busiestNanos, metrics.busyNanos());
      leastIdleNanos = Math.min(leastIdleNanos, metrics.idleNanos());
      mostPressedNanos = Math.max(mostPressedNanos, metrics.backPressuredNanos());
      queued += metrics.queuedBatches();
      blocked += metrics.blockedChannels();
    }
    JobStatus.Role role = operator.input().isEmpty() ? JobStatus.Role.SOURCE
        : operator.output().isEmpty() ? JobStatus.Role.SINK : JobStatus.Role.TRANSFORMATION;
    return new JobStatus.OperatorStatus(operator.uid(), role, operator.parallelism(), sums[0], sums[1], sums[2], sums[3],
        watermark == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(watermark), sums[4], sums[5], sums[6],
        percent(busiestNanos, runNanos), new JobStatus.Waits(percent(leastIdleNanos, runNanos), percent(mostPressedNanos, runNanos), queued, blocked));
  }

  private static int percent(long nanos, long runNanos) {
    return (int) Math.min(100, nanos / 1000 * 100 / Math.max(1, runNanos / 1000));
  }
}
