package dev.stillwater.engine;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.Outlet;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.Partitioning;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.source.SourceOperator;
import dev.stillwater.engine.task.Chain;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.InputGate;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.engine.task.Subtask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the subtasks of a plan and the channels between them.
 *
 * <p>THREADING: the thread that starts the job.
 */
final class JobWiring {
  private final JobPlan plan;
  private final JobCode code;
  private final ChainContext.Surroundings surroundings;
  private final Wakeup[][] wakeups;
  private final List<List<List<Receiving>>> inputs = new ArrayList<>();
  private final List<List<List<Outlet>>> outlets = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final Map<StreamPlan, List<Channel>> streams = new LinkedHashMap<>();
  private final Map<Sender, SourceOperator> sources = new HashMap<>();

  /** A subtask whose source counts the positions that a channel carries. */
  private record Sender(int task, int subtask) {
  }

  /** A channel into a subtask, the input of the head that it leads to, and whose positions it carries. */
  private record Receiving(Channel channel, int input, Optional<Sender> origin) {
  }

  JobWiring(JobPlan plan, JobCode code, ChainContext.Surroundings surroundings) {
    this.plan = plan;
    this.code = code;
    this.surroundings = surroundings;
    wakeups = new Wakeup[plan.tasks().size()][];
    for (TaskPlan task : plan.tasks()) {
      wakeups[task.index()] = new Wakeup[task.parallelism()];
      List<List<Receiving>> taskInputs = new ArrayList<>();
      List<List<Outlet>> taskOutlets = new ArrayList<>();
      for (int index = 0; index < task.parallelism(); index++) {
        wakeups[task.index()][index] = new Wakeup();
        taskInputs.add(new ArrayList<>());
        taskOutlets.add(new ArrayList<>());
      }
      inputs.add(taskInputs);
      outlets.add(taskOutlets);
    }
  }

  /** The subtasks in the order of the plan, not yet open. */
  List<Subtask> subtasks() {
    for (StreamPlan stream : plan.streams()) {
      if (!stream.isChained()) {
        connect(stream, plan.taskOf(stream.source()), plan.taskOf(stream.target()));
      }
    }
    List<Subtask> subtasks = new ArrayList<>();
    for (TaskPlan task : plan.tasks()) {
      for (int index = 0; index < task.parallelism(); index++) {
        try {
          subtasks.add(subtask(task, index));
        } catch (RuntimeException e) {
          closeAll(subtasks, e);
          throw e;
        }
      }
    }
    return subtasks;
  }

  private Subtask subtask(TaskPlan task, int index) {
    ChainContext context = new ChainContext(plan, index, task.parallelism(), outlets.get(task.index()).get(index), surroundings);
    try {
      Chain chain = code.chain(task.index(), context);
      Sender self = new Sender(task.index(), index);
      chain.source().ifPresent(source -> sources.put(self, source));
      return new Subtask(task, index, chain, inputs(self), wakeups[task.index()][index], context);
    } catch (RuntimeException e) {
      context.closeKeyedStates();
      throw e;
    }
  }

  /** Keyed state may hold native memory, which is not to be lost when a later operator cannot be made. */
  private static void closeAll(List<Subtask> subtasks, RuntimeException cause) {
    for (Subtask subtask : subtasks) {
      try {
        subtask.close();
      } catch (RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /** The channels into a subtask; the tasks that send have been made, because they stand before it in the plan. */
  private List<InputGate.Input> inputs(Sender receiver) {
    return inputs.get(receiver.task()).get(receiver.subtask()).stream()
        .map(receiving -> new InputGate.Input(receiving.channel(), receiving.input(), receiving.origin().map(sources::get))).toList();
  }

  /** Whether each record of the stream is one of a source in the sending task, so that the source's position tells where it was read. */
  private boolean hasPositions(String uid) {
    OperatorPlan operator = plan.operator(uid);
    if (operator.input().isEmpty()) {
      return true;
    }
    Optional<StreamPlan> chained = plan.streams().stream().filter(stream -> stream.target().equals(uid) && stream.isChained()).findFirst();
    return operator.keyFields().isEmpty() && chained.isPresent() && hasPositions(chained.get().source());
  }

  /** All channels, once the subtasks have been made. */
  List<Channel> channels() {
    return channels;
  }

  /** The channels of each stream between tasks, once the subtasks have been made. */
  Map<StreamPlan, List<Channel>> streams() {
    return streams;
  }

  private void connect(StreamPlan stream, TaskPlan from, TaskPlan to) {
    Row prototype = code.emptyRow(stream.source(), stream.sourcePort());
    boolean hasPositions = hasPositions(stream.source());
    for (int sender = 0; sender < from.parallelism(); sender++) {
      List<Channel> sending = new ArrayList<>();
      for (int receiver = 0; receiver < to.parallelism(); receiver++) {
        if (stream.partitioning() != Partitioning.FORWARD || sender == receiver) {
          Channel channel = new Channel(prototype, hasPositions, wakeups[from.index()][sender], wakeups[to.index()][receiver]);
          sending.add(channel);
          channels.add(channel);
          streams.computeIfAbsent(stream, key -> new ArrayList<>()).add(channel);
          Optional<Sender> origin = hasPositions ? Optional.of(new Sender(from.index(), sender)) : Optional.empty();
          inputs.get(to.index()).get(receiver).add(new Receiving(channel, stream.targetPort(), origin));
        }
      }
      outlets.get(from.index()).get(sender).add(new Outlet(sending));
    }
  }
}
