package dev.stillwater.host.replay.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.host.replay.results.ResultTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a table: what is read is what was written, and what is damaged is refused. */
class TableFilesTest {
  private static final long SEED = 20261122;
  private static final List<String> TEXTS = List.of("", "ORD", "ord", "a,b\n\"c\"", "\u00e9\ud83d\ude00", "x".repeat(300), "42", "null");

  @TempDir
  private Path folder;

  /** A row as it was written. */
  private record Written(RowKind kind, long sequence, List<Optional<String>> a, List<Optional<String>> b, BitSet changed) {
  }

  @Test
  void randomRows_areReadAndFilteredAsAListIs() throws Exception {
    // Catches offsets, kinds or marks of another row, and filters that look at another column or side.
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      Path own = Files.createDirectory(folder.resolve("round-" + round));
      int columns = 1 + random.nextInt(4);
      List<Written> rows = new ArrayList<>();
      for (int row = random.nextInt(300); row > 0; row--) {
        rows.add(random(random, columns));
      }
      ResultTable table = write(own, rows, columns);
      try (TableReader reader = TableReader.open(own, table, ProgressListener.NONE)) {
        List<StoredRow> all = reader.rows(IntStream.range(0, rows.size()).mapToLong(index -> index).toArray());
        for (int index = 0; index < rows.size(); index++) {
          assertSame(rows.get(index), all.get(index), columns, "seed " + SEED + ", round " + round + ", row " + index);
        }
        RowFilter filter = new RowFilter(random.nextBoolean() ? Set.of(RowKind.values()) : Set.of(RowKind.CHANGED, RowKind.EQUAL),
            random.nextBoolean() ? "" : TEXTS.get(random.nextInt(TEXTS.size())), random.nextInt(columns + 1) - 1);
        List<Long> expected = IntStream.range(0, rows.size()).filter(index -> fits(rows.get(index), filter)).mapToObj(index -> (long) index).toList();
        Optional<RowSet> chosen = reader.select(filter, ProgressListener.NONE);
        List<Long> found = new ArrayList<>();
        for (long index = 0; index < chosen.map(RowSet::size).orElse((long) rows.size()); index++) {
          found.add(chosen.isPresent() ? chosen.get().row(index) : index);
        }
        assertEquals(expected, found, "seed " + SEED + ", round " + round + ", " + filter);
        assertEquals(rows.stream().filter(row -> row.kind().isDifference()).count(), reader.differences().size());
      }
    }
  }

  @Test
  void damagedByte_isRefusedOrHasNoEffect() throws Exception {
    // Catches a reader that shows other values than were found, hangs, or asks for all the memory there is.
    Random random = new Random(SEED);
    List<Written> rows = IntStream.range(0, 12).mapToObj(index -> random(random, 2)).toList();
    ResultTable table = write(folder, rows, 2);
    for (Path file : List.of(TableFormat.rowsFile(folder, 0), TableFormat.indexFile(folder, 0))) {
      byte[] sound = Files.readAllBytes(file);
      int refused = 0;
      for (int at = 0; at < sound.length; at++) {
        byte[] damaged = sound.clone();
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, damaged);
        refused += isRefused(table, rows.size()) ? 1 : 0;
      }
      assertEquals(sound.length, refused, "bytes of " + file.getFileName() + " whose damage is noticed");
      for (int length : new int[] {0, 3, sound.length / 2, sound.length - 1}) {
        Files.write(file, Arrays.copyOf(sound, length));
        assertTrue(isRefused(table, rows.size()), "cut to " + length);
      }
      Files.delete(file);
      assertTrue(isRefused(table, rows.size()), "missing");
      Files.write(file, sound);
    }
    assertFalse(isRefused(table, rows.size()));
  }

  private boolean isRefused(ResultTable table, int rows) {
    try (TableReader reader = TableReader.open(folder, table, ProgressListener.NONE)) {
      reader.rows(IntStream.range(0, rows).mapToLong(index -> index).toArray());
      return false;
    } catch (ResultsException e) {
      assertTrue(e.getMessage().contains(folder.toString()) && e.getMessage().contains("Run the replay again"), e.getMessage());
      return true;
    }
  }

  @Test
  void search_stopsWhenItIsCancelled() throws Exception {
    // Catches a filter over millions of rows that nobody can stop.
    Random random = new Random(SEED);
    List<Written> rows = IntStream.range(0, 5000).mapToObj(index -> random(random, 1)).toList();
    ResultTable table = write(folder, rows, 1);
    int[] asked = {0};
    ProgressListener stopping = new ProgressListener() {
      @Override
      public void progressed(String what, long done, long total) {
        asked[0]++;
      }

      @Override
      public boolean isCancelled() {
        return asked[0] >= 2;
      }
    };
    try (TableReader reader = TableReader.open(folder, table, ProgressListener.NONE)) {
      assertTrue(assertThrows(ResultsException.class, () -> reader.select(new RowFilter(RowFilter.ALL.kinds(), "nowhere", -1), stopping)).isCancelled());
    }
    assertEquals(2, asked[0]);
  }

  private static boolean fits(Written row, RowFilter filter) {
    if (!filter.kinds().contains(row.kind())) {
      return false;
    }
    if (filter.column() >= 0 && filter.text().isEmpty()) {
      return row.changed().get(filter.column());
    }
    return filter.text().isEmpty() || has(row.a(), filter) || has(row.b(), filter);
  }

  private static boolean has(List<Optional<String>> values, RowFilter filter) {
    return values != null && IntStream.range(0, values.size()).filter(column -> filter.column() < 0 || filter.column() == column)
        .anyMatch(column -> values.get(column).filter(value -> value.toLowerCase(Locale.ROOT).contains(filter.text())).isPresent());
  }

  private static void assertSame(Written written, StoredRow read, int columns, String where) {
    assertEquals(written.kind(), read.kind(), where);
    assertEquals(written.sequence(), read.sequence(), where);
    assertEquals(written.a() != null, read.isInA(), where);
    assertEquals(written.b() != null, read.isInB(), where);
    for (int column = 0; column < columns; column++) {
      assertEquals(written.a() == null ? Optional.empty() : written.a().get(column), read.a(column), where);
      assertEquals(written.b() == null ? Optional.empty() : written.b().get(column), read.b(column), where);
      assertEquals(written.changed().get(column), read.isChanged(column), where);
    }
  }

  private static Written random(Random random, int columns) {
    RowKind kind = RowKind.values()[random.nextInt(RowKind.values().length)];
    List<Optional<String>> a = kind == RowKind.ONLY_B ? null : values(random, columns);
    List<Optional<String>> b = kind == RowKind.ONLY_A || kind == RowKind.RESULT ? null : kind == RowKind.EQUAL ? a : values(random, columns);
    BitSet changed = new BitSet();
    IntStream.range(0, columns).filter(column -> kind == RowKind.CHANGED && random.nextBoolean()).forEach(changed::set);
    return new Written(kind, random.nextLong(), a, b, changed);
  }

  private static List<Optional<String>> values(Random random, int columns) {
    return IntStream.range(0, columns).mapToObj(column -> random.nextInt(5) == 0 ? Optional.<String>empty() : Optional.of(TEXTS.get(random.nextInt(TEXTS.size())))).toList();
  }

  private static ResultTable write(Path folder, List<Written> rows, int columns) throws IOException {
    try (TableWriter writer = new TableWriter(folder, 0)) {
      for (Written row : rows) {
        writer.row(row.kind(), row.sequence(), row.a(), row.b(), row.changed());
      }
      List<Column> named = IntStream.range(0, columns).mapToObj(column -> new Column("c" + column, "string", true, true)).toList();
      return new ResultTable(0, ResultTable.Kind.SINK, "out", "", named, List.of("c0"), "", List.of(), Map.of()).withCounts(writer.finish());
    }
  }
}
