package dev.stillwater.benchmarks;

import dev.stillwater.benchmarks.flow.FlowCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is asked for on the command line.
 *
 * <p>THREADING: immutable.
 *
 * @param isHelp whether only the usage is asked for
 * @param workload name of the workload
 * @param backends state backends to measure, or forms of the state; empty for all
 * @param entries number of keys, of records whose results are compared, or of flights; empty for as many as the workload has
 * @param seconds state: time after which no new round begins. Others: how long each engine is measured in each case, all rounds together
 * @param rounds number of rounds, of which the medians are taken
 * @param parallelisms parallelisms to measure; empty for all that the workload has
 * @param isJson whether the result is one JSON document
 * @param folder folder to work in, kept afterwards; else a temporary one
 * @param data file of flights; else they are made from the sample
 */
public record BenchOptions(boolean isHelp, String workload, List<String> backends, OptionalLong entries, OptionalLong seconds, int rounds,
    List<Integer> parallelisms, boolean isJson, Optional<String> folder, Optional<String> data) {
  /** Workloads that can be measured. */
  public static final List<String> WORKLOADS = List.of("p1", "p2", "p3", "p4", "state", "replay");
  /** The workload without a peer: what comparing two versions costs. */
  public static final String REPLAY = "replay";
  /** In place of a backend of the workload state: its savepoints as files, which no backend reads. */
  public static final String CANONICAL = "canonical";
  /** Backends of the workload state. */
  public static final List<String> STATE_BACKENDS = List.of("filesystem", "rocksdb", CANONICAL);
  /** What the verb prints as help. */
  public static final String USAGE = """
      Usage: stillwater bench --workload p1|p2|p3|p4|state|replay [--backend NAME] [--parallelism N,...] [--seconds N] [--rounds N]
                              [--entries N] [--data FILE] [--dir DIR] [--format text|json] [--json]
      Measures this engine against Flink 2.3, each in a JVM of its own, alternating; digests of both results must be equal.

        --workload NAME    What is measured.
                           p1: generate longs, map, filter, discard.
                           p2: a count for each of 100,000 keys.
                           p3: a count for each of 1,000 keys in windows of 4 s every 1 s, 500 ms out of order.
                           p4: delays of flights by day and origin, from a CSV file to a CSV file.
                           state: a job with many keys takes savepoints and is restored from them; a savepoint is written,
                           inspected, compared, and read in full, also by Flink's State Processor API.
                           replay: two versions of a job are compared over flights, against two replays side by side whose
                           results nobody takes; it has no peer, state on the heap and parallelism 1.
        --backend NAME     p1 to p4: filesystem, rocksdb or all (default all; p1 has no state and runs on filesystem alone).
                           state: also canonical, for reading and comparing savepoints without a job.
        --parallelism N    Parallelisms of the jobs (default 1,2). state: of the jobs and of the peer's reader (default 1);
                           this engine's reader has one thread.
        --seconds N        p1 to p4: how long each engine is measured for each backend and parallelism, over all rounds
                           together and without the warm-ups (default 30).
                           state: begins no new round after so many seconds; one round is always run.
        --rounds N         Rounds; the figures are medians (default 3).
        --entries N        state: number of keys (default 5000000). p1 to p3: number of records whose results are compared
                           (default 2000000). p4 and replay: number of flights that are made from the sample (default 3000000).
        --data FILE        p4, replay: a CSV file of flights in place of those made from the sample.
        --dir DIR          Folder to work in, kept afterwards (default: a temporary one; up to 3 GB).
        --format FORMAT    text or json (default text); --json is short for --format json.
      Exit code 0: measured. 1: the results differ. 2: could not be measured.
      """;
  private static final long ENTRIES_MAX = 100_000_000;
  private static final long STATE_ENTRIES = 5_000_000;
  private static final String STATE = "state";
  private static final List<String> FLOW_BACKENDS = List.of("filesystem", "rocksdb");

  /** The arguments as they are read. */
  private static final class Parsed {
    private boolean isHelp;
    private String workload = "";
    private String backend = "all";
    private OptionalLong entries = OptionalLong.empty();
    private OptionalLong seconds = OptionalLong.empty();
    private int rounds = 3;
    private List<Integer> parallelisms = List.of();
    private String format = "text";
    private Optional<String> folder = Optional.empty();
    private Optional<String> data = Optional.empty();

    private void take(String option, String value) throws BenchException {
      switch (option) {
        case "--workload" -> workload = value;
        case "--backend" -> backend = value;
        case "--entries" -> entries = OptionalLong.of(number(option, value, 1, ENTRIES_MAX));
        case "--rounds" -> rounds = (int) number(option, value, 1, 100);
        case "--seconds" -> seconds = OptionalLong.of(number(option, value, 1, 86_400));
        case "--parallelism" -> parallelisms = numbers(option, value);
        case "--dir" -> folder = Optional.of(value);
        case "--data" -> data = Optional.of(value);
        case "--format" -> format = value;
        default -> throw new BenchException("bench does not know '" + option + "'. See bench --help.");
      }
    }
  }

  /** Reads the arguments; throws if they cannot be understood. */
  public static BenchOptions parse(String[] arguments) throws BenchException {
    Parsed parsed = new Parsed();
    for (int index = 0; index < arguments.length && !parsed.isHelp; index++) {
      String[] parts = arguments[index].split("=", 2);
      switch (parts[0]) {
        case "-h", "--help" -> parsed.isHelp = true;
        case "--json" -> parsed.format = "json";
        default -> {
          if (!USAGE.contains(parts[0] + ' ') || !parts[0].startsWith("--")) {
            throw new BenchException("bench does not know '" + parts[0] + "'. See bench --help.");
          }
          if (parts.length < 2 && index + 1 >= arguments.length) {
            throw new BenchException("bench: " + parts[0] + " needs a value. See bench --help.");
          }
          parsed.take(parts[0], parts.length == 2 ? parts[1] : arguments[++index]);
        }
      }
    }
    if (parsed.isHelp) {
      return new BenchOptions(true, "", List.of(), parsed.entries, parsed.seconds, parsed.rounds, List.of(), false, parsed.folder, parsed.data);
    }
    return checked(parsed);
  }

  private static BenchOptions checked(Parsed parsed) throws BenchException {
    String workload = parsed.workload;
    if (!WORKLOADS.contains(workload)) {
      throw new BenchException((workload.isEmpty() ? "bench needs a workload." : "There is no workload '" + workload + "'.") + " There is: --workload "
          + String.join(", --workload ", WORKLOADS) + '.');
    }
    boolean isState = workload.equals(STATE);
    List<String> backends = isState ? STATE_BACKENDS : FLOW_BACKENDS;
    if (!parsed.backend.equals("all") && !backends.contains(parsed.backend)) {
      throw new BenchException("The workload " + workload + " knows no backend '" + parsed.backend + "'. There is: --backend "
          + String.join(", --backend ", backends) + '.');
    }
    if (!parsed.format.equals("text") && !parsed.format.equals("json")) {
      throw new BenchException("bench: --format is text or json. Found: " + parsed.format);
    }
    if (isState && parsed.parallelisms.size() > 1) {
      throw new BenchException("bench: the workload state takes one --parallelism. Found: " + parsed.parallelisms);
    }
    if (parsed.data.isPresent() && !workload.equals("p4") && !workload.equals(REPLAY)) {
      throw new BenchException("bench: --data is for the workloads p4 and replay. Found: " + workload);
    }
    List<Integer> parallelisms = !parsed.parallelisms.isEmpty() ? parsed.parallelisms : isState ? List.of(1) : List.of(1, 2);
    return new BenchOptions(false, workload, parsed.backend.equals("all") ? List.of() : List.of(parsed.backend), parsed.entries, parsed.seconds,
        parsed.rounds, parallelisms, parsed.format.equals("json"), parsed.folder, parsed.data);
  }

  /** The stream that is measured; empty when the workload is none. */
  public Optional<FlowCase> flow() {
    return FlowCase.of(workload);
  }

  /** Number of keys of the workload state. */
  public long keys() {
    return entries.orElse(STATE_ENTRIES);
  }

  private static List<Integer> numbers(String option, String value) throws BenchException {
    List<Integer> numbers = new ArrayList<>();
    for (String one : value.split(",", -1)) {
      numbers.add((int) number(option, one, 1, 128));
    }
    return numbers;
  }

  private static long number(String option, String value, long min, long max) throws BenchException {
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BenchException("bench: " + option + " takes a number from " + min + " to " + max + ". Found: " + value);
    }
    throw new BenchException("bench: " + option + " takes a number from " + min + " to " + max + ". Found: " + value);
  }
}
