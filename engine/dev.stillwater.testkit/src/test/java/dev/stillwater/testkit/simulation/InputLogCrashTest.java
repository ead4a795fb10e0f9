package dev.stillwater.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.inputlog.InputLogPosition;
import dev.stillwater.engine.inputlog.InputLogReader;
import dev.stillwater.engine.inputlog.InputLogSettings;
import dev.stillwater.engine.inputlog.InputLogSite;
import dev.stillwater.engine.inputlog.InputLogWriter;
import dev.stillwater.engine.inputlog.LoggedRecord;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The input log on a machine that dies, or whose disk fails, with each of the log's calls to the disk. */
class InputLogCrashTest {
  private static final Path FOLDER = InputLogSite.folder(Path.of("checkpoints", "job").toAbsolutePath(), "00112233445566778899aabbccddeeff", 0);
  private static final InputLogSettings SETTINGS = new InputLogSettings(3000, 1 << 20);
  private static final int RECORDS = 300;
  private static final int SNAPSHOT_EVERY = 40;

  private final VirtualClock clock = new VirtualClock(0);
  private final Deque<Runnable> work = new ArrayDeque<>();

  /** Positions in snapshots that became complete, the oldest first. */
  private final List<InputLogPosition> snapshots = new ArrayList<>();

  private InputLogWriter open(Storage storage, InputLogPosition parent) {
    return InputLogWriter.open(new InputLogSite("in", "00112233445566778899aabbccddeeff", 0, FOLDER, storage, clock, work::add), SETTINGS, parent);
  }

  private void run(SimulatedDisk disk, InputLogWriter writer, long from, long to, Random random) {
    for (long number = from; number <= to; number++) {
      writer.record(text(number).getBytes(StandardCharsets.UTF_8));
      if (random.nextInt(10) == 0) {
        writer.flush();
      }
      if (random.nextInt(10) == 0) {
        runWork();
      }
      if (number % SNAPSHOT_EVERY == 0) {
        writer.flush();
        InputLogPosition position = writer.position();
        writer.sync();
        if (!disk.isCrashed() && !writer.hasEnded()) {
          snapshots.add(position);
        }
      }
    }
    writer.flush();
    runWork();
    writer.close();
    work.clear();
  }

  private void runWork() {
    while (!work.isEmpty()) {
      work.poll().run();
    }
  }

  private static String text(long number) {
    return number + " " + Long.toString(new Random(number).nextLong(), 36).repeat(3);
  }

  private static List<Long> read(Storage storage, InputLogPosition position) throws SnapshotException {
    List<Long> numbers = new ArrayList<>();
    try (InputLogReader reader = InputLogReader.open(storage, FOLDER, position)) {
      for (Optional<LoggedRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
        assertEquals(text(next.get().number()), new String(next.get().bytes(), StandardCharsets.UTF_8));
        numbers.add(next.get().number());
      }
      assertFalse(reader.ending().isEmpty());
    }
    return numbers;
  }

  /** Runs, dies, comes back from the latest snapshot and runs to the end; whether it died. */
  private boolean live(long call, boolean isAfter, boolean isCrash) throws SnapshotException {
    snapshots.clear();
    work.clear();
    String place = "call " + call + (isAfter ? ", after it" : ", before it");
    SimulatedDisk disk = new SimulatedDisk(call, clock::currentTimeMs);
    disk.faults(new At(disk, call, isAfter, isCrash));
    run(disk, open(disk.storage(), InputLogPosition.BEGIN), 1, RECORDS, new Random(call));
    boolean hasDied = disk.isCrashed();
    disk.faults(DiskFaults.NONE);
    if (hasDied) {
      disk.restart();
    } else {
      disk.endProcess();
    }
    Storage storage = disk.storage();
    List<InputLogPosition> before = List.copyOf(snapshots);
    InputLogPosition latest = before.isEmpty() ? InputLogPosition.BEGIN : before.get(before.size() - 1);
    for (InputLogPosition snapshot : before) {
      List<Long> numbers = read(storage, snapshot);
      assertTrue(snapshot.record() + numbers.size() >= latest.record(), place + ": from " + snapshot.record() + " to " + latest.record() + " there are " + numbers.size());
      assertEquals(LongStream.range(snapshot.record() + 1, snapshot.record() + 1 + numbers.size()).boxed().toList(), numbers, place);
    }
    run(disk, open(storage, latest), latest.record() + 1, RECORDS, new Random(call));
    for (InputLogPosition snapshot : before) {
      assertEquals(LongStream.rangeClosed(snapshot.record() + 1, RECORDS).boxed().toList(), read(storage, snapshot), place);
    }
    return hasDied;
  }

  @Test
  void crashAtEachCall_leavesWhatSnapshotsNeed() throws SnapshotException {
    // Catches records that a complete snapshot counts on and that were not forced, and an end after a crash that no reader gets over.
    long call = 1;
    while (live(call, call % 2 == 0, true) | live(call, call % 2 != 0, true)) {
      call++;
    }
    assertTrue(call > 40, "calls: " + call);
  }

  @Test
  void failureOfEachCall_endsTheRecordingAlone() throws SnapshotException {
    // Catches a failure of the log's disk that gets into the job, or a log that says more than it holds.
    for (long call = 1; call < 60; call++) {
      live(call, call % 2 == 0, false);
    }
  }

  @Test
  void snapshotsBehindARecordingThatEnded_sayThatThereIsNoLog() {
    // Catches a position in a log that was not written any more.
    SimulatedDisk disk = new SimulatedDisk(1, clock::currentTimeMs);
    disk.faults(new At(disk, 12, false, false));
    InputLogWriter writer = open(disk.storage(), InputLogPosition.BEGIN);
    run(disk, writer, 1, RECORDS, new Random(1));
    assertTrue(writer.hasEnded());
    assertEquals(new InputLogPosition(Optional.empty(), 0, RECORDS), writer.position());
  }

  /** The machine dies, or the disk fails once, with one call. */
  private static final class At implements DiskFaults {
    private final SimulatedDisk disk;
    private final long call;
    private final boolean isAfter;
    private final boolean isCrash;
    private long calls;

    At(SimulatedDisk disk, long call, boolean isAfter, boolean isCrash) {
      this.disk = disk;
      this.call = call;
      this.isAfter = isAfter;
      this.isCrash = isCrash;
    }

    @Override
    public void before(String name, Path path) throws IOException {
      calls++;
      if (!isAfter) {
        happen();
      }
    }

    @Override
    public void after(String name, Path path) throws IOException {
      if (isAfter) {
        happen();
      }
    }

    private void happen() throws IOException {
      if (calls == call && isCrash) {
        disk.crash();
      } else if (calls == call) {
        throw new IOException("No space left on device");
      }
    }
  }
}
