package dev.stillwater.benchmarks.flow;

import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * What Flink's generator source makes of the numbers of records.
 *
 * <p>THREADING: each function in its source subtask.
 */
final class PeerSources {
  private PeerSources() {
  }

  /** Makes records of numbers that do not depend on the parallelism, and counts them. */
  abstract static class Numbered<T> implements GeneratorFunction<Long, T> {
    private static final long serialVersionUID = 1L;

    private final long splitSize;
    private final int parallelism;
    private transient int subtask;
    private transient long count;

    /** Flink cuts the numbers below the total into one range for each subtask; these are spread so that all subtasks are at the same event time. */
    Numbered(long total, int parallelism) {
      splitSize = total / parallelism;
      this.parallelism = parallelism;
    }

    @Override
    public void open(SourceReaderContext context) {
      subtask = context.getIndexOfSubtask();
    }

    @Override
    public T map(Long value) {
      PeerProgress.records(subtask, ++count);
      long n = value;
      if (parallelism > 1) {
        int split = 0;
        while (n >= splitSize) {
          n -= splitSize;
          split++;
        }
        n = n * parallelism + split;
      }
      return make(n);
    }

    /** The record of a number. */
    abstract T make(long n);
  }

  /** Records of {@link FlowCase#P1}: the number. */
  static final class Longs extends Numbered<Long> {
    private static final long serialVersionUID = 1L;

    Longs(long total, int parallelism) {
      super(total, parallelism);
    }

    @Override
    Long make(long n) {
      return n;
    }
  }

  /** Records of {@link FlowCase#P2}: the key. */
  static final class Keys extends Numbered<Long> {
    private static final long serialVersionUID = 1L;

    Keys(long total, int parallelism) {
      super(total, parallelism);
    }

    @Override
    Long make(long n) {
      return FlowCase.key(FlowCase.random(n), FlowCase.COUNT_KEYS);
    }
  }

  /** Records of {@link FlowCase#P3}: key and event time. */
  static final class Events extends Numbered<Tuple2<Long, Long>> {
    private static final long serialVersionUID = 1L;

    Events(long total, int parallelism) {
      super(total, parallelism);
    }

    @Override
    Tuple2<Long, Long> make(long n) {
      long random = FlowCase.random(n);
      return Tuple2.of(FlowCase.key(random, FlowCase.WINDOW_KEYS), FlowCase.time(n, random));
    }
  }
}
