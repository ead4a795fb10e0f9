package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.inputlog.InputLogPath.Stretch;
import dev.stillwater.engine.inputlog.SegmentReader.End;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of an input log behind a position, in the order in which the job has read them. Only what leaves no doubt counts as the end of the log: the
 * last bytes of an attempt that was killed. All else that does not fit is damage, and says so.
 *
 * <p>THREADING: one thread.
 *
 * <p>LIFECYCLE: {@link #open}, {@link #next} until empty, {@link #close}.
 */
public final class InputLogReader implements AutoCloseable {
  private final Storage storage;
  private final Path folder;
  private final InputLogPath path;
  private int stretch;
  private int segment;
  private Optional<SegmentReader> reader = Optional.empty();
  private List<LoggedRecord> block = List.of();
  private int inBlock;
  private long record;
  private String ending = "";

  private InputLogReader(Storage storage, Path folder, InputLogPath path) {
    this.storage = storage;
    this.folder = folder;
    this.path = path;
    enter(0);
  }

  /**
   * Opens a log behind a position. Cost: reads the head of each segment.
   *
   * @throws SnapshotException if the log is not there, does not reach back so far or is damaged, with what to do
   */
  public static InputLogReader open(Storage storage, Path folder, InputLogPosition position) throws SnapshotException {
    return new InputLogReader(storage, folder, InputLogPath.find(storage, folder, position, Optional.empty()));
  }

  /**
   * The same on the way to another place in the log, where the caller stops: what attempts have read that came later is left out.
   *
   * @throws SnapshotException also if the place is on another way
   */
  public static InputLogReader open(Storage storage, Path folder, InputLogPosition position, InputLogPosition until) throws SnapshotException {
    return new InputLogReader(storage, folder, InputLogPath.find(storage, folder, position, Optional.of(until)));
  }

  /**
   * The next record; empty at the end of the log.
   *
   * @throws SnapshotException if a segment is missing or damaged; the records before were right
   */
  public Optional<LoggedRecord> next() throws SnapshotException {
    while (ending.isEmpty()) {
      if (inBlock < block.size()) {
        LoggedRecord next = block.get(inBlock++);
        if (next.number() > current().to()) {
          block = List.of();
          leave();
          continue;
        }
        if (next.number() <= record) {
          continue;
        }
        if (next.number() != record + 1) {
          throw gap(reader.orElseThrow().file(), next.number());
        }
        record = next.number();
        return Optional.of(next);
      }
      fill();
    }
    return Optional.empty();
  }

  /** Where the log stands: what was handed out last. */
  public InputLogPosition position() {
    return new InputLogPosition(Optional.of(folder), current().attempt(), record);
  }

  /** Why the log ends where it does, as a sentence for people; empty before its end. */
  public String ending() {
    return ending;
  }

  private Stretch current() {
    return path.stretches().get(stretch);
  }

  /** Goes to the segment of the stretch in which the first wanted record is. */
  private void enter(int index) {
    stretch = index;
    record = current().behind();
    List<InputLogSegment> segments = current().segments();
    segment = 0;
    while (segment + 1 < segments.size() && segments.get(segment + 1).firstRecord() <= record + 1) {
      segment++;
    }
  }

  private void leave() throws SnapshotException {
    closeReader();
    enter(stretch + 1);
  }

  private void closeReader() throws SnapshotException {
    if (reader.isPresent()) {
      SegmentReader closing = reader.get();
      reader = Optional.empty();
      closing.close();
    }
  }

  private void fill() throws SnapshotException {
    if (record >= current().to()) {
      leave();
      return;
    }
    if (reader.isEmpty()) {
      InputLogSegment opened = current().segments().get(segment);
      if (opened.firstRecord() > record + 1) {
        throw gap(InputLogFormat.file(folder, opened.number()), opened.firstRecord());
      }
      reader = Optional.of(new SegmentReader(storage, InputLogFormat.file(folder, opened.number()), opened.firstRecord()));
    }
    block = reader.get().next(record);
    inBlock = 0;
    if (block.isEmpty()) {
      segmentEnded(reader.get());
    }
  }

  private void segmentEnded(SegmentReader ended) throws SnapshotException {
    List<InputLogSegment> segments = current().segments();
    boolean isLast = segment + 1 == segments.size();
    if (!isLast) {
      long expected = segments.get(segment).number() + 1;
      if (segments.get(segment + 1).number() != expected) {
        throw missing(expected);
      }
      if (ended.end() == End.TORN && segments.get(segment + 1).firstRecord() != ended.lastRecord() + 1) {
        throw new Corrupt(Place.of(ended.file().toString()), "the segment is not whole (" + ended.tornText() + "), and the next one goes on with the same run.",
            "records up to " + (segments.get(segment + 1).firstRecord() - 1), "records up to " + ended.lastRecord());
      }
      closeReader();
      segment++;
      return;
    }
    if (ended.end() == End.CONTINUED) {
      throw missing(segments.get(segment).number() + 1);
    }
    long expected = current().to() == Long.MAX_VALUE ? record : current().to();
    if (ended.lastRecord() < expected) {
      throw new Corrupt(Place.of(ended.file().toString()), "the input log ends too early: a snapshot was taken behind that. Either the file has lost its end, or "
          + "the recording was given up before, which the job's warnings say.", "records up to " + expected, "records up to " + ended.lastRecord());
    }
    ending = switch (ended.end()) {
      case CLOSED -> "The input log ends with record " + record + ", where the job ended.";
      case TORN -> "The input log ends with record " + record + ", where the process was killed: " + ended.tornText() + ".";
      case UNMARKED, NONE, CONTINUED -> "The input log ends with record " + record + " without a mark: the process was killed there, or the job still runs.";
    };
    closeReader();
  }

  private Corrupt missing(long number) {
    return new Corrupt(Place.of(InputLogFormat.file(folder, number).toString()), "a segment of the input log is missing. Put it back, or replay from a later "
        + "snapshot.", "records from " + (record + 1) + " on", "no file");
  }

  private Corrupt gap(Path file, long found) {
    return new Corrupt(Place.of(file.toString()), "records of the input log are missing. Put the segments back that hold them, or replay from a later snapshot.",
        "record " + (record + 1), "record " + found);
  }

  @Override
  public void close() throws SnapshotException {
    closeReader();
  }
}
