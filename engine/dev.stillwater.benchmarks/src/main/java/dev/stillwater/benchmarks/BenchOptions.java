package dev.stillwater.benchmarks;

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
 * @param entries number of keys
 * @param seconds time after which no new round begins; without it there are {@link #rounds}
 * @param rounds number of rounds, of which the medians are taken
 * @param parallelism the peer's parallelism; our reader has one thread
 * @param isJson whether the result is one JSON document
 * @param folder folder to work in, kept afterwards; else a temporary one
 */
public record BenchOptions(boolean isHelp, String workload, long entries, OptionalLong seconds, int rounds, int parallelism, boolean isJson,
    Optional<String> folder) {
  /** Workloads that can be measured. */
  public static final List<String> WORKLOADS = List.of("state");
  /** What the verb prints as help. */
  public static final String USAGE = """
      Usage: stillwater bench --workload state [--backend canonical] [--entries N] [--seconds N] [--rounds N]
                              [--parallelism N] [--dir DIR] [--format text|json] [--json]
      Measures this engine against its peer, each in a JVM of its own, alternating; digests of both results must be equal.

        --workload NAME    What is measured. state: a savepoint of many keys is written, inspected, read in full and compared;
                           the peer is the State Processor API of Flink 2.3, which reads the same savepoint.
        --backend NAME     Form of the state; there is canonical alone, which every backend of the peer restores.
        --entries N        Number of keys (default 5000000).
        --rounds N         Rounds; the figures are medians (default 3).
        --seconds N        Begins no new round after so many seconds; one round is always run.
        --parallelism N    Subtasks of the peer (default 1). This engine's reader has one thread.
        --dir DIR          Folder for the savepoints, kept afterwards (default: a temporary one, 700 MB for 5000000 keys).
        --format FORMAT    text or json (default text); --json is short for --format json.
      Exit code 0: measured. 1: the results differ. 2: could not be measured.
      """;
  /** Forms of the state that is read. */
  private static final List<String> BACKENDS = List.of("canonical");
  private static final long ENTRIES_DEFAULT = 5_000_000;
  private static final long ENTRIES_MAX = 100_000_000;

  /** Reads the arguments; throws if they cannot be understood. */
  public static BenchOptions parse(String[] arguments) throws BenchException {
    String workload = null;
    long entries = ENTRIES_DEFAULT;
    OptionalLong seconds = OptionalLong.empty();
    int rounds = 3;
    int parallelism = 1;
    String format = "text";
    Optional<String> folder = Optional.empty();
    for (int index = 0; index < arguments.length; index++) {
      String[] parts = arguments[index].split("=", 2);
      String option = parts[0];
      switch (option) {
        case "-h", "--help" -> {
          return new BenchOptions(true, "", entries, seconds, rounds, parallelism, false, folder);
        }
        case "--json" -> format = "json";
        case "--workload", "--backend", "--entries", "--rounds", "--seconds", "--parallelism", "--dir", "--format" -> {
          if (parts.length < 2 && index + 1 >= arguments.length) {
            throw new BenchException("bench: " + option + " needs a value. See bench --help.");
          }
          String value = parts.length == 2 ? parts[1] : arguments[++index];
          switch (option) {
            case "--workload" -> workload = value;
            case "--backend" -> requireBackend(value);
            case "--entries" -> entries = number(option, value, 1, ENTRIES_MAX);
            case "--rounds" -> rounds = (int) number(option, value, 1, 100);
            case "--seconds" -> seconds = OptionalLong.of(number(option, value, 1, 86_400));
            case "--parallelism" -> parallelism = (int) number(option, value, 1, 128);
            case "--dir" -> folder = Optional.of(value);
            default -> format = value;
          }
        }
        default -> throw new BenchException("bench does not know '" + option + "'. See bench --help.");
      }
    }
    if (workload == null || !WORKLOADS.contains(workload)) {
      throw new BenchException((workload == null ? "bench needs a workload." : "There is no workload '" + workload + "'.") + " There is: --workload "
          + String.join(", --workload ", WORKLOADS) + '.');
    }
    if (!format.equals("text") && !format.equals("json")) {
      throw new BenchException("bench: --format is text or json. Found: " + format);
    }
    return new BenchOptions(false, workload, entries, seconds, rounds, parallelism, format.equals("json"), folder);
  }

  private static void requireBackend(String backend) throws BenchException {
    if (!BACKENDS.contains(backend)) {
      throw new BenchException("The workload state knows no backend '" + backend + "'. There is: --backend " + String.join(", --backend ", BACKENDS) + '.');
    }
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
