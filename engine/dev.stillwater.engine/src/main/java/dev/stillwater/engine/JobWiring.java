package dev.stillwater.engine;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.channel.Outlet;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.Partitioning;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.sched.Wakeup;
import dev.stillwater.engine.state.HeapKeyedStateBackend;
import dev.stillwater.engine.task.Chain;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.engine.task.Subtask;
import java.util.ArrayList;
import java.util.List;

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
  private final List<List<List<Channel>>> inputs = new ArrayList<>();
  private final List<List<List<Outlet>>> outlets = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();

  JobWiring(JobPlan plan, JobCode code, ChainContext.Surroundings surroundings) {
    this.plan = plan;
    this.code = code;
    this.surroundings = surroundings;
    wakeups = new Wakeup[plan.tasks().size()][];
    for (TaskPlan task : plan.tasks()) {
      wakeups[task.index()] = new Wakeup[task.parallelism()];
      List<List<Channel>> taskInputs = new ArrayList<>();
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
        ChainContext context = new ChainContext(plan, index, task.parallelism(), outlets.get(task.index()).get(index), new HeapKeyedStateBackend(),
            surroundings);
        Chain chain = code.chain(task.index(), context);
        subtasks.add(new Subtask(task, index, chain, inputs.get(task.index()).get(index), wakeups[task.index()][index], context));
      }
    }
    return subtasks;
  }

  /** All channels, once the subtasks have been made. */
  List<Channel> channels() {
    return channels;
  }

  private void connect(StreamPlan stream, TaskPlan from, TaskPlan to) {
    Row prototype = code.emptyRow(stream.source());
    for (int sender = 0; sender < from.parallelism(); sender++) {
      List<Channel> sending = new ArrayList<>();
      for (int receiver = 0; receiver < to.parallelism(); receiver++) {
        if (stream.partitioning() != Partitioning.FORWARD || sender == receiver) {
          Channel channel = new Channel(prototype, false, wakeups[from.index()][sender], wakeups[to.index()][receiver]);
          sending.add(channel);
          channels.add(channel);
          inputs.get(to.index()).get(receiver).add(channel);
        }
      }
      outlets.get(from.index()).get(sender).add(new Outlet(sending));
    }
  }
}
