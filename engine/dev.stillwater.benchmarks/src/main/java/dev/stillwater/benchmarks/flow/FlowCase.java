package dev.stillwater.benchmarks.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stream of records that both engines process, with the numbers that its records are made of.
 *
 * <p>THREADING: immutable.
 */
public enum FlowCase {
  /** Stateless: generate longs, map, filter, discard. */
  P1("generate longs, map, filter, discard", 10, 0),
  /** A count for each key, emitted with each record. */
  P2("count of each of 100,000 keys", 10, 5),
  /** A count for each key in sliding windows. */
  P3("count of each of 1,000 keys in windows of 4 s every 1 s, 500 ms out of order", 10, 5),
  /** Delayed flights a day and airport, from a CSV file to a CSV file. */
  P4("flights from CSV, delays by day and origin to CSV", 5, 5);

  /** Keys of {@link #P2}. */
  public static final long COUNT_KEYS = 100_000;
  /** Keys of {@link #P3}. */
  public static final long WINDOW_KEYS = 1_000;
  /** Records of {@link #P3} for each millisecond of event time. */
  public static final long RECORDS_A_MS = 1_000;
  /** How far a record of {@link #P3} lies back at most, in milliseconds, plus one. */
  public static final long BACK_MS = 500;
  /** Event time of the first record of {@link #P3}. */
  public static final long START_MS = 946_684_800_000L;
  /** Length of a window of {@link #P3}. */
  public static final long WINDOW_MS = 4_000;
  /** Distance of the windows of {@link #P3}. */
  public static final long SLIDE_MS = 1_000;

  private static final long SEED = 1;
  private final String text;
  private final double barHeap;
  private final double barRocks;

  FlowCase(String text, double barHeap, double barRocks) {
    this.text = text;
    this.barHeap = barHeap;
    this.barRocks = barRocks;
  }

  /** The case of the name, such as {@code p1}. */
  public static Optional<FlowCase> of(String name) {
    return List.of(values()).stream().filter(one -> one.id().equals(name)).findFirst();
  }

  /** Name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is done, for people. */
  public String text() {
    return text;
  }

  /** How many times as fast as the peer our engine is to be; empty for none. */
  public Optional<Double> bar(String backend) {
    double bar = backend.equals("rocksdb") ? barRocks : barHeap;
    return bar == 0 ? Optional.empty() : Optional.of(bar);
  }

  /** The number that looks random of the record of the number: that of our generator with its default seed. */
  public static long random(long n) {
    long z = SEED + (n + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Key of a record among so many. */
  public static long key(long random, long keys) {
    return (random >>> 1) % keys;
  }

  /** Event time of a record of {@link #P3}, in milliseconds. */
  public static long time(long n, long random) {
    return START_MS + n / RECORDS_A_MS - (random >>> 33) % BACK_MS;
  }
}
