package dev.stillwater.engine.snapshot.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateIndexTest {
  private static final ProgressListener NONE = ProgressListener.NONE;
  /** More than a chunk. */
  private static final int ENTRIES = 60_000;

  @TempDir
  private Path folder;

  private StateIndexes indexes(long keptMin) {
    return new StateIndexes(Storage.local(), folder.resolve("cache"), keptMin);
  }

  private static SnapshotView open(Path path) throws SnapshotException {
    return SnapshotReader.open(path, SnapshotOptions.local(), NONE);
  }

  private static StateView state(SnapshotView view) throws SnapshotException {
    return view.operatorOfUid(ManyEntries.UID).orElseThrow().state(ManyEntries.STATE).orElseThrow();
  }

  /** What the cursor gives, up to the first damage. */
  private static List<String> walked(StateView state) throws SnapshotException {
    List<String> entries = new ArrayList<>();
    try (EntryCursor cursor = state.entries(NONE)) {
      while (cursor.next()) {
        entries.add(cursor.keyGroup() + " " + cursor.sizeBytes() + " " + decoded(cursor));
      }
    }
    return entries;
  }

  private static String decoded(EntryCursor cursor) {
    try {
      return cursor.entry().toString();
    } catch (SnapshotException undecodable) {
      return "undecodable";
    }
  }

  private static String text(StateRow row) {
    return row.entry().keyGroup() + " " + row.sizeBytes() + " " + (row.problem().isPresent() ? "undecodable" : row.entry());
  }

  @Test
  void everyFixture_isReadByNumberAsByCursor() throws Exception {
    // Would catch a position of any form of files that leads to another entry than the one it was taken at.
    int states = 0;
    for (Path snapshot : FlinkSnapshots.whole()) {
      try (SnapshotView view = open(snapshot)) {
        for (OperatorView operator : view.operators()) {
          for (StateView state : operator.states()) {
            compare(view, state);
            states++;
          }
        }
      } catch (SnapshotException.Refused noRocksDb) {
        assertTrue(snapshot.toString().contains("rocksdb") || snapshot.toString().contains("merging"), snapshot + ": " + noRocksDb.getMessage());
      }
    }
    assertTrue(states > 100, "states: " + states);
  }

  private void compare(SnapshotView view, StateView state) throws SnapshotException {
    List<String> expected;
    try {
      expected = walked(state);
    } catch (SnapshotException.UnreadableSerializer opaque) {
      return;
    }
    try (StateIndex index = indexes(Long.MAX_VALUE).open(view, state, NONE).index(); StateRows rows = new StateRows(state, index)) {
      assertEquals(expected, rows.read(0, Integer.MAX_VALUE, NONE).stream().map(StateIndexTest::text).toList(), state.name());
      assertEquals(index.rows(), index.keyGroups().stream().mapToLong(KeyGroupCount::entries).sum());
      for (int row = expected.size() - 1; row >= 0; row -= 7) {
        StateRow one = rows.read(row, 1, NONE).getFirst();
        assertEquals(expected.get(row), text(one), state.name());
        if (one.problem().isEmpty() && one.entry().key() != null) {
          assertTrue(rows.find(one.entry().key(), NONE).contains(row), () -> state.name() + ": " + one.entry().key());
        }
      }
    }
  }

  @Test
  void largeState_isReachedAnywhereAndKeptBesideTheSnapshot() throws Exception {
    // Would catch an index that is not found again, or one that is used for a snapshot that has changed.
    Path snapshot = ManyEntries.write(folder.resolve("savepoint-a"), ENTRIES);
    Path file;
    try (SnapshotView view = open(snapshot)) {
      StateView state = state(view);
      List<String> expected = walked(state);
      StateIndexes.Opened opened = indexes(1000).open(view, state, NONE);
      file = opened.file().orElseThrow();
      assertEquals(SidecarFolder.of(snapshot), file.getParent());
      assertFalse(opened.isReused());
      try (StateIndex index = opened.index(); StateRows rows = new StateRows(state, index)) {
        assertEquals(ENTRIES, rows.size());
        Random random = new Random(3);
        for (int count = 0; count < 100; count++) {
          int row = random.nextInt(ENTRIES);
          int length = 1 + random.nextInt(40);
          assertEquals(expected.subList(row, Math.min(ENTRIES, row + length)), rows.read(row, length, NONE).stream().map(StateIndexTest::text).toList());
        }
        for (int number = 0; number < ENTRIES; number += 997) {
          RowSet found = rows.find(ManyEntries.key(number), NONE);
          assertEquals(1, found.size());
          assertEquals(ManyEntries.value(number), rows.read(found.row(0), 1, NONE).getFirst().entry().value());
        }
        assertEquals(0, rows.find("nobody", NONE).size());
      }
      opened = indexes(1000).open(view, state, NONE);
      opened.index().close();
      assertTrue(opened.isReused());
    }
    assertTrue(SidecarFolder.foreign(Storage.local(), snapshot).isEmpty(), "an index would keep the snapshot from being removed");
    Path state = files(snapshot).filter(path -> !path.endsWith("_metadata")).findFirst().orElseThrow();
    Files.setLastModifiedTime(state, FileTime.fromMillis(1_000_000));
    try (SnapshotView view = open(snapshot)) {
      StateIndexes.Opened opened = indexes(1000).open(view, state(view), NONE);
      opened.index().close();
      assertFalse(opened.isReused());
      assertTrue(opened.isReplaced());
    }
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    }
  }

  @Test
  void folderThatRefuses_hasItsIndexInTheCache() throws Exception {
    // Would catch a read-only share whose snapshots are indexed anew each time, and a link beside a snapshot through which something is written elsewhere.
    Path snapshot = ManyEntries.write(folder.resolve("savepoint-b"), 2_000);
    Path sidecar = SidecarFolder.of(snapshot);
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(sidecar, elsewhere);
    Files.createSymbolicLink(sidecar, elsewhere);
    try (SnapshotView view = open(snapshot)) {
      StateIndexes.Opened opened = indexes(1000).open(view, state(view), NONE);
      opened.index().close();
      assertEquals(folder.resolve("cache"), opened.file().orElseThrow().getParent());
      opened = indexes(1000).open(view, state(view), NONE);
      opened.index().close();
      assertTrue(opened.isReused());
    }
    assertEquals(List.of(), files(elsewhere).filter(path -> path.toString().endsWith(".index")).toList());
  }

  @Test
  void cancelledBuild_leavesNothing() throws Exception {
    // Would catch half an index that is taken for a whole one, and a build that cannot be stopped.
    Path snapshot = ManyEntries.write(folder.resolve("savepoint-c"), ENTRIES);
    int[] asked = {0};
    ProgressListener cancelling = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        asked[0]++;
      }

      @Override
      public boolean isCancelled() {
        return asked[0] > 20;
      }
    };
    try (SnapshotView view = open(snapshot)) {
      assertThrows(Cancelled.class, () -> indexes(1000).open(view, state(view), cancelling));
    }
    try (Stream<Path> all = Files.walk(folder)) {
      assertEquals(List.of(), all.filter(path -> path.toString().endsWith(".index")).toList());
    }
  }

  @Test
  void damagedIndex_isMadeAnewOrRefused() throws Exception {
    // Would catch an index from elsewhere that makes the reader allocate, loop or show entries that are none.
    Path snapshot = ManyEntries.write(folder.resolve("savepoint-d"), 5_000);
    Random random = new Random(11);
    byte[] whole;
    Path file;
    try (SnapshotView view = open(snapshot)) {
      StateIndexes.Opened opened = indexes(1000).open(view, state(view), NONE);
      opened.index().close();
      file = opened.file().orElseThrow();
      whole = Files.readAllBytes(file);
    }
    for (int round = 0; round < 60; round++) {
      byte[] damaged = random.nextInt(5) == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, damaged);
      try (SnapshotView view = open(snapshot)) {
        StateView state = state(view);
        StateIndexes.Opened opened = indexes(1000).open(view, state, NONE);
        try (StateIndex index = opened.index(); StateRows rows = new StateRows(state, index)) {
          assertEquals(5_000, rows.read(0, 5_000, NONE).size());
        } catch (SnapshotException.Corrupt found) {
          // A part that is read later has a checksum of its own.
          assertTrue(found.getMessage().contains("index"), found.getMessage());
        }
      }
    }
  }

  @Test
  void damagedState_isIndexedUpToTheDamage() throws Exception {
    // Would catch a damaged file that hides the entries that can still be read, or whose entries get other numbers in a filter than in the grid.
    for (String fixture : List.of("2.3.0/corrupt-truncated-data", "2.3.0/corrupt-bitflip-data")) {
      try (SnapshotView view = open(FlinkSnapshots.last(fixture))) {
        int damages = 0;
        for (OperatorView operator : view.operators()) {
          for (StateView state : statesOf(operator)) {
            try (StateIndex index = indexes(Long.MAX_VALUE).open(view, state, NONE).index(); StateRows rows = new StateRows(state, index)) {
              damages += index.damages().size();
              assertEquals(rows.size(), rows.read(0, Integer.MAX_VALUE, NONE).size());
              StateScan.Result all = StateScan.find(state, entry -> true, NONE, found -> { });
              assertEquals(rows.size(), all.rows().size());
            }
          }
        }
        assertTrue(damages > 0 || fixture.contains("bitflip"), fixture);
      }
    }
  }

  private static List<StateView> statesOf(OperatorView operator) {
    try {
      return operator.states();
    } catch (SnapshotException unreadable) {
      return List.of();
    }
  }
}
