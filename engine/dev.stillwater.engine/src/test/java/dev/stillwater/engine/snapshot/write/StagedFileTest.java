package dev.stillwater.engine.snapshot.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class StagedFileTest {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final int BLOCKS = 100;

  private final Disk disk = new Disk();
  private final StagedFile file = StagedFile.open(disk, "state", Path.of("state"), ProgressListener.NONE);
  private final Queue<Runnable> helper = new ArrayDeque<>();

  /** Counts what comes and what is forced. */
  private static final class Disk implements StorageOutput {
    private final CRC32C checksum = new CRC32C();
    private long position;
    private long unforcedMax;
    private long forced;
    private int forces;
    private int failingForce;

    @Override
    public void write(byte[] source, int offset, int length) {
      checksum.update(source, offset, length);
      position += length;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void force() throws IOException {
      unforcedMax = Math.max(unforcedMax, position - forced);
      forced = position;
      if (++forces == failingForce) {
        // As an operating system, which tells it once.
        throw new IOException("no space left");
      }
    }

    @Override
    public void close() {
      position = -1;
    }
  }

  /** Writes many blocks; whoever helps comes after each of them. */
  private void write(boolean isHelped) throws SnapshotException {
    byte[] block = new byte[BLOCK_BYTES];
    for (int number = 0; number < BLOCKS; number++) {
      block[number] = (byte) number;
      file.write(block, 0, block.length);
      file.forceMeanwhile(helper::add);
      while (isHelped && !helper.isEmpty()) {
        helper.remove().run();
      }
    }
  }

  @Test
  void longFile_isForcedAsItGrows() throws Exception {
    // Catches a file of which everything is left for the end, where the snapshot waits for it, and one that is forced after each write.
    write(true);
    file.finish();
    assertTrue(disk.unforcedMax <= BLOCKS * BLOCK_BYTES / 3, disk.unforcedMax + " bytes at once");
    assertTrue(disk.forces <= 5, disk.forces + " times");
    assertEquals((long) BLOCKS * BLOCK_BYTES, file.entry().orElseThrow().sizeBytes());
    assertEquals((int) disk.checksum.getValue(), file.entry().orElseThrow().crc32c());
  }

  @Test
  void helperThatNeverComes_isNotWaitedFor() throws Exception {
    // Catches a snapshot that hangs behind its helper, and one that hands over more and more work to it.
    write(false);
    file.finish();
    assertEquals(1, helper.size());
    assertEquals(1, disk.forces);
    helper.remove().run();
    assertEquals(1, disk.forces);
  }

  @Test
  void failureMeanwhile_failsTheFile() throws Exception {
    // Catches a disk's failure that is told to the helper, and not again to the snapshot.
    disk.failingForce = 2;
    write(true);
    SnapshotException failure = assertThrows(SnapshotException.Unreachable.class, file::finish);
    assertTrue(failure.getMessage().contains("no space left"), failure.getMessage());
  }

  @Test
  void abandonedFile_isNotForced() throws Exception {
    // Catches a helper that comes too late and meets a file that is closed.
    write(false);
    file.abandon();
    helper.remove().run();
    assertEquals(0, disk.forces);
  }
}
