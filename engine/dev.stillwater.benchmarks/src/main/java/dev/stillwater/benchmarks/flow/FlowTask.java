package dev.stillwater.benchmarks.flow;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What one process of a benchmark is to do, handed over as its arguments.
 *
 * <p>THREADING: immutable.
 *
 * @param work the work
 * @param backend {@code filesystem} or {@code rocksdb}
 * @param parallelism parallelism of the job
 * @param folder folder of its own to work in
 * @param isByHand whether the peer cuts lines of CSV by hand in place of its CSV format
 * @param count number of records after which the source ends and the results are digested; 0 to measure without an end. Of flights: how many the files hold
 * @param warmUpMs how long the job runs before it is measured
 * @param measureMs how long it is measured
 * @param checkpointMs time between two checkpoints, 0 for none
 * @param startedMs when the process was started, in milliseconds since 1970
 * @param files files to read
 */
record FlowTask(FlowCase work, String backend, int parallelism, Path folder, boolean isByHand, long count, long warmUpMs, long measureMs, long checkpointMs, long startedMs,
    List<Path> files) {
  private static final int PLAIN = 10;

  /** The same, started now. */
  FlowTask startedNow() {
    return new FlowTask(work, backend, parallelism, folder, isByHand, count, warmUpMs, measureMs, checkpointMs, System.currentTimeMillis(), files);
  }

  /** As arguments of a process. */
  String[] toArguments() {
    String[] arguments = new String[PLAIN + files.size()];
    List<Object> plain = List.of(work, backend, parallelism, folder, isByHand, count, warmUpMs, measureMs, checkpointMs, startedMs);
    for (int index = 0; index < arguments.length; index++) {
      arguments[index] = String.valueOf(index < PLAIN ? plain.get(index) : files.get(index - PLAIN));
    }
    return arguments;
  }

  /** From the arguments of a process. */
  static FlowTask of(String[] arguments) {
    return new FlowTask(FlowCase.valueOf(arguments[0]), arguments[1], Integer.parseInt(arguments[2]), Path.of(arguments[3]),
        Boolean.parseBoolean(arguments[4]), Long.parseLong(arguments[5]), Long.parseLong(arguments[6]), Long.parseLong(arguments[7]),
        Long.parseLong(arguments[8]), Long.parseLong(arguments[9]),
        Arrays.stream(arguments).skip(PLAIN).map(Path::of).toList());
  }

  boolean isRocks() {
    return backend.equals("rocksdb");
  }
}
