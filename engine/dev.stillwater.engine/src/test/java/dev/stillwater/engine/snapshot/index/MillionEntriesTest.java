package dev.stillwater.engine.snapshot.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million entries in the test run, 20 million with {@code -Dstillwater.long=true}: what it takes is printed, what is read is asserted. */
class MillionEntriesTest {
  private static final System.Logger LOG = System.getLogger(MillionEntriesTest.class.getName());
  private static final int ENTRIES = Boolean.getBoolean("stillwater.long") ? 20_000_000 : 1_000_000;
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
}
