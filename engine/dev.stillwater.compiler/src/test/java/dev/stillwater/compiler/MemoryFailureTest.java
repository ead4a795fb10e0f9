package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.JobStatus;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.Wakeup;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose memory is used up: the thread that looks after it may be the first that finds none. */
class MemoryFailureTest {
  private static final String COORDINATOR = "checkpoint-coordinator";
  private static final long STEP_NANOS_MAX = 10_000;

  @TempDir
  private Path folder;

  /** Lets the coordinator's thread find no memory once, when it asks for the time. */
  private static final class ShortOfMemory implements Scheduler {
    private final StepScheduler steps = new StepScheduler(1, STEP_NANOS_MAX);
    private boolean isCoordinator;
    private boolean hasThrown;

    private final class Coordinator implements Step {
      private final Step step;

      Coordinator(Step step) {
        this.step = step;
      }

      @Override
      public String name() {
        return step.name();
      }

      @Override
      public Wakeup wakeup() {
        return step.wakeup();
      }

      @Override
      public long wakeNanos() {
        return step.wakeNanos();
      }

      @Override
      public Progress step() {
        isCoordinator = true;
        try {
          return step.step();
        } finally {
          isCoordinator = false;
        }
      }
    }

    @Override
    public EngineClock clock() {
      return new EngineClock() {
        @Override
        public long nanoTime() {
          if (isCoordinator && !hasThrown) {
            hasThrown = true;
            throw new OutOfMemoryError("Java heap space");
          }
          return steps.clock().nanoTime();
        }

        @Override
        public long currentTimeMs() {
          return steps.clock().currentTimeMs();
        }
      };
    }

    @Override
    public void start(Step step, Listener listener) {
      steps.start(step.name().equals(COORDINATOR) ? new Coordinator(step) : step, listener);
    }

    @Override
    public void async(String name, Runnable work) {
      steps.async(name, work);
    }

    @Override
    public void run() {
      steps.run();
    }
  }

  private JobStatus run(String expression) {
    CompiledJob compiled = TestJobs.compile(TestJobs.job("<operators uid=\"gen\" kind=\"generator\"><parameters name=\"rate\" value=\"1000\"/>"
        + "<expressions name=\"x\" text=\"n\"/></operators><operators uid=\"calculated\" kind=\"map\">"
        + "<expressions name=\"y\" text=\"" + expression + "\"/></operators><operators uid=\"out\" kind=\"discard-sink\"/>"
        + "<streams source=\"gen\" target=\"calculated\"/><streams source=\"calculated\" target=\"out\"/>"), folder);
    ShortOfMemory scheduler = new ShortOfMemory();
    JobStatus status = JobExecution.start(compiled.plan(), compiled.code(), ExecutionOptions.stepped(scheduler, 1, lines -> { })).status();
    assertTrue(scheduler.hasThrown, "the coordinator was never asked for the time");
    return status;
  }

  @Test
  void whoeverFailsNext_isNamed() {
    // Catches a job that fails in general because another thread than the one that uses up the memory was the first to find none.
    JobStatus status = run("10 / (x - 200)");
    assertEquals(JobState.FAILED, status.state());
    assertEquals("calculated", status.failure().flatMap(JobFailure::uid).orElse(status.failure().toString()));
  }

  @Test
  void jobThatGoesOn_failsAfterASecond() {
    // Catches a job that goes on although its coordinator may have lost what it was told.
    JobStatus status = run("x + 1");
    assertEquals(JobState.FAILED, status.state());
    assertTrue(status.failure().orElseThrow().text().contains("The memory is used up"), status.failure().toString());
  }
}
