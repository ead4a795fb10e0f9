package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.io.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists with many values for a key, which are what makes RocksDB slow in other places. */
class RocksDbListTest {
  @TempDir
  Path folder;

  @AfterEach
  void nothingStaysOpen() {
    assertEquals(0, NativeHandles.open());
  }

  private KeyedJob job(Optional<Path> snapshot) throws Exception {
    return new KeyedJob(new RocksDbStateBackend(new StateBackendSettings(StateBackendSettings.Kind.ROCKSDB, Optional.of(folder.resolve("work")), true, 8 << 20,
        64 << 10, 1)), 1, snapshot);
  }

  @Test
  void appends_costTheSameHoweverLongTheListIs() throws Exception {
    // Catches a list that is read to be appended to, or written again as a whole with each snapshot.
    int rounds = 20;
    int appends = 5000;
    List<Long> bytes = new ArrayList<>();
    Path last = folder.resolve("job/chk-" + rounds);
    try (KeyedJob job = job(Optional.empty())) {
      long readsBefore = job.reads();
      for (int round = 0; round < rounds; round++) {
        long before = job.writtenBytes();
        for (int append = 0; append < appends; append++) {
          job.append(append % 2, round * appends + append);
        }
        job.checkpoint(Storage.local(), folder.resolve("job/chk-" + (round + 1)), round + 1);
        job.completed(round + 1);
        bytes.add(job.writtenBytes() - before);
      }
      assertEquals(0, job.reads() - readsBefore, "the lists were read");
      // 8 bytes and a comma each, and for each piece its key.
      assertTrue(bytes.stream().allMatch(written -> written >= appends * 9L && written < appends * 10L), () -> "bytes written in each round: " + bytes);
      assertEquals(LongStream.range(0, (long) rounds * appends).filter(value -> value % 2 == 1).boxed().toList(), job.list(1));
    }
    try (KeyedJob job = job(Optional.of(last))) {
      long readsBefore = job.reads();
      job.append(0, -1);
      assertEquals(0, job.reads() - readsBefore, "a list that was restored was read");
      List<Long> list = job.list(0);
      assertEquals(rounds * appends / 2 + 1, list.size());
      assertEquals(-1, list.get(list.size() - 1));
    }
  }
}
