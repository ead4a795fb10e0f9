package dev.stillwater.engine.snapshot.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowSetTest {
  @Test
  void rowsOfAllDensities_areFoundByIndexAndRank() {
    // Would catch a chunk that changes its form at the wrong count, and indices that are one off at the border of a chunk.
    Random random = new Random(7);
    RowSet.Builder builder = new RowSet.Builder();
    TreeSet<Long> expected = new TreeSet<>();
    long row = 0;
    for (int density : new int[] {1, 1, 2, 5, 40, 5000, 1 << 20, 1, 3}) {
      for (int count = 0; count < 70_000 / Math.max(1, density / 100); count++) {
        row += 1 + random.nextInt(density);
        builder.add(row);
        expected.add(row);
      }
    }
    RowSet rows = builder.rows();
    assertEquals(expected.size(), rows.size());
    long index = 0;
    for (long wanted : expected) {
      assertEquals(wanted, rows.row(index));
      assertEquals(index, rows.rank(wanted));
      index++;
    }
    assertEquals(rows.size(), rows.rank(Long.MAX_VALUE >> 1));
    assertEquals(expected.contains(12_345L), rows.contains(12_345));
    assertThrows(IndexOutOfBoundsException.class, () -> rows.row(rows.size()));
  }

  @Test
  void rowsSoFar_stayAsTheyWere() {
    // Would catch a published set that changes while it is shown.
    RowSet.Builder builder = new RowSet.Builder();
    builder.add(1);
    RowSet first = builder.rows();
    for (long row = 2; row < 100_000; row++) {
      builder.add(row);
    }
    assertEquals(1, first.size());
    assertEquals(99_999, builder.rows().size());
    assertEquals(0, RowSet.EMPTY.size());
    assertThrows(IllegalArgumentException.class, () -> builder.add(5));
  }
}
