package dev.stillwater.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stillwater.engine.channel.LongRow;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.state.KeyedRestore;
import dev.stillwater.engine.state.KeyedStateBackend;
import dev.stillwater.engine.state.KeyedStateDouble;
import dev.stillwater.engine.state.StateBackend;
import dev.stillwater.engine.task.Chain;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.OperatorMetrics;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.Services;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobWiringTest {
  private static final String UID = "keyed";
  private static final int PARALLELISM = 3;

  private final List<String> calls = new ArrayList<>();

  /** Remembers which keyed state was made and closed. */
  private final class Counting implements StateBackend {
    @Override
    public KeyedStateBackend keyed(Site site, Optional<KeyedRestore> restore) {
      calls.add("open " + site.subtask());
      return new KeyedStateDouble() {
        @Override
        public void close() {
          calls.add("close " + site.subtask());
        }
      };
    }

    @Override
    public void close() {
      calls.add("close all");
    }
  }

  /** A chain that does nothing. */
  private static final class Idle extends Chain {
    Idle(ChainContext context) {
      super(context);
    }

    @Override
    public List<String> uids() {
      return List.of(UID);
    }

    @Override
    public Optional<Row> inputOf(int operator) {
      return Optional.empty();
    }

    @Override
    public void report(OperatorMetrics[] metrics) {
      metrics[0].records(0, 0);
    }
  }

  /** Makes chains until one cannot be made. */
  private static final class FailingCode implements JobCode {
    @Override
    public Chain chain(int task, ChainContext context) {
      context.keyedState(UID);
      if (context.subtask() == PARALLELISM - 1) {
        throw new IllegalStateException("The library is missing.");
      }
      return new Idle(context);
    }

    @Override
    public Row emptyRow(String uid, int port) {
      return new LongRow();
    }
  }

  @Test
  void operatorThatCannotBeMade_closesTheKeyedStateOfThoseBeforeIt() {
    // Catches native memory that is lost with each start that fails.
    OperatorPlan operator = new OperatorPlan(UID, UID, OperatorIds.ofUid(UID), "test", PARALLELISM, Map.of(), List.of(), List.of("n"),
        Optional.of(LongRow.TYPE), Optional.empty());
    JobPlan plan = new JobPlan("test", 128, List.of(new TaskPlan(0, PARALLELISM, List.of(operator))), List.of(), Map.of(), "");
    StepScheduler scheduler = new StepScheduler(0);
    JobWiring wiring = new JobWiring(plan, new FailingCode(), new ChainContext.Surroundings(Storage.local(), scheduler.clock(), lines -> { },
        new HashMap<>(), new JobControl(), Services.of(RestoreSource.NONE, new Counting(), CheckpointSettings.off(), Services.none().responder(), scheduler)));
    assertEquals("The library is missing.", assertThrows(IllegalStateException.class, wiring::subtasks).getMessage());
    assertEquals(List.of("open 0", "open 1", "open 2", "close 2", "close 0", "close 1"), calls);
  }
}
