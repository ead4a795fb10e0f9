package dev.stillwater.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured.
 *
 * <p>THREADING: one thread.
 */
public final class BenchReport {
  /** Unit of throughput. */
  public static final String RATE = "records/s";
  /** Unit of throughput for a core: records for each second of processor time. */
  public static final String RATE_PER_CORE = "records/s a core";

  private final String workload;
  private final Map<String, Object> machine;
  private final List<Case> cases = new ArrayList<>();

  /**
   * One thing that was measured.
   *
   * @param name what
   * @param backend form of the state that was read or written
   * @param parallelism the peer's parallelism
   * @param ours our figures, one for each round
   * @param peer the peer's, empty where there is none
   * @param unit unit of the figures; more is better for {@link #RATE} and {@link #RATE_PER_CORE}, less for all others
   * @param bar what is asked for: at most so much, or where there is a peer at least so many times as fast; empty for none
   * @param isEqual whether both got the same result
   * @param details more, such as options, digests and sizes
   */
  public record Case(String name, String backend, int parallelism, List<Double> ours, List<Double> peer, String unit, Optional<Double> bar, boolean isEqual,
      Map<String, Object> details) {
    /** The median of our rounds. */
    public double oursMedian() {
      return median(ours);
    }

    /** How many times as good as the peer; empty where there is none, or one of both is 0. */
    public Optional<Double> speedup() {
      if (peer.isEmpty() || oursMedian() == 0 || median(peer) == 0) {
        return Optional.empty();
      }
      return Optional.of(isRate(unit) ? oursMedian() / median(peer) : median(peer) / oursMedian());
    }

    private boolean isMet() {
      return bar.isEmpty() || (peer.isEmpty() ? oursMedian() <= bar.get() : speedup().isEmpty() || speedup().get() >= bar.get());
    }
  }

  /** A report without cases. */
  public BenchReport(String workload, Map<String, Object> machine) {
    this.workload = workload;
    this.machine = machine;
  }

  /** Adds what was measured. */
  public void add(Case measured) {
    cases.add(measured);
  }

  /** What was measured so far. */
  public List<Case> cases() {
    return List.copyOf(cases);
  }

  /** Whether both engines got the same results in all cases. */
  public boolean isEqual() {
    return cases.stream().allMatch(Case::isEqual);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** The report as JSON. */
  public Map<String, Object> document() {
    List<Object> rows = new ArrayList<>();
    for (Case one : cases) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("case", one.name());
      row.put("backend", one.backend());
      row.put("parallelism", (long) one.parallelism());
      row.put("ours", rounded(one.oursMedian()));
      row.put("peer", one.peer().isEmpty() ? Optional.empty() : rounded(median(one.peer())));
      row.put("unit", one.unit());
      row.put("speedup", one.speedup().isEmpty() ? Optional.empty() : rounded(one.speedup().get()));
      row.put("bar", one.bar().isEmpty() ? Optional.empty() : one.bar().get());
      row.put("met", one.isMet());
      row.put("equal", one.isEqual());
      row.put("oursRounds", one.ours().stream().map(BenchReport::rounded).toList());
      row.put("peerRounds", one.peer().stream().map(BenchReport::rounded).toList());
      row.putAll(one.details());
      rows.add(row);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("workload", workload);
    document.put("machine", machine);
    document.put("cases", rows);
    return document;
  }

  private static boolean isRate(String unit) {
    return unit.equals(RATE) || unit.equals(RATE_PER_CORE);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** The report for people. */
  public String text() {
    StringBuilder text = new StringBuilder("Workload ").append(workload).append('\n');
    machine.forEach((name, value) -> text.append("  ").append(name).append(": ").append(value).append('\n'));
    text.append(String.format(Locale.ROOT, "%n%-34s %-10s %11s %13s %13s %-9s %9s  %s%n", "case", "backend", "parallelism", "ours", "peer", "unit", "speedup", "bar"));
    for (Case one : cases) {
      text.append(String.format(Locale.ROOT, "%-34s %-10s %11d %13s %13s %-9s %9s  %s%n", one.name(), one.backend(), one.parallelism(),
          figure(one.oursMedian(), one.unit()), one.peer().isEmpty() ? "-" : figure(median(one.peer()), one.unit()), one.unit(),
          one.speedup().map(ratio -> String.format(Locale.ROOT, "%.1f x", ratio)).orElse("-"), barText(one)));
    }
    text.append('\n');
    for (Case one : cases) {
      text.append(one.name()).append(", ").append(one.backend()).append(", parallelism ").append(one.parallelism()).append(one.isEqual() ? "" : " RESULTS DIFFER").append('\n');
      one.details().forEach((name, value) -> text.append("  ").append(name).append(": ").append(value).append('\n'));
    }
    return text.toString();
  }

  private static String figure(double value, String unit) {
    return String.format(Locale.ROOT, isRate(unit) ? "%,.0f" : "%.3f", value);
  }

  private static String barText(Case one) {
    if (one.bar().isEmpty()) {
      return "";
    }
    String bar = one.peer().isEmpty() ? "at most " + one.bar().get() + ' ' + one.unit() : "at least " + one.bar().get() + " x";
    return bar + (one.isMet() ? ", met" : ", MISSED");
  }
}
