package dev.stillwater.benchmarks.flow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * What the peer does with flights: their types and the aggregates of a day.
 *
 * <p>THREADING: each function in its subtask.
 */
final class PeerFlights {
  /** A flight: date in milliseconds, delay in minutes, distance in miles, origin, destination. */
  static final TypeInformation<Tuple5<Long, Integer, Integer, String, String>> FLIGHT =
      Types.TUPLE(Types.LONG, Types.INT, Types.INT, Types.STRING, Types.STRING);
  /** Number of delayed flights, sum and maximum of their delays. */
  static final TypeInformation<Tuple3<Long, Long, Integer>> DELAYS = Types.TUPLE(Types.LONG, Types.LONG, Types.INT);

  private static final long DAY_MS = 86_400_000L;
  private static final int AVERAGE_SCALE = 4;

  private PeerFlights() {
  }

  /** Aggregates delays. */
  static final class Delays implements AggregateFunction<Tuple5<Long, Integer, Integer, String, String>, Tuple3<Long, Long, Integer>, Tuple3<Long, Long, Integer>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Tuple3<Long, Long, Integer> createAccumulator() {
      return Tuple3.of(0L, 0L, Integer.MIN_VALUE);
    }

    @Override
    public Tuple3<Long, Long, Integer> add(Tuple5<Long, Integer, Integer, String, String> flight, Tuple3<Long, Long, Integer> delays) {
      delays.f0++;
      delays.f1 += flight.f1;
      delays.f2 = Math.max(delays.f2, flight.f1);
      return delays;
    }

    @Override
    public Tuple3<Long, Long, Integer> getResult(Tuple3<Long, Long, Integer> delays) {
      return delays;
    }

    @Override
    public Tuple3<Long, Long, Integer> merge(Tuple3<Long, Long, Integer> first, Tuple3<Long, Long, Integer> second) {
      return Tuple3.of(first.f0 + second.f0, first.f1 + second.f1, Math.max(first.f2, second.f2));
    }
  }

  /** Writes a result as a line of CSV. */
  static final class DelaysOfDay extends ProcessWindowFunction<Tuple3<Long, Long, Integer>, String, String, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(String origin, Context context, Iterable<Tuple3<Long, Long, Integer>> results, Collector<String> out) {
      Tuple3<Long, Long, Integer> delays = results.iterator().next();
      long start = context.window().getStart();
      out.collect(origin + ',' + midnight(start) + ',' + midnight(start + DAY_MS) + ',' + delays.f0 + ',' + average(delays.f1, delays.f0) + ',' + delays.f2);
    }

    /** With four decimals, as our avg() of whole numbers. */
    private static String average(long sum, long count) {
      return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), AVERAGE_SCALE, RoundingMode.HALF_UP).toPlainString();
    }

    private static String midnight(long timeMs) {
      return LocalDate.ofEpochDay(timeMs / DAY_MS) + "T00:00:00";
    }
  }
}
