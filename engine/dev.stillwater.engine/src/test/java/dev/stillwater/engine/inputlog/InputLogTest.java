package dev.stillwater.engine.inputlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputLogTest {
  private static final String OPERATOR = "00112233445566778899aabbccddeeff";

  @TempDir
  Path base;

  private final VirtualClock clock = new VirtualClock(1_000_000);
  private final Deque<Runnable> work = new ArrayDeque<>();

  private Path folder() {
    return InputLogSite.folder(base, OPERATOR, 0);
  }

  private InputLogWriter writer(Storage storage, long segmentBytes, long totalBytes, InputLogPosition parent) {
    InputLogSite site = new InputLogSite("in", OPERATOR, 0, folder(), storage, clock, work::add);
    return InputLogWriter.open(site, new InputLogSettings(segmentBytes, totalBytes), parent);
  }

  private InputLogWriter writer(InputLogPosition parent) {
    return writer(Storage.local(), 1 << 20, 1 << 30, parent);
  }

  private void runWork() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private static byte[] line(long number) {
    // What cannot be compressed, so that sizes are known.
    byte[] bytes = new byte[(int) (number % 50)];
    new Random(number).nextBytes(bytes);
    return (number + ":" + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private void write(InputLogWriter writer, long from, long to) {
    for (long number = from; number <= to; number++) {
      clock.advanceTo(clock.nanoTime() + 1_000_000);
      writer.record(line(number));
    }
    writer.flush();
    runWork();
  }

  private InputLogPosition at(long attempt, long record) {
    return new InputLogPosition(Optional.of(folder()), attempt, record);
  }

  private List<Long> read(InputLogPosition position) throws SnapshotException {
    return read(position, new StringBuilder());
  }

  /** The numbers of the records behind the position; each must be what was written under its number. */
  private List<Long> read(InputLogPosition position, StringBuilder ending) throws SnapshotException {
    List<Long> numbers = new ArrayList<>();
    try (InputLogReader reader = InputLogReader.open(Storage.local(), folder(), position)) {
      for (Optional<LoggedRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        assertEquals(new String(line(next.get().number()), StandardCharsets.ISO_8859_1), new String(next.get().bytes(), StandardCharsets.ISO_8859_1));
        numbers.add(next.get().number());
        assertEquals(numbers.get(numbers.size() - 1), reader.position().record());
      }
      ending.append(reader.ending());
    }
    return numbers;
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList();
    }
  }

  /** What a checkpoint does that waits for the disk while the log is closed: it is next as soon as the file is closed. */
  @Test
  void checkpointBehindTheEnd_beginsNoOtherSegment() throws Exception {
    InputLogWriter[] writer = new InputLogWriter[1];
    Storage storage = new ForwardingStorage(Storage.local()) {
      @Override
      public StorageOutput create(Path file) throws IOException {
        return new ClosedUnderWay(super.create(file), () -> writer[0].sync());
      }
    };
    writer[0] = writer(storage, 1 << 20, 1 << 30, InputLogPosition.BEGIN);
    write(writer[0], 1, 20);
    writer[0].close();
    assertEquals(1, segments().size(), segments().toString());
    assertEquals(numbers(11, 20), read(at(0, 10)));
  }

  @Test
  void records_areReadFromAnyPlaceInTheirOrder() throws Exception {
    // Catches records that are lost or doubled at the borders of blocks and segments, and wrong times.
    InputLogWriter writer = writer(Storage.local(), 8000, 1 << 30, InputLogPosition.BEGIN);
    for (long from = 1; from < 3000; from += 100) {
      write(writer, from, from + 99);
    }
    assertEquals(at(0, 3000), writer.position());
    writer.close();
    assertTrue(segments().size() > 8, segments().toString());
    for (long behind : new long[] {0, 1, 99, 100, 101, 1234, 2999, 3000}) {
      StringBuilder ending = new StringBuilder();
      assertEquals(numbers(behind + 1, 3000), read(at(0, behind), ending));
      assertEquals("The input log ends with record 3000, where the job ended.", ending.toString());
    }
    try (InputLogReader reader = InputLogReader.open(Storage.local(), folder(), at(0, 1499))) {
      assertEquals(1_000_000 + 1500, reader.next().orElseThrow().arrivalMs());
    }
  }

  @Test
  void compressibleRecords_takeLittleRoom() throws Exception {
    // Catches a log that is not compressed.
    InputLogWriter writer = writer(InputLogPosition.BEGIN);
    for (int number = 0; number < 10_000; number++) {
      writer.record(("2001-01-04T00:00:00Z,ORD,JFK," + number % 100).getBytes(StandardCharsets.UTF_8));
    }
    writer.close();
    assertTrue(Files.size(segments().get(0)) < 100_000, "bytes: " + Files.size(segments().get(0)));
  }

  @Test
  void restartedJob_isReadAsItWent() throws Exception {
    // Catches records of an attempt that failed, which nobody processed in the end, and those of a run that the snapshot does not belong to.
    InputLogWriter first = writer(InputLogPosition.BEGIN);
    write(first, 1, 20);
    first.close();
    InputLogWriter second = writer(at(0, 10));
    write(second, 11, 15);
    second.close();
    assertEquals(1, second.position().attempt());
    InputLogWriter third = writer(at(0, 10));
    write(third, 11, 12);
    third.close();
    InputLogWriter fourth = writer(at(2, 12));
    write(fourth, 13, 14);
    assertEquals(numbers(6, 14), read(at(0, 5)));
    assertEquals(numbers(15, 20), read(at(0, 14)), "a savepoint of the attempt that failed goes on to its failure");
    assertEquals(numbers(12, 15), read(at(1, 11)));
    assertEquals(numbers(12, 14), read(at(2, 11)));
    assertEquals(numbers(13, 14), read(at(3, 12)));
    assertEquals(numbers(14, 14), read(at(3, 13)));
    try (InputLogReader reader = InputLogReader.open(Storage.local(), folder(), at(0, 5), at(1, 13))) {
      for (long number = 6; number <= 15; number++) {
        assertEquals(number, reader.next().orElseThrow().number());
        assertEquals(number <= 10 ? 0 : 1, reader.position().attempt());
      }
    }
    assertThrows(SnapshotException.class, () -> InputLogReader.open(Storage.local(), folder(), at(1, 12), at(2, 12)), "the place is on another way");
  }

  @Test
  void runFromAnotherJobsSnapshot_countsOnInItsOwnLog() throws Exception {
    // Catches positions of one log that are looked for in another.
    InputLogWriter writer = writer(new InputLogPosition(Optional.of(base.resolve("other")), 7, 100));
    write(writer, 101, 103);
    assertEquals(at(0, 103), writer.position());
    assertEquals(numbers(103, 103), read(at(0, 102)));
  }

  @Test
  void killedProcess_leavesALogThatEndsWhereItWasCut() throws Exception {
    // Catches a torn end that fails the replay of all that is there, or that is passed over without a word.
    InputLogWriter writer = writer(InputLogPosition.BEGIN);
    write(writer, 1, 10);
    write(writer, 11, 20);
    byte[] whole = Files.readAllBytes(segments().get(0));
    int firstBlock = 0;
    for (int length = InputLogFormat.HEADER_BYTES; length <= whole.length; length++) {
      Files.write(segments().get(0), java.util.Arrays.copyOf(whole, length));
      StringBuilder ending = new StringBuilder();
      List<Long> read = read(at(0, 0), ending);
      assertTrue(read.equals(numbers(1, 20)) || read.equals(numbers(1, 10)) || read.isEmpty(), read.toString());
      assertTrue(ending.toString().contains("killed"), ending.toString());
      firstBlock += read.size() == 10 ? 1 : 0;
      if (length > InputLogFormat.HEADER_BYTES && !read.isEmpty()) {
        byte[] zeros = java.util.Arrays.copyOf(java.util.Arrays.copyOf(whole, length), whole.length + 5000);
        Files.write(segments().get(0), zeros);
        assertTrue(read(at(0, 0)).size() >= 10);
      }
    }
    assertTrue(firstBlock > 20, "lengths with one block: " + firstBlock);
    assertTrue(assertThrows(SnapshotException.class, () -> {
      Files.write(segments().get(0), java.util.Arrays.copyOf(whole, whole.length - 3));
      read(at(0, 15));
    }).getMessage().contains("the input log ends too early"));
  }

  @Test
  void damagedByte_isNamedWithItsPlace() throws Exception {
    // Catches bytes that no checksum covers.
    InputLogWriter writer = writer(InputLogPosition.BEGIN);
    write(writer, 1, 10);
    write(writer, 11, 20);
    writer.close();
    Path segment = segments().get(0);
    byte[] whole = Files.readAllBytes(segment);
    int torn = 0;
    for (int index = 0; index < whole.length; index++) {
      byte[] damaged = whole.clone();
      damaged[index] ^= 0x10;
      Files.write(segment, damaged);
      try {
        StringBuilder ending = new StringBuilder();
        List<Long> read = read(at(0, 0), ending);
        assertTrue(ending.toString().contains("killed"), () -> "byte not covered: " + read + ending);
        torn++;
      } catch (SnapshotException e) {
        assertTrue(e.getMessage().startsWith(segment.toString()) || e.getMessage().startsWith(folder().toString()), e.getMessage());
      }
    }
    assertTrue(torn < 60, "places at which damage passes for a torn end: " + torn);
  }

  @Test
  void missingSegment_isNamed() throws Exception {
    // Catches a gap that is read over.
    InputLogWriter writer = writer(Storage.local(), 4000, 1 << 30, InputLogPosition.BEGIN);
    for (long from = 1; from < 1000; from += 50) {
      write(writer, from, from + 49);
    }
    writer.close();
    List<Path> segments = segments();
    byte[] last = Files.readAllBytes(segments.get(segments.size() - 1));
    Files.delete(segments.get(segments.size() - 1));
    SnapshotException lost = assertThrows(SnapshotException.class, () -> read(at(0, 0)));
    assertTrue(lost.getMessage().startsWith(segments.get(segments.size() - 1) + ": a segment of the input log is missing."), lost.getMessage());
    Files.write(segments.get(segments.size() - 1), last);
    Files.delete(segments.get(2));
    SnapshotException gap = assertThrows(SnapshotException.class, () -> read(at(0, 0)));
    assertTrue(gap.getMessage().startsWith(segments.get(2) + ": a segment of the input log is missing."), gap.getMessage());
    assertEquals(numbers(991, 1000), read(at(0, 990)), "what lies behind the gap is whole");
    Files.delete(segments.get(0));
    SnapshotException early = assertThrows(SnapshotException.class, () -> read(at(0, 0)));
    assertTrue(early.getMessage().contains("and the snapshot needs what follows record 0"), early.getMessage());
  }

  @Test
  void bound_deletesTheOldestAndKeepsBelow() throws Exception {
    // Catches a log that grows without end, and one that deletes what was written last.
    for (int attempt = 0; attempt < 3; attempt++) {
      long behind = attempt * 5000L;
      InputLogWriter writer = writer(Storage.local(), 5000, 30_000, attempt == 0 ? InputLogPosition.BEGIN : at(attempt * 100, behind));
      for (long from = behind + 1; from < behind + 5000; from += 100) {
        write(writer, from, from + 99);
        long size = segments().stream().mapToLong(file -> file.toFile().length()).sum();
        assertTrue(size <= 33_000, "bytes: " + size);
      }
      InputLogPosition end = writer.position();
      writer.close();
      assertEquals(numbers(behind + 4901, behind + 5000), read(at(end.attempt(), behind + 4900)));
      assertTrue(assertThrows(SnapshotException.class, () -> read(at(end.attempt(), behind))).getMessage().contains("this input log goes back to record"));
    }
  }

  @Test
  void withoutALog_theMessageSaysWhatToDo() {
    // Catches a replay that finds nothing and calls that the end of the input.
    assertTrue(assertThrows(SnapshotException.class, () -> read(at(0, 0))).getMessage().contains("there is no input log"));
    write(writer(InputLogPosition.BEGIN), 1, 3);
    SnapshotException other = assertThrows(SnapshotException.class, () -> read(at(4, 2)));
    assertTrue(other.getMessage().contains("holds nothing of the run that the snapshot was taken in"), other.getMessage());
  }

  /** A file whose closing something else happens in. */
  private record ClosedUnderWay(StorageOutput file, Runnable meanwhile) implements StorageOutput {
    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      file.write(source, offset, length);
    }

    @Override
    public long position() {
      return file.position();
    }

    @Override
    public void force() throws IOException {
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
      meanwhile.run();
    }
  }

  /** A disk on which the n-th write and all after it fail. */
  private static final class FullDisk extends ForwardingStorage {
    private int writesLeft;

    FullDisk(int writesLeft) {
      super(Storage.local());
      this.writesLeft = writesLeft;
    }

    @Override
    public StorageOutput create(Path file) throws IOException {
      StorageOutput output = super.create(file);
      return new StorageOutput() {
        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
          if (--writesLeft < 0) {
            throw new IOException("No space left on device");
          }
          output.write(source, offset, length);
        }

        @Override
        public long position() {
          return output.position();
        }

        @Override
        public void force() throws IOException {
          output.force();
        }

        @Override
        public void close() throws IOException {
          output.close();
        }
      };
    }
  }

  @Test
  void fullDisk_endsTheRecordingAndNothingElse() throws Exception {
    // Catches a job that fails for its log's sake, and a snapshot that promises records which the log does not have.
    for (int writes = 0; writes < 4; writes++) {
      InputLogWriter writer = writer(new FullDisk(writes), 1 << 20, 1 << 30, InputLogPosition.BEGIN);
      for (long from = 1; from < 50; from += 10) {
        write(writer, from, from + 9);
      }
      writer.sync();
      assertTrue(writer.hasEnded());
      assertEquals(new InputLogPosition(Optional.empty(), 0, 50), writer.position());
      writer.close();
    }
  }

  @Test
  void slowDisk_letsTheSourceWaitAndThenGivesUp() {
    // Catches memory that grows while the disk stands still, and a job that stands still with it.
    InputLogWriter writer = writer(InputLogPosition.BEGIN);
    byte[] line = new byte[1 << 16];
    while (!writer.isFull()) {
      writer.record(line);
    }
    clock.advanceTo(clock.nanoTime() + InputLogWriter.WAIT_NANOS_MAX / 2);
    assertTrue(writer.isFull());
    clock.advanceTo(clock.nanoTime() + InputLogWriter.WAIT_NANOS_MAX);
    assertFalse(writer.isFull());
    assertTrue(writer.hasEnded());
    runWork();
    writer.close();
  }

  @Test
  void waitingBlocks_areTakenWhenTheDiskIsBack() throws Exception {
    // Catches a source that waits for ever, and blocks that are lost or change their order while others wait.
    InputLogWriter writer = writer(Storage.local(), 1 << 20, 1 << 30, InputLogPosition.BEGIN);
    long number = 0;
    while (!writer.isFull()) {
      writer.record(line(++number));
    }
    runWork();
    assertFalse(writer.isFull());
    writer.close();
    assertEquals(numbers(1, number), read(at(0, 0)));
  }
}
