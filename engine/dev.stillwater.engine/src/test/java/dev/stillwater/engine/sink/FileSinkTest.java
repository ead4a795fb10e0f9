package dev.stillwater.engine.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.csv.CsvSink;
import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.task.TakenState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
  @TempDir
  Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private SinkRun fresh(int parallelism) {
    return new SinkRun(out(), parallelism, Storage.local(), Map.of()).open();
  }

  private SinkRun restored(TakenState state, int parallelism) {
    return new SinkRun(out(), parallelism, Storage.local(), Map.of(), state).open();
  }

  /** A run that wrote the numbers 0 and 1, took a checkpoint, wrote 2 and was killed. */
  private TakenState killed(int parallelism) throws IOException {
    SinkRun run = fresh(parallelism);
    run.write(0, 0);
    run.write(0, 1);
    TakenState state = new TakenState(1, false, run.sinks);
    run.write(0, 2);
    run.sinks.forEach(CsvSink::flush);
    run.close();
    return state;
  }

  private static void assertFails(String expected, Runnable action) {
    String message = assertThrows(JobFailureException.class, action::run).getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void restore_cutsTheFileToWhatTheSnapshotHolds() throws IOException {
    // Catches rows behind the checkpoint that stay in the file and come a second time.
    TakenState state = killed(1);
    assertEquals("n\n0\n1\n2\n", Files.readString(out()));
    SinkRun run = restored(state, 1);
    assertEquals("n\n0\n1\n", Files.readString(out()));
    run.write(0, 7);
    run.sinks.forEach(CsvSink::finish);
    run.sinks.forEach(sink -> sink.checkpointCompleted(Long.MAX_VALUE));
    run.close();
    assertEquals("n\n0\n1\n7\n", Files.readString(out()));
  }

  @Test
  void otherFile_isRefused() throws IOException {
    // Catches a restore that cuts and continues a file which another job has written.
    TakenState state = killed(1);
    Files.writeString(out(), "n\n5\n6\n7\n8\n");
    assertFails("is not the one that was written", () -> restored(state, 1));
    assertEquals("n\n5\n6\n7\n8\n", Files.readString(out()));
    Files.writeString(out(), "n\n");
    assertFails("has 2 bytes, and had 6", () -> restored(state, 1));
    Files.delete(out());
    assertFails("is missing", () -> restored(state, 1));
    Files.createDirectories(out());
    assertFails("is a folder", () -> restored(state, 1));
  }

  @Test
  void fileWithOtherColumns_isRefused() throws IOException {
    // Catches values that are appended below the names of other columns, after the job was changed.
    TakenState state = killed(1);
    assertFails("was begun with other columns: its first line is not 'other'",
        () -> new SinkRun(out(), 1, Storage.local(), Map.of(), state, "other").open());
    assertEquals("n\n0\n1\n2\n", Files.readString(out()));
    new SinkRun(out(), 1, Storage.local(), Map.of("header", "false"), state, "other").open().close();
    assertEquals("n\n0\n1\n", Files.readString(out()));
  }

  @Test
  void secondJobOnTheSamePlace_doesNotStart() {
    // Catches two jobs that write over one another.
    for (int parallelism : new int[] {1, 2}) {
      SinkRun first = new SinkRun(folder.resolve("out" + parallelism), parallelism, Storage.local(), Map.of()).open();
      first.write(0, 1);
      first.sinks.forEach(CsvSink::flush);
      assertFails("is writing", () -> new SinkRun(folder.resolve("out" + parallelism), parallelism, Storage.local(), Map.of()).open());
      first.sinks.forEach(CsvSink::finish);
      first.sinks.forEach(sink -> sink.checkpointCompleted(Long.MAX_VALUE));
      first.close();
      assertEquals(List.of(1L), List.copyOf(SinkRun.visible(folder.resolve("out" + parallelism))));
    }
  }

  @Test
  void fileThatSomebodyElseChanges_failsTheJobAtItsNextSnapshot() throws IOException {
    // Catches a file that is cut or deleted under the job, whose checkpoints then promise what is gone.
    SinkRun run = fresh(1);
    run.write(0, 1);
    run.sinks.forEach(CsvSink::flush);
    Files.writeString(out(), "more\n", StandardOpenOption.APPEND);
    assertFails("has been changed", () -> taken(run));
    Files.delete(out());
    assertFails("has been deleted", () -> taken(run));
    run.close();
  }

  private static void taken(SinkRun run) {
    try {
      assertFalse(new TakenState(1, false, run.sinks).list("sink-file").isEmpty());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void missingPart_isNamed() throws IOException {
    // Catches a restore that goes on although a part of the result is gone.
    TakenState state = killed(2);
    assertEquals(List.of(), List.copyOf(SinkRun.visible(out())));
    Files.delete(out().resolve(".part-0-0.csv.pending"));
    assertFails("is missing", () -> restored(state, 3));
    Files.writeString(out().resolve(".part-0-0.csv.pending"), "n\n0\n1\n2\n");
    restored(state, 3).close();
    assertEquals(List.of(0L, 1L), List.copyOf(SinkRun.visible(out())));
  }

  @Test
  void otherPath_leavesTheOldResultAlone() throws IOException {
    // Catches a trial run from a checkpoint that cuts the result of the real one.
    TakenState state = killed(1);
    SinkRun trial = new SinkRun(folder.resolve("trial"), 1, Storage.local(), Map.of(), state).open();
    trial.close();
    assertEquals("n\n0\n1\n2\n", Files.readString(out()));
    assertEquals("n\n", Files.readString(folder.resolve("trial")));
  }

  @Test
  void stopWithSavepoint_showsThePartThatIsBeingWritten() throws IOException {
    // Catches a stopped job whose last rows stay hidden for ever.
    SinkRun run = fresh(2);
    run.write(1, 5);
    TakenState savepoint = new TakenState(1, true, run.sinks);
    run.sinks.forEach(sink -> sink.checkpointCompleted(1));
    run.close();
    assertEquals(List.of(5L), List.copyOf(SinkRun.visible(out())));
    restored(savepoint, 2).close();
    assertEquals(List.of(5L), List.copyOf(SinkRun.visible(out())));
  }

  @Test
  void olderSnapshot_takesBackWhatCameAfterIt() throws IOException {
    // Catches parts of a later checkpoint that stay visible beside the rows that are written again.
    SinkRun run = new SinkRun(out(), 2, Storage.local(), Map.of("rollSize", "1")).open();
    run.write(0, 1);
    TakenState first = new TakenState(1, false, run.sinks);
    run.sinks.forEach(sink -> sink.checkpointCompleted(1));
    run.write(0, 2);
    run.write(1, 3);
    TakenState second = new TakenState(2, false, run.sinks);
    run.sinks.forEach(sink -> sink.checkpointCompleted(2));
    run.close();
    assertEquals(List.of(1L, 2L, 3L), List.copyOf(SinkRun.visible(out())));
    restored(second, 4).close();
    assertEquals(List.of(1L, 2L, 3L), List.copyOf(SinkRun.visible(out())));
    restored(first, 1 + 1).close();
    assertEquals(List.of(1L), List.copyOf(SinkRun.visible(out())));
  }

  @Test
  void readOnlyAndFullDisk_failWithTheReason() {
    // Catches a sink that goes on without its disk.
    Storage readOnly = new ForwardingStorage(Storage.local()) {
      @Override
      public StorageOutput append(Path file, long keptBytes) throws IOException {
        throw new IOException("Read-only file system");
      }
    };
    for (int parallelism : new int[] {1, 2}) {
      Path place = folder.resolve("readonly" + parallelism);
      assertFails("Read-only file system", () -> new SinkRun(place, parallelism, readOnly, Map.of()).open());
    }
  }
}
