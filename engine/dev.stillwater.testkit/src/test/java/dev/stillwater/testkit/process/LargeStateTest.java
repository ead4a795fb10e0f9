package dev.stillwater.testkit.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job with more input and more state than its heap could hold, on RocksDB: 0.5 GB in 96 MB, with {@code -Dstillwater.long=true} 10 GB in 512 MB. A quarter of
 * the input is state, in texts that do not compress.
 */
class LargeStateTest {
  private static final boolean IS_LONG = Boolean.getBoolean("stillwater.long");
  private static final long RECORDS = IS_LONG ? 2_500_000 : 125_000;
  private static final int HEAP_MEGABYTES = IS_LONG ? 512 : 96;
  private static final int TIMES_A_KEY = 4;
  private static final long KEYS = RECORDS / TIMES_A_KEY;
  /** Has no divisor in common with the number of keys, so that each key comes equally often. */
  private static final long KEY_STEP = 7919;
  private static final int TEXT_BYTES = 4000;

  @TempDir
  private Path folder;

  @Test
  void stateBeyondTheHeap_livesInRocksDb() throws Exception {
    // Catches caches, batches, snapshots and sources that keep more on the heap than they were given.
    JobText.write(folder, "large", """
          <schemas name="line"><fields name="key"/><fields name="number" type="long"/></schemas>
          <operators uid="in" kind="csv-source"><parameters name="path" value="in.csv"/><parameters name="schema" value="line"/></operators>
          <operators uid="count" kind="aggregate"><expressions name="records" text="count()"/></operators>
          <operators uid="whole" kind="filter"><expressions text="records == %d"/></operators>
          <operators uid="drop" kind="discard-sink"/>
          <streams source="in" target="count" partitioning="hash"><keyFields>key</keyFields></streams>
          <streams source="count" target="whole"/>
          <streams source="whole" target="drop"/>
        """.formatted(TIMES_A_KEY));
    writeInput(folder.resolve("in.csv"));
    assertTrue(Files.size(folder.resolve("in.csv")) > RECORDS * TEXT_BYTES);
    try (RunningCommand job = start("cancelled")) {
      job.await("a checkpoint", () -> hasCheckpoint(folder.resolve("cancelled")));
      long tookMs = job.interrupt();
      assertTrue(tookMs < FunctionFailureTest.CANCEL_MS_MAX, tookMs + " ms");
      assertTrue(job.errors().contains("Cancelled after"), job.errors());
    }
    try (RunningCommand job = start("checkpoints")) {
      String said = job.awaitExit(0);
      assertTrue(said.contains(String.format(Locale.ROOT, "%,d records read, %,d written.", RECORDS, KEYS)), said);
    }
    long stateBytes = sizeBytes(folder.resolve("checkpoints"));
    assertTrue(stateBytes > (long) HEAP_MEGABYTES << 20, stateBytes + " bytes of state");
  }

  private RunningCommand start(String checkpoints) {
    return RunningCommand.startLong(folder, HEAP_MEGABYTES, "run", "large.job", "--backend", "rocksdb", "--checkpoint-interval", "5s", "--checkpoint-dir",
        checkpoints);
  }

  private static void writeInput(Path file) throws IOException {
    byte[] text = new byte[1 << 20];
    Random random = new Random(1);
    for (int index = 0; index < text.length; index++) {
      text[index] = (byte) ('A' + random.nextInt(26));
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write("key,number\n".getBytes(StandardCharsets.UTF_8));
      for (long record = 0; record < RECORDS; record++) {
        long key = record * KEY_STEP % KEYS;
        out.write(Long.toString(key).getBytes(StandardCharsets.UTF_8));
        out.write(text, (int) (key * TEXT_BYTES % (text.length - TEXT_BYTES)), TEXT_BYTES);
        out.write((',' + Long.toString(record) + '\n').getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static boolean hasCheckpoint(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    } catch (IOException | UncheckedIOException notYet) { // The job adds and removes files meanwhile.
      return false;
    }
  }

  private static long sizeBytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
