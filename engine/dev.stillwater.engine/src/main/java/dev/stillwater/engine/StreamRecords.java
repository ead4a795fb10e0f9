package dev.stillwater.engine;

import dev.stillwater.engine.channel.Channel;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.Partitioning;
import dev.stillwater.engine.plan.StreamPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.task.Subtask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The last records of a stream, as its receivers saw them.
 *
 * <p>THREADING: immutable.
 *
 * @param records the records, by receiver, the last one of each last
 * @param silent indexes of receivers that have not answered in time, as they work on something long
 */
public record StreamRecords(List<Seen> records, List<Integer> silent) {
  public StreamRecords {
    records = List.copyOf(records);
    silent = List.copyOf(silent);
  }

  /**
   * A record.
   *
   * @param subtask index of the receiver
   * @param row a copy of the record
   */
  public record Seen(int subtask, Row row) {
  }

  /** A receiver, and how its last records are got on its thread. */
  private record Receiver(Subtask subtask, Supplier<List<Row>> rows) {
  }

  /** Asks the receivers of the stream, each on its own thread, and waits for so many milliseconds at most. */
  static StreamRecords of(JobAttempt attempt, JobPlan plan, StreamPlan stream, long timeoutMs) throws InterruptedException {
    List<Receiver> receivers = receivers(attempt, plan, stream);
    List<CompletableFuture<List<Row>>> answers = new ArrayList<>();
    for (Receiver receiver : receivers) {
      CompletableFuture<List<Row>> answer = new CompletableFuture<>();
      answers.add(answer);
      if (attempt.hasEnded(receiver.subtask())) {
        answer.complete(receiver.rows().get());
      } else {
        receiver.subtask().post(() -> answer.complete(receiver.rows().get()));
      }
    }
    await(answers, timeoutMs);
    List<Seen> records = new ArrayList<>();
    List<Integer> silent = new ArrayList<>();
    for (int index = 0; index < receivers.size(); index++) {
      Receiver receiver = receivers.get(index);
      int subtask = receiver.subtask().index();
      if (answers.get(index).isDone()) {
        answers.get(index).join().forEach(row -> records.add(new Seen(subtask, row)));
      } else if (attempt.hasEnded(receiver.subtask())) {
        receiver.rows().get().forEach(row -> records.add(new Seen(subtask, row)));
      } else {
        silent.add(subtask);
      }
    }
    return new StreamRecords(records, silent);
  }

  private static void await(List<CompletableFuture<List<Row>>> answers, long timeoutMs) throws InterruptedException {
    try {
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(timeoutMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException missing) {
      // Those that have answered are told.
      return;
    }
  }

  private static List<Receiver> receivers(JobAttempt attempt, JobPlan plan, StreamPlan stream) {
    TaskPlan task = plan.taskOf(stream.target());
    List<Subtask> subtasks = attempt.subtasks(task);
    if (stream.isChained()) {
      int operator = task.operators().indexOf(plan.operator(stream.target()));
      return subtasks.stream().map(subtask -> new Receiver(subtask, () -> subtask.report().lastRecords(operator))).toList();
    }
    List<Channel> channels = attempt.streams().getOrDefault(stream, List.of());
    List<Receiver> receivers = new ArrayList<>();
    for (int index = 0; index < subtasks.size(); index++) {
      List<Channel> own = new ArrayList<>();
      // The channels stand by sender, and for each sender by receiver.
      int step = stream.partitioning() == Partitioning.FORWARD ? channels.size() : subtasks.size();
      for (int place = index; place < channels.size(); place += step) {
        own.add(channels.get(place));
      }
      receivers.add(new Receiver(subtasks.get(index), () -> own.stream().flatMap(channel -> channel.lastRows().stream()).toList()));
    }
    return receivers;
  }
}
