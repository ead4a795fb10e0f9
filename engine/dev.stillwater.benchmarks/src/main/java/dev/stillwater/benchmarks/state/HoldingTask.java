package dev.stillwater.benchmarks.state;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a process that holds a state of many keys is to do, handed over as its arguments.
 *
 * <p>THREADING: immutable.
 *
 * @param backend {@code filesystem} or {@code rocksdb}
 * @param keys number of keys
 * @param parallelism parallelism of the job
 * @param folder folder of its own to work in
 * @param from savepoint to begin with; empty to fill the state and end with a savepoint
 * @param isMeasured whether checkpoints and savepoints are taken once the state is restored
 */
record HoldingTask(String backend, long keys, int parallelism, Path folder, Optional<Path> from, boolean isMeasured) {
  /** Records a second that go on changing a state that was restored. */
  static final long RECORDS_A_SECOND = 100_000;
  /** Checkpoints whose synchronous part is measured, one after the other. */
  static final int CHECKPOINTS = 5;
  /** Savepoints of each form that are taken; the first finds code that has not run before and does not count. */
  static final int SAVEPOINTS = 3;
  /** Pause between two snapshots, in which the state is changed. */
  static final long PAUSE_MS = 300;
  /** Time between two periodic checkpoints: those of the measurement are asked for. */
  static final long CHECKPOINT_MS = 3_600_000;
  private static final String NOTHING = "-";

  /** As arguments of a process. */
  String[] toArguments() {
    return new String[] {backend, Long.toString(keys), Integer.toString(parallelism), folder.toString(), from.map(Path::toString).orElse(NOTHING),
        Boolean.toString(isMeasured)};
  }

  /** From the arguments of a process. */
  static HoldingTask of(String[] arguments) {
    return new HoldingTask(arguments[0], Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]),
        arguments[4].equals(NOTHING) ? Optional.empty() : Optional.of(Path.of(arguments[4])), Boolean.parseBoolean(arguments[5]));
  }

  /** The median of all but the first. */
  static double median(List<Double> seconds) {
    List<Double> sorted = seconds.stream().skip(1).sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  static double secondsSince(long beginNanos) {
    return (System.nanoTime() - beginNanos) / 1e9;
  }

  boolean isRocks() {
    return backend.equals("rocksdb");
  }

  /** Folder of the savepoints of a form. */
  Path savepoints(String form) {
    return folder.resolve(form);
  }

  /** Folder of the checkpoints. */
  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  /** Our job: the greatest amount of each key, which is the same however often a key comes. */
  String job() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Keys" defaultParallelism="%d">
          <checkpointing intervalMs="%d" directory="%s"/>
          <stateBackend kind="%s"/>
          <operators uid="in" kind="generator">
            <parameters name="rate" value="%d"/>
            <expressions name="key" text="n %% %dL * 2654435761L - 1000000L"/>
            <expressions name="amount" text="n %% %dL * 31L"/>
          </operators>
          <operators uid="%s" kind="aggregate"><expressions name="most" text="max(amount)"/></operators>
          <operators uid="out" kind="discard-sink"/>
          <streams source="in" target="%s" partitioning="hash"><keyFields>key</keyFields></streams>
          <streams source="%s" target="out"/>
        </job:Job>
        """.formatted(parallelism, CHECKPOINT_MS, checkpoints(), backend, from.isPresent() ? RECORDS_A_SECOND : 0, keys, keys, StateCase.UID, StateCase.UID, StateCase.UID);
  }
}
