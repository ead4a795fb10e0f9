package dev.stillwater.engine.task;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.LongRow;
import dev.stillwater.engine.channel.Outlet;
import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.engine.channel.StreamEvent;
import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.checkpoint.CheckpointFailureReason;
import dev.stillwater.engine.checkpoint.CheckpointResponder;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.SubtaskCheckpointMetrics;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.sched.EngineClock;
import dev.stillwater.engine.sched.Progress;
import dev.stillwater.engine.sched.Scheduler;
import dev.stillwater.engine.sched.Step;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.state.StateBackend;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One subtask with channels before and behind it, stepped by the test; asynchronous work waits until the test runs it. */
final class TestTask implements CheckpointResponder {
  static final String UID = "work";
  private static final int STEPS_MAX = 10_000;

  final VirtualClock clock = new VirtualClock(0);
  final JobControl control = new JobControl();
  final List<String> answers = new ArrayList<>();
  final Map<Long, SubtaskCheckpointMetrics> metrics = new HashMap<>();
  final ArrayDeque<Runnable> works = new ArrayDeque<>();
  final List<Outlet> senders = new ArrayList<>();
  final List<Channel> channels = new ArrayList<>();
  final Channel output = new Channel(new LongRow(), false, new Wakeup(), new Wakeup());
  final Outlet outlet = new Outlet(List.of(output));
  final TestChain chain;
  final Subtask subtask;

  /** A subtask that reads from so many channels. */
  static TestTask reading(int channels) {
    return new TestTask(channels, CheckpointSettings.off(), Optional.empty(), new TestState());
  }

  /** A subtask with a source of its own. */
  static TestTask source() {
    return new TestTask(0, CheckpointSettings.off(), Optional.of(new TestSource()), new TestState());
  }

  TestTask(int channels, CheckpointSettings settings, Optional<TestSource> source, StateBackend backend) {
    OperatorPlan operator = new OperatorPlan(UID, UID, OperatorIds.ofUid(UID), "test", 1, Map.of(), List.of(), List.of("n"), Optional.of(LongRow.TYPE),
        Optional.of(LongRow.TYPE));
    TaskPlan task = new TaskPlan(0, 1, List.of(operator));
    JobPlan plan = new JobPlan("test", 128, List.of(task), List.of(), Map.of(), "");
    Wakeup wakeup = new Wakeup();
    List<InputGate.Input> inputs = new ArrayList<>();
    for (int index = 0; index < channels; index++) {
      Channel channel = new Channel(new LongRow(), false, new Wakeup(), wakeup);
      this.channels.add(channel);
      senders.add(new Outlet(List.of(channel)));
      inputs.add(new InputGate.Input(channel, 0, Optional.empty()));
    }
    ChainContext context = new ChainContext(plan, 0, 1, List.of(outlet), new ChainContext.Surroundings(Storage.local(), clock, lines -> { }, new HashMap<>(), control,
            Services.of(RestoreSource.NONE, backend, settings, this, new Waiting())));
    chain = new TestChain(context, source);
    subtask = new Subtask(task, 0, chain, inputs, wakeup, context);
    subtask.open();
  }

  /** Sends records on a channel into the subtask. */
  void send(int channel, long... numbers) {
    for (long number : numbers) {
      RowBatch batch = senders.get(channel).open(0);
      ((LongRow) batch.rows[batch.size]).number = number;
      senders.get(channel).finishRow(0, batch, -1);
    }
    senders.get(channel).flushAll();
  }

  void send(int channel, StreamEvent event, long value) {
    senders.get(channel).broadcast(event, value);
  }

  void send(int channel, CheckpointBarrier barrier) {
    senders.get(channel).broadcast(barrier);
  }

  /** Steps until there is nothing to do; the last progress. */
  Progress run() {
    for (int steps = 0; steps < STEPS_MAX; steps++) {
      senders.forEach(Outlet::isBlocked);
      Progress progress = subtask.step();
      if (progress != Progress.MADE_PROGRESS) {
        return progress;
      }
    }
    throw new AssertionError("The subtask does not come to rest.");
  }

  /** Runs the asynchronous work that waits. */
  void runAsync() {
    while (!works.isEmpty()) {
      works.poll().run();
    }
  }

  /** Takes what came out: numbers, {@code B3} for a barrier, {@code W7} for a watermark, {@code END}, {@code IDLE}. */
  String output() {
    List<String> texts = new ArrayList<>();
    Optional<RowBatch> received = output.poll();
    while (received.isPresent()) {
      RowBatch batch = received.get();
      Arrays.stream(batch.rows, 0, batch.size).forEach(row -> texts.add(Long.toString(((LongRow) row).number)));
      switch (batch.event) {
        case NONE -> { }
        case WATERMARK -> texts.add("W" + (batch.eventValue == Long.MAX_VALUE ? "MAX" : Long.toString(batch.eventValue)));
        case IDLE -> texts.add("IDLE");
        case BARRIER -> texts.add("B" + batch.barrier.orElseThrow().checkpointId());
        case END_OF_INPUT -> texts.add("END");
      }
      output.release(batch);
      received = output.poll();
    }
    return String.join(" ", texts);
  }

  @Override
  public void initialized(Subtask which) {
    answers.add("initialized");
  }

  @Override
  public void acknowledged(Subtask which, long checkpointId, SubtaskCheckpointMetrics measured) {
    metrics.put(checkpointId, measured);
    answers.add("ack " + checkpointId);
  }

  @Override
  public void declined(Subtask which, long checkpointId, CheckpointFailureReason reason, Throwable cause) {
    answers.add(reason + " " + checkpointId + ": " + cause.getMessage());
  }

  @Override
  public void endOfData(Subtask which) {
    answers.add("end of data");
  }

  /** Keeps asynchronous work until the test runs it. */
  private final class Waiting implements Scheduler {
    @Override
    public EngineClock clock() {
      return clock;
    }

    @Override
    public void start(Step step, Listener listener) {
      throw new AssertionError("Nothing was to be started.");
    }

    @Override
    public void async(String name, Runnable work) {
      works.add(work);
    }

    @Override
    public void run() {
      throw new AssertionError("Nothing was to be run.");
    }
  }
}
