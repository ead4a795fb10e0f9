package dev.stillwater.engine.task;

import dev.stillwater.engine.channel.LongRow;
import dev.stillwater.engine.channel.Outlet;
import dev.stillwater.engine.channel.RowBatch;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.source.SourceOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One operator that passes numbers on, remembers them, and does what the test tells it. */
final class TestChain extends Chain {
  private static final long BAD = -13;

  final List<Long> seen = new ArrayList<>();
  final Map<Long, List<Long>> snapshots = new HashMap<>();
  final List<String> calls = new ArrayList<>();
  final TreeSet<Long> timers = new TreeSet<>();
  boolean hasState;
  boolean isBroken;
  boolean keepsFiring;
  int pauses;
  private final Optional<TestSource> source;
  private Optional<Row> current = Optional.empty();

  TestChain(ChainContext context, Optional<TestSource> source) {
    super(context);
    this.source = source;
    if (source.isEmpty()) {
      context.keyedState(TestTask.UID);
    }
    part(0, new Part());
  }

  /** The operator beside its records. */
  private final class Part implements OperatorPart {
    @Override
    public void stateRestored() {
      calls.add("restored");
    }

    @Override
    public void finish() {
      calls.add("finish");
    }

    @Override
    public void close() {
      calls.add("close");
    }

    @Override
    public void snapshotState(OperatorSnapshot snapshot) {
      if (isBroken) {
        throw new IllegalStateException("The state is broken.");
      }
      snapshots.put(snapshot.checkpointId(), List.copyOf(seen));
      if (hasState) {
        snapshot.list("seen", Serializers.ofLong(), seen);
        snapshot.position(new SourcePosition(0, "numbers", Integer.toString(seen.size())));
      }
    }

    @Override
    public void checkpointCompleted(long checkpointId) {
      if (isBroken) {
        throw new IllegalStateException("The results stay hidden.");
      }
      calls.add("completed " + checkpointId);
    }

    @Override
    public void checkpointAborted(long checkpointId) {
      calls.add("aborted " + checkpointId);
    }

    @Override
    public long nextProcessingTime() {
      return timers.isEmpty() ? Long.MAX_VALUE : timers.first();
    }

    @Override
    public boolean advanceProcessingTime(long nowMs) {
      if (pause()) {
        return false;
      }
      while (!timers.isEmpty() && timers.first() <= nowMs) {
        long timer = timers.pollFirst();
        if (timer == BAD) {
          throw new IllegalStateException("The timer is broken.");
        }
        emit(1000 + timer);
      }
      if (keepsFiring) {
        timers.add(nowMs);
      }
      return true;
    }
  }

  /** A timer that fails. */
  void addBadTimer() {
    timers.add(BAD);
  }

  private boolean pause() {
    return pauses > 0 && pauses-- > 0;
  }

  private void emit(long number) {
    if (context().outletCount() > 0) {
      Outlet outlet = context().outlet(0);
      int channel = (int) (number % outlet.size());
      RowBatch batch = outlet.open(channel);
      ((LongRow) batch.rows[batch.size]).number = number;
      outlet.finishRow(channel, batch, -1);
    }
  }

  private void process(Row row) {
    current = Optional.of(row);
    long number = ((LongRow) row).number;
    if (number == BAD) {
      throw new IllegalStateException("The number is bad.");
    }
    seen.add(number);
    emit(number);
  }

  @Override
  public List<String> uids() {
    return List.of(TestTask.UID);
  }

  @Override
  public Optional<SourceOperator> source() {
    return source.map(SourceOperator.class::cast);
  }

  @Override
  public int read(int max) {
    TestSource reading = source.orElseThrow();
    int count = reading.begin(Math.min(max, 10));
    for (int index = 0; index < count; index++) {
      LongRow row = new LongRow();
      row.number = reading.numbers.poll();
      process(row);
    }
    return count;
  }

  @Override
  public void process(int input, RowBatch batch) {
    for (int index = 0; index < batch.size; index++) {
      process(batch.rows[index]);
    }
  }

  @Override
  public boolean advance(long watermark) {
    return !pause();
  }

  @Override
  public Optional<Row> inputOf(int operator) {
    return current;
  }

  @Override
  public void report(OperatorMetrics[] metrics) {
    metrics[0].records(seen.size(), seen.size());
  }
}
