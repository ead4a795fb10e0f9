package dev.stillwater.engine;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.ThreadScheduler;
import java.util.Objects;

/**
 * What a job is run with: threads and time, disk, console.
 *
 * <p>THREADING: immutable.
 */
public record ExecutionOptions(Scheduler scheduler, Storage storage, ConsoleOutput console) {
  public ExecutionOptions {
    Objects.requireNonNull(scheduler, "scheduler");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(console, "console");
  }

  /** Real threads, this machine's clock and disk. */
  public static ExecutionOptions threaded(ConsoleOutput console) {
    return new ExecutionOptions(new ThreadScheduler(), Storage.local(), console);
  }

  /** The calling thread alone, in an order that follows from the seed, with a clock that jumps to when there is something to do. */
  public static ExecutionOptions stepped(long seed, ConsoleOutput console) {
    return new ExecutionOptions(new StepScheduler(seed), Storage.local(), console);
  }

  /** The same with another disk. */
  public ExecutionOptions withStorage(Storage other) {
    return new ExecutionOptions(scheduler, other, console);
  }
}
