package dev.stillwater.ui.operate.live;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.ClusterNumbers;
import dev.stillwater.host.client.ClusterNumbers.Flow;
import dev.stillwater.host.client.ClusterNumbers.Task;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.ui.editor.api.DrawnJob;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.operate.jobs.JobSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a Flink cluster tells of a job, as numbers for the drawing of that job. Flink counts by task; an operator that it does not tell of has no numbers of its own, and a
 * task is found by the id of its first operator, its others by their uids or names.
 *
 * <p>THREADING: one thread.
 */
final class ClusterAnswer {
  private final DrawnJob drawn;
  private final ClusterNumbers numbers;
  /** The task of each operator that was found, by uid. */
  private final Map<String, Task> tasks = new HashMap<>();
  private final Map<String, DrawnJob.Node> nodes = new HashMap<>();

  private ClusterAnswer(DrawnJob drawn, ClusterNumbers numbers) {
    this.drawn = drawn;
    this.numbers = numbers;
    Map<String, Task> byId = new HashMap<>();
    Map<String, Task> byName = new HashMap<>();
    numbers.tasks().forEach(task -> {
      byId.put(task.id(), task);
      task.operatorNames().forEach(name -> byName.putIfAbsent(name, task));
    });
    for (DrawnJob.Node node : drawn.operators()) {
      nodes.put(node.uid(), node);
      Optional.ofNullable(byId.get(node.operatorId())).or(() -> Optional.ofNullable(byName.get(node.uid()))).or(() -> Optional.ofNullable(byName.get(node.name())))
          .ifPresent(task -> tasks.put(node.uid(), task));
    }
  }

  /** Asks the cluster. Waits. */
  static LiveAnswer ask(JobClient client, JobSession session, DrawnJob drawn) throws ClientException {
    Set<String> names = new HashSet<>();
    drawn.operators().forEach(node -> {
      names.add(node.uid());
      names.add(node.name());
    });
    return new ClusterAnswer(drawn, ClusterNumbers.of(client, session.jobId(), names)).answer(session);
  }

  private LiveAnswer answer(JobSession session) {
    List<LiveOperator> operators = drawn.operators().stream().filter(node -> tasks.containsKey(node.uid())).map(this::operator).toList();
    List<LiveStream> streams = new ArrayList<>();
    for (LiveStream.Ends ends : drawn.streams()) {
      if (tasks.containsKey(ends.source()) && tasks.containsKey(ends.target())) {
        streams.add(stream(ends));
      }
    }
    return new LiveAnswer(LiveJob.of(session.jobId(), session.state(), session.isEnded(), operators, streams, Optional.empty(), 0), Map.of());
  }

  private LiveOperator operator(DrawnJob.Node node) {
    Task task = tasks.get(node.uid());
    boolean isAlone = tasks.values().stream().filter(task::equals).count() == 1;
    LiveOperator.Flow flow = new LiveOperator.Flow(number(in(node)), number(out(node)), decimal(rateIn(node)), decimal(rateOut(node)), 0, 0);
    LiveOperator.Shares shares = new LiveOperator.Shares(number(task.shares().busy()), number(task.shares().idle()), number(task.shares().pressed()),
        LiveOperator.UNKNOWN, LiveOperator.UNKNOWN);
    long watermark = number(task.watermarkMs());
    long lag = task.watermarkMs().isPresent() ? System.currentTimeMillis() - watermark : LiveOperator.UNKNOWN;
    LiveOperator.Snapshot snapshot = new LiveOperator.Snapshot(number(numbers.checkpointId()), number(task.checkpoint().durationMs()), LiveOperator.UNKNOWN,
        isAlone ? number(task.checkpoint().stateBytes()) : LiveOperator.UNKNOWN, LiveOperator.UNKNOWN);
    return new LiveOperator(node.uid(), task.parallelism(), flow, shares, new LiveOperator.Time(watermark, lag, false), snapshot,
        decimal(own(node).map(Flow::skew).filter(OptionalDouble::isPresent).orElse(isFirst(node) ? task.flow().skew() : OptionalDouble.empty())));
  }

  private Optional<Flow> own(DrawnJob.Node node) {
    Map<String, Flow> known = tasks.get(node.uid()).operators();
    return Optional.ofNullable(known.get(node.uid())).or(() -> Optional.ofNullable(known.get(node.name())));
  }

  private OptionalLong in(DrawnJob.Node node) {
    return isSource(node) ? OptionalLong.of(0) : own(node).map(Flow::in).filter(OptionalLong::isPresent)
        .orElse(isFirst(node) ? tasks.get(node.uid()).flow().in() : OptionalLong.empty());
  }

  private OptionalLong out(DrawnJob.Node node) {
    return isSink(node) ? OptionalLong.of(0) : own(node).map(Flow::out).filter(OptionalLong::isPresent)
        .orElse(isLast(node) ? tasks.get(node.uid()).flow().out() : OptionalLong.empty());
  }

  private OptionalDouble rateIn(DrawnJob.Node node) {
    return isSource(node) ? OptionalDouble.of(0) : own(node).map(Flow::inPerSecond).filter(OptionalDouble::isPresent)
        .orElse(isFirst(node) ? tasks.get(node.uid()).flow().inPerSecond() : OptionalDouble.empty());
  }

  private OptionalDouble rateOut(DrawnJob.Node node) {
    return isSink(node) ? OptionalDouble.of(0) : own(node).map(Flow::outPerSecond).filter(OptionalDouble::isPresent)
        .orElse(isLast(node) ? tasks.get(node.uid()).flow().outPerSecond() : OptionalDouble.empty());
  }

  private boolean isSource(DrawnJob.Node node) {
    return drawn.streams().stream().noneMatch(stream -> stream.target().equals(node.uid()));
  }

  private boolean isSink(DrawnJob.Node node) {
    return drawn.streams().stream().noneMatch(stream -> stream.source().equals(node.uid()));
  }

  /** Whether what comes into the task comes into this operator. */
  private boolean isFirst(DrawnJob.Node node) {
    Task task = tasks.get(node.uid());
    return task.id().equals(node.operatorId()) || tasks.values().stream().filter(task::equals).count() == 1;
  }

  /** Whether what leaves the task leaves this operator, and no other of the task. */
  private boolean isLast(DrawnJob.Node node) {
    Task task = tasks.get(node.uid());
    List<String> leaving = drawn.streams().stream().filter(stream -> task.equals(tasks.get(stream.source())) && !task.equals(tasks.get(stream.target())))
        .map(LiveStream.Ends::source).distinct().toList();
    return leaving.equals(List.of(node.uid()));
  }

  private LiveStream stream(LiveStream.Ends ends) {
    DrawnJob.Node source = nodes.get(ends.source());
    DrawnJob.Node target = nodes.get(ends.target());
    boolean isChained = tasks.get(ends.source()).equals(tasks.get(ends.target()));
    boolean isOnlyOutput = drawn.streams().stream().filter(each -> each.source().equals(ends.source())).count() == 1;
    boolean isOnlyInput = drawn.streams().stream().filter(each -> each.target().equals(ends.target())).count() == 1;
    OptionalLong records = isOnlyInput && in(target).isPresent() ? in(target) : isOnlyOutput ? out(source) : OptionalLong.empty();
    OptionalDouble rate = isOnlyInput && rateIn(target).isPresent() ? rateIn(target) : isOnlyOutput ? rateOut(source) : OptionalDouble.empty();
    long fill = isChained || !isOnlyInput ? LiveOperator.UNKNOWN : number(tasks.get(ends.target()).shares().queue());
    return new LiveStream(ends, isChained, number(records), decimal(rate), new LiveStream.Queue(fill, LiveOperator.UNKNOWN, LiveOperator.UNKNOWN, LiveOperator.UNKNOWN),
        List.of());
  }

  private static long number(OptionalLong value) {
    return value.orElse(LiveOperator.UNKNOWN);
  }

  private static double decimal(OptionalDouble value) {
    return value.orElse(Double.NaN);
  }
}
