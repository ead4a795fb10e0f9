package dev.stillwater.engine.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.task.OperatorSnapshot;
import dev.stillwater.engine.task.TakenState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRestoreTest {
  private static final RowType TYPE = RowType.of(RowField.required("name", ValueType.STRING), RowField.nullable("age", ValueType.INT));
  private static final int SEEDS = 400;

  @TempDir
  Path folder;

  private static byte[] content(Random random, int lines) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "").append("name,age\n");
    String end = random.nextBoolean() ? "\n" : "\r\n";
    for (int line = 0; line < lines; line++) {
      switch (random.nextInt(10)) {
        case 0 -> text.append("\"quoted \"\"").append(line).append("\"\"\nover, lines\n\",").append(line).append(end);
        case 1 -> text.append("bad,").append(line).append(",more").append(end);
        case 2 -> text.append("bad number,x").append(line).append(end);
        case 3 -> text.append(end);
        case 4 -> text.append("\"closed\" late,").append(line).append(end);
        default -> text.append("Zürich ").append("x".repeat(random.nextInt(30))).append(line).append(',').append(line).append(end);
      }
    }
    boolean isCut = random.nextBoolean();
    text.append("last,1").append(isCut ? "" : end);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Takes a snapshot of the sources one after the other, as barriers do, while the others read on. */
  private static TakenState snapshot(CsvReading reading, List<CsvSource> sources, long id, Random random, List<String> before) throws IOException {
    TakenState state = new TakenState(id);
    List<CsvSource> waiting = new ArrayList<>(sources);
    while (!waiting.isEmpty()) {
      CsvSource next = waiting.remove(random.nextInt(waiting.size()));
      OperatorSnapshot snapshot = new OperatorSnapshot(id, false);
      next.snapshotState(snapshot);
      state.add(snapshot);
      for (CsvSource source : waiting) {
        if (random.nextBoolean()) {
          reading.step(source, 1 + random.nextInt(5));
        }
      }
      before.addAll(reading.records);
      reading.records.clear();
      if (random.nextBoolean()) {
        reading.step(next, 3);
        reading.records.clear();
      }
    }
    return state;
  }

  @Test
  void snapshotAtAnyMoment_restoresAtAnyParallelismToEachRecordOnce() throws IOException {
    // Catches records that are lost or read twice around a snapshot, bad lines that are kept twice, and searches that are lost with it.
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      byte[] content = content(random, random.nextInt(60));
      CsvReading undisturbed = new CsvReading(folder, TYPE).read(content, 1);
      List<String> bad = undisturbed.badFile().stream().sorted().toList();
      CsvReading reading = new CsvReading(folder, TYPE);
      List<String> kept = new ArrayList<>();
      TakenState state = null;
      for (int attempt = 0; attempt < 4; attempt++) {
        List<CsvSource> sources = reading.open(1 + random.nextInt(4), state == null ? new TakenState(0) : state);
        int steps = random.nextInt(20);
        for (int step = 0; step < steps; step++) {
          CsvSource source = sources.get(random.nextInt(sources.size()));
          reading.step(source, 1 + random.nextInt(9));
          if (random.nextInt(5) == 0) {
            source.flush();
          }
        }
        kept.addAll(reading.records);
        reading.records.clear();
        state = snapshot(reading, sources, attempt + 1, random, kept);
        reading.records.clear();
        for (CsvSource source : sources) {
          reading.step(source, 7);
        }
        sources.forEach(CsvSource::close);
        reading.records.clear();
      }
      List<CsvSource> sources = reading.open(1 + random.nextInt(4), state);
      for (CsvSource source : sources) {
        while (!source.isFinished()) {
          reading.step(source, 100);
        }
      }
      sources.forEach(CsvSource::close);
      reading.records.addAll(kept);
      assertEquals(undisturbed.records.stream().sorted().toList(), reading.records.stream().sorted().toList(), "seed " + seed);
      assertEquals(bad, reading.badFile().stream().sorted().toList(), "bad lines, seed " + seed);
    }
  }

  private TakenState readAll(String content) throws IOException {
    CsvReading reading = new CsvReading(folder, TYPE);
    Files.writeString(folder.resolve("in.csv"), content);
    List<CsvSource> sources = reading.open(2, new TakenState(0));
    for (CsvSource source : sources) {
      while (!source.isFinished()) {
        reading.step(source, 10);
      }
    }
    TakenState state = new TakenState(1, false, sources);
    sources.forEach(CsvSource::close);
    return state;
  }

  private List<String> rest(TakenState state, int parallelism) {
    CsvReading reading = new CsvReading(folder, TYPE);
    List<CsvSource> sources = reading.open(parallelism, state);
    for (CsvSource source : sources) {
      while (!source.isFinished()) {
        reading.step(source, 10);
      }
    }
    sources.forEach(CsvSource::close);
    return reading.records;
  }

  @Test
  void fileThatGrew_isReadOnToItsNewEnd() throws IOException {
    // Catches new lines that are never read, old ones that are read again, and an empty record where a line end came later.
    for (String end : List.of("", "\n")) {
      TakenState state = readAll("name,age\nA,1\nB,2" + end);
      assertEquals(List.of(), rest(state, 2));
      Files.writeString(folder.resolve("in.csv"), "name,age\nA,1\nB,2\nC,3\nD,4\n");
      for (int parallelism = 1; parallelism <= 3; parallelism++) {
        assertEquals(List.of("4: C|3", "5: D|4"), rest(state, parallelism));
      }
    }
  }

  @Test
  void otherFile_isRefused() throws IOException {
    // Catches a job that goes on in the middle of a file that it has never seen.
    TakenState state = readAll("name,age\nA,1\nB,2\n");
    Files.writeString(folder.resolve("in.csv"), "name,age\nA,1\n");
    assertTrue(assertThrows(JobFailureException.class, () -> rest(state, 1)).getMessage().contains("has 13 bytes, and had 17"));
    Files.writeString(folder.resolve("in.csv"), "name,age\nX,1\nB,2\nC,3\n");
    assertTrue(assertThrows(JobFailureException.class, () -> rest(state, 1)).getMessage().contains("not the one that was read"));
    Files.delete(folder.resolve("in.csv"));
    assertTrue(assertThrows(JobFailureException.class, () -> rest(state, 1)).getMessage().contains("does not exist"));
    TakenState cut = readAll("name,age\nA,1\nB,2");
    Files.writeString(folder.resolve("in.csv"), "name,age\nA,1\nB,25\n");
    assertTrue(assertThrows(JobFailureException.class, () -> rest(cut, 1)).getMessage().contains("has been written on"));
  }

  @Test
  void bigSplit_isDividedWhereSubtasksWouldBeIdle() throws IOException {
    // Catches a job restored with more subtasks in which one goes on reading alone, and pieces that overlap or leave a gap.
    StringBuilder text = new StringBuilder("name,age\n");
    for (int line = 0; line < 40_000; line++) {
      text.append(line % 7 == 0 ? "\"quoted\n" : "\"plain ").append(line).append("\",").append(line).append('\n');
    }
    Files.writeString(folder.resolve("in.csv"), text);
    CsvReading reading = new CsvReading(folder, TYPE);
    List<CsvSource> one = reading.open(1, new TakenState(0));
    reading.step(one.get(0), 1000);
    TakenState state = new TakenState(1, false, one);
    one.forEach(CsvSource::close);
    List<CsvSource> three = reading.open(3, state);
    for (CsvSource source : three) {
      int before = reading.records.size();
      while (!source.isFinished()) {
        reading.step(source, 1000);
      }
      assertTrue(reading.records.size() - before > 5000, "share " + (reading.records.size() - before));
    }
    three.forEach(CsvSource::close);
    assertEquals(40_000, reading.records.stream().distinct().count());
    assertEquals(40_000, reading.records.size());
  }

  @Test
  void severalSplits_holdTheWatermarkAtTheOneThatLags() throws IOException {
    // Catches records of a split that become late because another split of the subtask is further on.
    StringBuilder text = new StringBuilder("name,age\n");
    for (int line = 2; line < 3000; line++) {
      text.append("A,").append(line).append('\n');
    }
    Files.writeString(folder.resolve("in.csv"), text);
    CsvReading reading = new CsvReading(folder, TYPE);
    List<CsvSource> four = reading.open(4, new TakenState(0));
    for (CsvSource source : four) {
      while (source.watermark() == Long.MIN_VALUE) {
        reading.step(source, 100);
      }
    }
    TakenState state = new TakenState(1, false, four);
    four.forEach(CsvSource::close);
    reading.records.clear();
    CsvSource all = reading.open(1, state).get(0);
    long before = Long.MIN_VALUE;
    while (!all.isFinished()) {
      int count = reading.records.size();
      reading.step(all, 100);
      for (String record : reading.records.subList(count, reading.records.size())) {
        assertFalse(Long.parseLong(record.substring(0, record.indexOf(':'))) <= before, record + " is late for " + before);
      }
      before = Math.max(before, all.watermark());
    }
    assertTrue(before > 2900, "watermark " + before);
    all.close();
  }
}
