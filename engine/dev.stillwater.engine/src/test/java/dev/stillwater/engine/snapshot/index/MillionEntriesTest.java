package dev.stillwater.engine.snapshot.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotEvidence;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.engine.snapshot.findings.SnapshotFindings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million entries in the test run, 20 million with {@code -Dstillwater.long=true}: what it takes is printed, what is read is asserted. */
class MillionEntriesTest {
  private static final System.Logger LOG = System.getLogger(MillionEntriesTest.class.getName());
  private static final int ENTRIES = Boolean.getBoolean("stillwater.long") ? 20_000_000 : 1_000_000;
  /** What the checksums of a small snapshot, and of each state its first entries, take together. */
  private static final long FIRST_LOOK_BYTES_MAX = 100L << 20;
  private static final long PAGE_BYTES_MAX = 1L << 20;
  private static final ProgressListener NONE = ProgressListener.NONE;

  @TempDir
  private Path folder;

  private static void print(String what, long began) {
    LOG.log(Level.INFO, "{0} entries, {1}: {2} ms, {3} MB of heap in use", ENTRIES, what, (System.nanoTime() - began) / 1_000_000,
        Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20);
  }

  @Test
  void anyEntryOfAMillion_isReachedByReadingAFewBlocks() throws Exception {
    // Would catch a jump that scans a key group, and an index that is read whole.
    Path snapshot = ManyEntries.write(folder.resolve("savepoint"), ENTRIES);
    long began = System.nanoTime();
    try (SnapshotView view = SnapshotReader.open(snapshot, SnapshotOptions.local(), NONE)) {
      StateView state = view.operatorOfUid(ManyEntries.UID).orElseThrow().state(ManyEntries.STATE).orElseThrow();
      assertEquals(128, StateRows.first(state, 128, NONE).size());
      print("first page without an index", began);
      StateIndexes indexes = new StateIndexes(Storage.local(), folder.resolve("cache"));
      began = System.nanoTime();
      indexes.open(view, state, NONE).index().close();
      print("index", began);
      began = System.nanoTime();
      StateIndexes.Opened opened = indexes.open(view, state, NONE);
      print("index opened again", began);
      assertTrue(opened.isReused());
      int[] steps = {0};
      ProgressListener counting = new ProgressListener() {
        @Override
        public void progressed(String what, long done, long total) {
        }

        @Override
        public boolean isCancelled() {
          steps[0]++;
          return false;
        }
      };
      try (StateIndex index = opened.index(); StateRows rows = new StateRows(state, index)) {
        for (int number : new int[] {0, ENTRIES / 3, ENTRIES - 1}) {
          began = System.nanoTime();
          RowSet found = rows.find(ManyEntries.key(number), counting);
          assertEquals(ManyEntries.key(number), rows.read(found.row(0), 1, NONE).getFirst().entry().key());
          print("jump to a key", began);
        }
        began = System.nanoTime();
        assertEquals(100, rows.read(ENTRIES - 100, 1_000, NONE).size());
        print("last page", began);
      }
      // A look at the listener for each block and key group that is opened; a scan of one key group alone would take more blocks than that.
      assertTrue(steps[0] < 100, "looks: " + steps[0]);
    }
  }

  @Test
  void firstLook_readsABoundedPartOfTheSnapshot() throws Exception {
    // Would catch findings that wait for a walk over all state, a first page that does, and memory that grows with the state.
    Path snapshot = ManyEntries.write(folder.resolve("savepoint"), ENTRIES);
    CountingStorage storage = new CountingStorage();
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), folder);
    long began = System.nanoTime();
    try (SnapshotView view = SnapshotReader.open(snapshot, options, NONE)) {
      List<Long> atFinding = new ArrayList<>();
      List<SnapshotFinding> found = SnapshotFindings.of(view, SnapshotEvidence.Options.quick(), NONE, finding -> atFinding.add(storage.readBytes.get()));
      print("findings", began);
      assertFalse(found.isEmpty());
      assertTrue(atFinding.getFirst() < FIRST_LOOK_BYTES_MAX, atFinding.getFirst() + " bytes were read before the first finding");
      long before = storage.readBytes.get();
      StateView state = view.operatorOfUid(ManyEntries.UID).orElseThrow().state(ManyEntries.STATE).orElseThrow();
      assertEquals(128, StateRows.first(state, 128, NONE).size());
      assertTrue(storage.readBytes.get() - before < PAGE_BYTES_MAX, storage.readBytes.get() - before + " bytes were read for the first page");
    }
  }

  /** Counts what is read of files. */
  private static final class CountingStorage extends ForwardingStorage {
    private final AtomicLong readBytes = new AtomicLong();

    CountingStorage() {
      super(Storage.local());
    }

    @Override
    public StorageInput openInput(Path file) throws IOException {
      StorageInput input = disk.openInput(file);
      return new StorageInput() {
        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
          int count = input.read(position, target, offset, length);
          readBytes.addAndGet(Math.max(0, count));
          return count;
        }

        @Override
        public long sizeBytes() throws IOException {
          return input.sizeBytes();
        }

        @Override
        public void close() throws IOException {
          input.close();
        }
      };
    }
  }
}
