package dev.stillwater.host.rest;

import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.StreamStatus;
import dev.stillwater.engine.TaskStatus;
import dev.stillwater.engine.task.OperatorMetrics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The counters of a job as they were over the last seconds, from which rates follow. It is asked at times and never by the job, so that the job pays nothing for it.
 *
 * <p>THREADING: {@link #sample} by one thread; the rest by any.
 */
final class LiveNumbers {
  /** Time between two samples, in milliseconds. */
  static final long PERIOD_MS = 250;
  /** Rates are over this time, in milliseconds. */
  private static final long WINDOW_MS = 2000;
  private static final long NANOS_PER_MS = 1_000_000;

  /**
   * The counters of one subtask's operator at a moment.
   *
   * @param in records that came in
   * @param out records that went out
   * @param busyNanos time at work
   * @param idleNanos time waited for input
   * @param backPressuredNanos time waited for room in outputs
   */
  record Counters(long in, long out, long busyNanos, long idleNanos, long backPressuredNanos) {
    static Counters of(OperatorMetrics metrics) {
      return new Counters(metrics.recordsIn(), metrics.recordsOut(), metrics.busyNanos(), metrics.idleNanos(), metrics.backPressuredNanos());
    }
  }

  /** Shares of a second, in milliseconds. */
  record Shares(double busyMs, double idleMs, double backPressuredMs) {
  }

  /** All counters at a moment; tasks, subtasks and operators in the order of the plan. */
  private record Sample(long nanos, int attempt, List<List<List<Counters>>> tasks, List<Long> streams) {
  }

  private final JobExecution job;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private volatile Optional<Sample> first = Optional.empty();
  private volatile Optional<Sample> last = Optional.empty();

  LiveNumbers(JobExecution job) {
    this.job = job;
  }

  /** Takes the counters of this moment. Cost: number of subtasks and channels. */
  void sample(long nowNanos) {
    List<List<List<Counters>>> tasks = new ArrayList<>();
    for (TaskStatus task : job.tasks()) {
      tasks.add(task.subtasks().stream().map(subtask -> subtask.operators().stream().map(Counters::of).toList()).toList());
    }
    Sample now = new Sample(nowNanos, job.restartCount(), tasks, job.streams().stream().map(StreamStatus::records).toList());
    if (!samples.isEmpty() && samples.peekLast().attempt() != now.attempt()) {
      // The counters of another attempt begin anew.
      samples.clear();
    }
    samples.addLast(now);
    while (samples.size() > 2 && now.nanos() - samples.peekFirst().nanos() > WINDOW_MS * NANOS_PER_MS) {
      samples.removeFirst();
    }
    first = Optional.of(samples.peekFirst());
    last = Optional.of(now);
  }

  private OptionalDouble perSecond(Function<Sample, Long> counter) {
    Optional<Sample> begin = first;
    Optional<Sample> end = last;
    if (begin.isEmpty() || end.isEmpty() || end.get().nanos() <= begin.get().nanos()) {
      return OptionalDouble.empty();
    }
    double seconds = (end.get().nanos() - begin.get().nanos()) / 1e9;
    return OptionalDouble.of(Math.max(0, counter.apply(end.get()) - counter.apply(begin.get())) / seconds);
  }

  /** Records that come to an operator of a subtask, a second; empty before the second sample. */
  OptionalDouble in(int task, int subtask, int operator) {
    return perSecond(sample -> sample.tasks().get(task).get(subtask).get(operator).in());
  }

  /** Records that leave an operator of a subtask, a second. */
  OptionalDouble out(int task, int subtask, int operator) {
    return perSecond(sample -> sample.tasks().get(task).get(subtask).get(operator).out());
  }

  /** Records that go over the stream of the index in the plan, a second. */
  OptionalDouble stream(int index) {
    return perSecond(sample -> sample.streams().get(index));
  }

  /**
   * What a subtask's time goes to. A subtask tells of its time after each step; what has passed since is counted as what it waits for.
   *
   * @param isBackPressured what the subtask waits for at the moment
   */
  Optional<Shares> shares(int task, int subtask, boolean isBackPressured) {
    OptionalDouble busy = nanosPerSecond(task, subtask, Counters::busyNanos);
    if (busy.isEmpty()) {
      return Optional.empty();
    }
    double busyMs = Math.min(1000, busy.getAsDouble() / NANOS_PER_MS);
    double idleMs = Math.min(1000 - busyMs, nanosPerSecond(task, subtask, Counters::idleNanos).orElse(0) / NANOS_PER_MS);
    double pressedMs = Math.min(1000 - busyMs - idleMs, nanosPerSecond(task, subtask, Counters::backPressuredNanos).orElse(0) / NANOS_PER_MS);
    double restMs = 1000 - busyMs - idleMs - pressedMs;
    return Optional.of(new Shares(busyMs, idleMs + (isBackPressured ? 0 : restMs), pressedMs + (isBackPressured ? restMs : 0)));
  }

  private OptionalDouble nanosPerSecond(int task, int subtask, ToLongFunction<Counters> counter) {
    return perSecond(sample -> counter.applyAsLong(sample.tasks().get(task).get(subtask).getFirst()));
  }
}
