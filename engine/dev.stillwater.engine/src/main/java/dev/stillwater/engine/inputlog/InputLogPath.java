package dev.stillwater.engine.inputlog;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which segments of an input log hold, in their order, the records that the job has read behind a position.
 *
 * <p>After a failure a job goes on from its latest checkpoint, and what it had read behind that is read by nobody any more: there the path leaves the attempt
 * that failed and goes on with the one that was restored.
 *
 * <p>THREADING: immutable.
 *
 * @param stretches one for each attempt, each with at least one segment
 */
record InputLogPath(List<Stretch> stretches) {
  /**
   * Records that one attempt has read.
   *
   * @param segments in their order
   * @param behind the record before the first one that is wanted
   * @param to the last record that is wanted; Long.MAX_VALUE for the last one there is
   */
  record Stretch(List<InputLogSegment> segments, long behind, long to) {
    Stretch {
      segments = List.copyOf(segments);
    }

    long attempt() {
      return segments.get(0).attempt();
    }

    Stretch until(long record) {
      return new Stretch(segments, behind, record);
    }
  }

  InputLogPath {
    stretches = List.copyOf(stretches);
  }

  /**
   * Finds the path behind a position. Cost: reads the head of each segment.
   *
   * @param until where it has to end, if that is a place in the same log: what later attempts have read is left out
   * @throws SnapshotException if the log is not there, does not reach back so far, lacks a segment or is damaged
   */
  static InputLogPath find(Storage storage, Path folder, InputLogPosition position, Optional<InputLogPosition> until) throws SnapshotException {
    TreeMap<Long, List<InputLogSegment>> attempts = attempts(storage, folder);
    List<InputLogSegment> first = attempts.get(position.attempt());
    if (first == null) {
      throw new Refused(Place.of(folder.toString()), "this input log holds nothing of the run that the snapshot was taken in" + reach(attempts) + ".",
          "Its segments have been deleted, by somebody or because the log had reached its bound; replay from a later snapshot.");
    }
    if (first.get(0).firstRecord() > position.record() + 1) {
      throw new Refused(Place.of(folder.toString()), "this input log goes back to record " + first.get(0).firstRecord() + ", and the snapshot needs what follows "
          + "record " + position.record() + ".", "Earlier segments have been deleted because the log had reached its bound (parameter inputLogSize); replay from a "
          + "later snapshot.");
    }
    List<Stretch> path = new ArrayList<>(List.of(new Stretch(first, position.record(), Long.MAX_VALUE)));
    long lastAttempt = until.map(InputLogPosition::attempt).orElse(Long.MAX_VALUE);
    for (List<InputLogSegment> later : attempts.tailMap(position.attempt(), false).headMap(lastAttempt, true).values()) {
      InputLogSegment begin = later.get(0);
      for (int index = path.size() - 1; index >= 0; index--) {
        Stretch parent = path.get(index);
        if (parent.attempt() == begin.parentAttempt() && begin.parentRecord() >= parent.behind()) {
          path.subList(index + 1, path.size()).clear();
          path.set(index, parent.until(begin.parentRecord()));
          path.add(new Stretch(later, begin.parentRecord(), Long.MAX_VALUE));
          break;
        }
      }
    }
    if (until.isPresent() && path.get(path.size() - 1).attempt() != lastAttempt) {
      throw new Refused(Place.of(folder.toString()), "the place at which the replay is to end was read by an attempt of the job that does not go on from where it begins.",
          "End it with a snapshot that was taken later in the same run, or begin with an earlier one.");
    }
    return new InputLogPath(path);
  }

  private static String reach(Map<Long, List<InputLogSegment>> attempts) {
    return attempts.isEmpty() ? "; it is empty" : ", it goes back to record " + attempts.values().iterator().next().get(0).firstRecord() + " of a later run";
  }

  private static TreeMap<Long, List<InputLogSegment>> attempts(Storage storage, Path folder) throws SnapshotException {
    TreeMap<Long, Path> files = new TreeMap<>();
    if (!storage.isDirectory(folder)) {
      throw new Refused(Place.of(folder.toString()), "there is no input log.", "A source that cannot be read again is recorded there while its job runs with "
          + "checkpoints. If the checkpoints were moved, move the folder 'input' beside them as well.");
    }
    try {
      for (Path file : storage.list(folder)) {
        OptionalLong number = InputLogFormat.number(file);
        if (number.isPresent()) {
          files.put(number.getAsLong(), file);
        }
      }
    } catch (IOException e) {
      throw new Unreachable(Place.of(folder.toString()), "the folder of the input log cannot be read: " + IoReason.of(e), e);
    }
    TreeMap<Long, List<InputLogSegment>> attempts = new TreeMap<>();
    List<Path> torn = new ArrayList<>();
    for (Map.Entry<Long, Path> file : files.entrySet()) {
      Optional<InputLogSegment> segment = InputLogSegment.read(storage, file.getValue(), file.getKey());
      if (segment.isPresent()) {
        attempts.computeIfAbsent(segment.get().attempt(), key -> new ArrayList<>()).add(segment.get());
      } else {
        torn.add(file.getValue());
      }
    }
    for (Path file : torn) {
      checkTorn(file, attempts);
    }
    return attempts;
  }

  /** A segment without a head can only be what an attempt began last: nothing of the same attempt comes behind it. */
  private static void checkTorn(Path file, TreeMap<Long, List<InputLogSegment>> attempts) throws Corrupt {
    long number = InputLogFormat.number(file).orElseThrow();
    for (List<InputLogSegment> segments : attempts.values()) {
      if (segments.get(0).attempt() < number && segments.get(segments.size() - 1).number() > number) {
        throw new Corrupt(Place.of(file.toString()), "the segment has no head, and the next one goes on with the same run: it has been cut off.",
            InputLogFormat.HEADER_BYTES + " bytes and blocks behind them", "fewer bytes, or only zeros");
      }
    }
  }
}
