package dev.stillwater.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.LongRow;
import dev.stillwater.engine.channel.Outlet;
import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.StepScheduler;
import dev.stillwater.engine.sched.ThreadScheduler;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.snapshot.OperatorIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BarrierNetworkTest {
  private static final int SEEDS = 400;
  private static final int RECORDS = 300;
  private static final int THREADED_RECORDS = 10_000;

  /** Sources, a stage that all of them send to, and sinks; with one who triggers checkpoints at random moments and gives some up. */
  private static final class Network implements CheckpointResponder, Step, Scheduler.Listener {
    private final Random random;
    private final Scheduler scheduler;
    private final int records;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CheckpointSettings settings;
    private final Wakeup wakeup = new Wakeup();
    private final List<List<Subtask>> stages = new ArrayList<>();
    private final List<List<TestChain>> chains = new ArrayList<>();
    private final Map<Long, Set<Subtask>> pending = new HashMap<>();
    private final Set<Long> completed = new HashSet<>();
    private final Set<Subtask> ended = new HashSet<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int running;
    private long next = 1;
    private boolean isLast;

    Network(long seed, CheckpointMode mode, Scheduler scheduler, int records) {
      random = new Random(seed);
      this.scheduler = scheduler;
      this.records = records;
      settings = new CheckpointSettings(OptionalLong.of(1000), mode, 1000, 0, 2, 0, 1, CheckpointRetention.DELETE, Optional.empty());
      int[] sizes = {1 + random.nextInt(3), 1 + random.nextInt(3), 1 + random.nextInt(2)};
      Wakeup[][] wakeups = new Wakeup[sizes.length][3];
      for (Wakeup[] stage : wakeups) {
        for (int index = 0; index < stage.length; index++) {
          stage[index] = new Wakeup();
        }
      }
      List<List<InputGate.Input>> inputs = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int stage = 0; stage < sizes.length; stage++) {
        List<List<InputGate.Input>> nextInputs = new ArrayList<>();
        for (int receiver = 0; stage + 1 < sizes.length && receiver < sizes[stage + 1]; receiver++) {
          nextInputs.add(new ArrayList<>());
        }
        stages.add(new ArrayList<>());
        chains.add(new ArrayList<>());
        for (int index = 0; index < sizes[stage]; index++) {
          List<Channel> sending = new ArrayList<>();
          for (int receiver = 0; receiver < nextInputs.size(); receiver++) {
            Channel channel = new Channel(new LongRow(), false, wakeups[stage][index], wakeups[stage + 1][receiver]);
            sending.add(channel);
            nextInputs.get(receiver).add(new InputGate.Input(channel, 0, Optional.empty()));
          }
          List<Outlet> outlets = sending.isEmpty() ? List.of() : List.of(new Outlet(sending));
          add(stage, index, sizes[stage], inputs.get(index), outlets, wakeups[stage][index]);
        }
        inputs = nextInputs;
      }
    }

    private void add(int stage, int index, int parallelism, List<InputGate.Input> inputs, List<Outlet> outlets, Wakeup woken) {
      OperatorPlan operator = new OperatorPlan(TestTask.UID, TestTask.UID, OperatorIds.ofUid(TestTask.UID), "test", parallelism, Map.of(), List.of(),
          List.of("n"), Optional.of(LongRow.TYPE), Optional.of(LongRow.TYPE));
      TaskPlan task = new TaskPlan(stage, parallelism, List.of(operator));
      JobPlan plan = new JobPlan("test", 128, List.of(task), List.of(), Map.of(), "");
      ChainContext context = new ChainContext(plan, index, parallelism, outlets, new ChainContext.Surroundings(Storage.local(), scheduler.clock(), lines -> { },
          new HashMap<>(), new JobControl(), Services.of(RestoreSource.NONE, new TestState(), settings, this, scheduler)));
      Optional<TestSource> source = stage == 0 ? Optional.of(new TestSource()) : Optional.empty();
      source.ifPresent(made -> {
        for (long number = 0; number < records; number++) {
          made.numbers.add(index * 1_000_000L + number);
        }
        made.isEnded = true;
      });
      TestChain chain = new TestChain(context, source);
      chains.get(stage).add(chain);
      stages.get(stage).add(new Subtask(task, index, chain, inputs, woken, context));
    }

    void run() throws InterruptedException {
      running = stages.stream().mapToInt(List::size).sum();
      stages.forEach(stage -> stage.forEach(Subtask::open));
      stages.forEach(stage -> stage.forEach(subtask -> scheduler.start(subtask, this)));
      scheduler.start(this, this);
      scheduler.run();
      assertTrue(over.await(2, TimeUnit.MINUTES), "All subtasks end");
      assertEquals(List.of(), failures);
    }

    @Override
    public synchronized Progress step() {
      if (running == 0) {
        return Progress.DONE;
      }
      if (isLast || pending.size() > 1 || random.nextInt(4) > 0) {
        return Progress.NO_PROGRESS;
      }
      isLast = ended.size() == running;
      long id = next++;
      Set<Subtask> waiting = new HashSet<>();
      stages.forEach(waiting::addAll);
      pending.put(id, waiting);
      stages.get(0).forEach(source -> source.triggerCheckpoint(Barriers.of(id)));
      if (!isLast && random.nextInt(5) == 0) {
        scheduler.async("abort", () -> abort(id));
      }
      return Progress.MADE_PROGRESS;
    }

    private synchronized void abort(long id) {
      if (pending.remove(id) != null) {
        stages.forEach(stage -> stage.forEach(subtask -> subtask.checkpointAborted(id)));
      }
    }

    @Override
    public synchronized void acknowledged(Subtask subtask, long id, SubtaskCheckpointMetrics metrics) {
      Set<Subtask> waiting = pending.getOrDefault(id, new HashSet<>());
      if (waiting.remove(subtask) && waiting.isEmpty()) {
        pending.remove(id);
        completed.add(id);
        stages.forEach(stage -> stage.forEach(each -> each.checkpointCompleted(id)));
        if (isLast && id == next - 1) {
          stages.forEach(stage -> stage.forEach(Subtask::end));
        }
      }
    }

    @Override
    public synchronized void declined(Subtask subtask, long id, CheckpointFailureReason reason, Throwable cause) {
      abort(id);
    }

    @Override
    public synchronized void endOfData(Subtask subtask) {
      ended.add(subtask);
    }

    @Override
    public synchronized void initialized(Subtask subtask) {
      // Letters wait until then by themselves.
    }

    @Override
    public String name() {
      return "trigger";
    }

    @Override
    public long wakeNanos() {
      return scheduler.clock().nanoTime() + (scheduler instanceof StepScheduler ? 1000 : 500_000);
    }

    @Override
    public Wakeup wakeup() {
      return wakeup;
    }

    @Override
    public synchronized void finished(Step step) {
      running -= step == this ? 0 : 1;
      if (running == 0) {
        over.countDown();
      }
    }

    @Override
    public synchronized void failed(Step step, Throwable cause) {
      failures.add(cause);
      over.countDown();
    }

    /** What all subtasks of a stage held at a checkpoint. */
    private synchronized List<Long> state(int stage, long id) {
      return chains.get(stage).stream().flatMap(chain -> chain.snapshots.get(id).stream()).sorted().toList();
    }
  }

  @Test
  void exactlyOnce_everyStageHoldsWhatTheSourcesHaveSent() throws Exception {
    // Catches schedules of steps, letters and writes in which a record is in no subtask's state, or in one before its source has it.
    int checkpoints = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Network network = new Network(seed, CheckpointMode.EXACTLY_ONCE, new StepScheduler(seed, 1000), RECORDS);
      network.run();
      for (long id : network.completed) {
        List<Long> sent = network.state(0, id);
        assertEquals(sent, network.state(1, id), "seed " + seed + ", checkpoint " + id);
        assertEquals(sent, network.state(2, id), "seed " + seed + ", checkpoint " + id);
      }
      assertEquals(RECORDS * network.stages.get(0).size(), network.state(2, network.next - 1).size(), "seed " + seed + ": the last one holds all");
      checkpoints += network.completed.size();
    }
    assertTrue(checkpoints > 2 * SEEDS, "Only " + checkpoints + " checkpoints were completed");
  }

  @Test
  void slowedBarriers_cutWhereTheOthersDo() throws Exception {
    // Catches records that are read past a barrier while it is held back, and barriers that are held for good.
    int checkpoints = 0;
    for (long seed = 0; seed < SEEDS / 4; seed++) {
      Network network = new Network(seed, CheckpointMode.EXACTLY_ONCE, new StepScheduler(seed, 1000), RECORDS);
      long delayNanos = 1000 * (1 + seed % 40);
      network.stages.forEach(stage -> stage.forEach(subtask -> subtask.slowBarriers(delayNanos)));
      network.run();
      for (long id : network.completed) {
        assertEquals(network.state(0, id), network.state(1, id), "seed " + seed + ", checkpoint " + id);
        assertEquals(network.state(0, id), network.state(2, id), "seed " + seed + ", checkpoint " + id);
      }
      assertEquals(RECORDS * network.stages.get(0).size(), network.state(2, network.next - 1).size(), "seed " + seed + ": the last one holds all");
      checkpoints += network.completed.size();
    }
    assertTrue(checkpoints > SEEDS / 4, "Only " + checkpoints + " checkpoints were completed");
  }

  @Test
  void atLeastOnce_noStageMissesARecord() throws Exception {
    // Catches records that are lost where channels do not wait.
    for (long seed = 0; seed < SEEDS; seed++) {
      Network network = new Network(seed, CheckpointMode.AT_LEAST_ONCE, new StepScheduler(seed, 1000), RECORDS);
      network.run();
      for (long id : network.completed) {
        assertTrue(new HashSet<>(network.state(1, id)).containsAll(network.state(0, id)), "seed " + seed + ", checkpoint " + id);
        assertTrue(new HashSet<>(network.state(2, id)).containsAll(network.state(0, id)), "seed " + seed + ", checkpoint " + id);
      }
    }
  }

  @Test
  void threads_giveTheSameCuts() throws Exception {
    // Catches letters, batches and wake-ups that get lost between real threads.
    for (long seed = 0; seed < 8; seed++) {
      Network network = new Network(seed, CheckpointMode.EXACTLY_ONCE, new ThreadScheduler(), THREADED_RECORDS);
      network.run();
      for (long id : network.completed) {
        List<Long> sent = network.state(0, id);
        assertEquals(sent, network.state(1, id), "seed " + seed + ", checkpoint " + id);
        assertEquals(sent, network.state(2, id), "seed " + seed + ", checkpoint " + id);
      }
      assertEquals(THREADED_RECORDS * network.stages.get(0).size(), network.state(2, network.next - 1).size(), "seed " + seed + ": the last one holds all");
    }
  }
}
