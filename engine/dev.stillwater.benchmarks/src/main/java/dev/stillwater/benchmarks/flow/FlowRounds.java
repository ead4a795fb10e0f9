package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.BenchReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What both engines measured in all rounds of one backend and parallelism.
 *
 * <p>THREADING: one thread.
 */
final class FlowRounds {
  private static final double MEMORY_BAR = 2;
  private static final double CHECKPOINT_BAR = 1;

  private final FlowCase work;
  private final String backend;
  private final int parallelism;
  private final List<Map<String, Object>> ours = new ArrayList<>();
  private final List<Map<String, Object>> peer = new ArrayList<>();
  private final Map<String, Object> results = new LinkedHashMap<>();
  private boolean isEqual = true;

  FlowRounds(FlowCase work, String backend, int parallelism) {
    this.work = work;
    this.backend = backend;
    this.parallelism = parallelism;
  }

  /** Compares what both computed. */
  void compare(Map<String, Object> oursResult, Map<String, Object> peerResult) {
    results.put("digest", oursResult.get("digest"));
    results.put("peerDigest", peerResult.get("digest"));
    results.put("results", oursResult.get("results"));
    results.put("peerResults", peerResult.get("results"));
    isEqual &= Objects.equals(oursResult.get("digest"), peerResult.get("digest")) && Objects.equals(oursResult.get("results"), peerResult.get("results"))
        && number(oursResult, "results") > 0;
  }

  /** Takes a round. */
  void add(Map<String, Object> oursResult, Map<String, Object> peerResult) {
    ours.add(oursResult);
    peer.add(peerResult);
  }

  void compareAndAdd(Map<String, Object> oursResult, Map<String, Object> peerResult) {
    compare(oursResult, peerResult);
    add(oursResult, peerResult);
  }

  /** Adds throughput, peak memory and checkpoints to the report. */
  void addTo(BenchReport report, String name) {
    addThroughputTo(report, name);
    report.add(figures(name + ", peak memory", "peakMemoryMb", "MB", MEMORY_BAR, Map.of()));
    if (ours.stream().anyMatch(round -> number(round, "checkpoints") > 0)) {
      report.add(figures(name + ", checkpoint", "checkpointAvgMs", "ms", CHECKPOINT_BAR, checkpoints()));
    }
  }

  /** Adds throughput to the report. */
  void addThroughputTo(BenchReport report, String name) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("work", work.text());
    if (peer.get(0).containsKey("firstRecordSeconds")) {
      details.put("peerFirstRecordSeconds", median(peer, "firstRecordSeconds"));
      details.put("oursFirstRecordSeconds", median(ours, "firstRecordSeconds"));
    }
    details.putAll(results);
    details.put("oursOptions", FlowWorkload.ourOptions(backend));
    details.put("peerOptions", FlowWorkload.PEER_OPTIONS);
    details.put("peerEngine", "Flink 2.3, local cluster, exactly once, object reuse off, managed memory 512 MB");
    report.add(new BenchReport.Case(name, backend, parallelism, rates(ours), rates(peer), BenchReport.RATE, work.bar(backend), isEqual, details));
    report.add(new BenchReport.Case(name + ", per core", backend, parallelism, perCore(ours), perCore(peer), BenchReport.RATE_PER_CORE, work.bar(backend), true, Map.of()));
  }

  private BenchReport.Case figures(String name, String field, String unit, double bar, Map<String, Object> details) {
    return new BenchReport.Case(name, backend, parallelism, ours.stream().map(round -> number(round, field)).toList(),
        peer.stream().map(round -> number(round, field)).toList(), unit, Optional.of(bar), true, details);
  }

  private Map<String, Object> checkpoints() {
    Map<String, Object> details = new LinkedHashMap<>();
    for (String field : List.of("checkpoints", "checkpointMaxMs", "syncAvgMs", "syncMaxMs", "checkpointBytes")) {
      details.put("ours" + Character.toUpperCase(field.charAt(0)) + field.substring(1), median(ours, field));
      details.put("peer" + Character.toUpperCase(field.charAt(0)) + field.substring(1), median(peer, field));
    }
    return details;
  }

  private static List<Double> rates(List<Map<String, Object>> rounds) {
    return rounds.stream().map(round -> number(round, "records") / number(round, "seconds")).toList();
  }

  private static double median(List<Map<String, Object>> rounds, String field) {
    return rounds.stream().map(round -> number(round, field)).sorted().toList().get(rounds.size() / 2);
  }

  private static List<Double> perCore(List<Map<String, Object>> rounds) {
    return rounds.stream().map(round -> number(round, "records") / number(round, "cpuSeconds")).toList();
  }

  private static double number(Map<String, Object> result, String field) {
    return result.get(field) instanceof Number number ? number.doubleValue() : 0;
  }
}
