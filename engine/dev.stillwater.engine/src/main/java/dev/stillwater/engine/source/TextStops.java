package dev.stillwater.engine.source;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.source.SourceStop.AtPosition;
import dev.stillwater.engine.source.SourceStop.AtSnapshot;
import dev.stillwater.engine.source.SplitPlan.PlanException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts splits of text files where a replay has to stop in them.
 *
 * <p>THREADING: the thread that starts the job, then the subtask.
 */
final class TextStops {
  /** Records from here on are read: there is no stop. */
  static final long NONE = Long.MAX_VALUE;

  private static final int BLOCK_BYTES = 1 << 16;

  private final boolean isFree;
  private final boolean isFolder;
  private final List<TextSplit> targets;
  private final Set<String> done;
  private final long offset;

  /**
   * A part of a split.
   *
   * @param stop records that begin here or later are not read; {@link #NONE} if all are
   */
  record Piece(TextSplit split, long stop) {
  }

  private TextStops(boolean isFree, boolean isFolder, List<TextSplit> targets, Set<String> done, long offset) {
    this.isFree = isFree;
    this.isFolder = isFolder;
    this.targets = targets;
    this.done = done;
    this.offset = offset;
  }

  /** All is read. */
  static TextStops none() {
    return new TextStops(true, false, List.of(), Set.of(), NONE);
  }

  /**
   * The stops in one file.
   *
   * @param splits what all subtasks have still to read
   * @param isRestored whether that follows from a snapshot
   * @throws PlanException if the file has no such place, or it lies before the splits
   */
  static TextStops inFile(SourceStop stop, Storage storage, Path path, String stateName, List<TextSplit> splits, boolean isRestored)
      throws PlanException {
    try (StorageInput input = storage.openInput(path)) {
      if (stop instanceof AtPosition place) {
        long offset = offset(place, path, input);
        if (isRestored && splits.stream().allMatch(split -> split.position() > offset)) {
          throw before(path, place.toString());
        }
        return new TextStops(false, false, List.of(), Set.of(), offset);
      }
      AtSnapshot at = (AtSnapshot) stop;
      List<TextSplit> targets = targets(at, stateName);
      if (targets.isEmpty()) {
        throw new PlanException("the snapshot " + at.snapshot() + " has no positions in '" + path + "'; name a snapshot of a job that read it.",
            new IOException("no positions"));
      }
      if (!targets.get(0).file().isContinuedBy(input)) {
        throw new PlanException("the snapshot " + at.snapshot() + " has positions in another file than '" + path + "' is now; put that file back.",
            new IOException("changed"));
      }
      for (TextSplit target : targets) {
        if (!target.isRead() && unread(splits, target.position(), target.end()) < target.end() - target.position()) {
          throw before(path, "byte " + target.position() + ", to which the job had read in the snapshot " + at.snapshot() + ",");
        }
      }
      return new TextStops(false, false, targets, Set.of(), NONE);
    } catch (IOException e) {
      throw new PlanException("the file '" + path + "' cannot be read: " + IoReason.of(e), e);
    }
  }

  /** The stops in a folder. */
  static TextStops inFolder(SourceStop stop, Path folder, List<TextSplit> splits, Set<String> read) throws PlanException {
    if (!(stop instanceof AtSnapshot at)) {
      throw new PlanException("'" + folder + "' is a folder, in which '" + stop + "' is no place; end with a time, a number of records or a snapshot.",
          new IOException("folder"));
    }
    Set<String> done = new HashSet<>();
    at.state().list(DirectorySource.DONE).forEach(row -> done.add((String) ((StructValue) row).values().get(0)));
    List<TextSplit> targets = targets(at, DirectorySource.STATE);
    TextStops stops = new TextStops(false, true, targets, done, NONE);
    for (String name : read) {
      if (!done.contains(name)) {
        throw before(folder, "the snapshot " + at.snapshot() + ", in which '" + name + "' had not been read to its end,");
      }
    }
    for (TextSplit split : splits) {
      if (!stops.wants(name(split)) || stops.target(split).filter(target -> target.position() < split.position()).isPresent()) {
        throw before(folder, "the snapshot " + at.snapshot() + ", by which less of '" + split.file().path() + "' had been read,");
      }
    }
    return stops;
  }

  private static PlanException before(Path path, String place) {
    return new PlanException(place + " in '" + path + "' lies before the place where the replay begins; end it later, or begin with an earlier snapshot.",
        new IOException("before"));
  }

  private static List<TextSplit> targets(AtSnapshot at, String stateName) {
    return at.state().list(stateName).stream().map(TextSplit::of).sorted(Comparator.comparingLong(TextSplit::begin)).toList();
  }

  /** Number of bytes of a range that the splits have still to read; what came to the file later belongs to the last one. */
  private static long unread(List<TextSplit> splits, long from, long to) {
    long last = splits.stream().mapToLong(TextSplit::end).max().orElse(0);
    return splits.stream().mapToLong(split -> Math.max(0, (split.end() == last ? to : Math.min(to, split.end())) - Math.max(from, split.position()))).sum();
  }

  private static long offset(AtPosition place, Path path, StorageInput input) throws IOException, PlanException {
    return switch (place.unit()) {
      case OFFSET -> {
        if (place.value() > input.sizeBytes()) {
          throw new PlanException("the file '" + path + "' has " + input.sizeBytes() + " bytes, so that there is no " + place + " in it.", new IOException("no place"));
        }
        yield place.value();
      }
      case LINE -> lineOffset(place, path, input);
      case RECORD -> throw new PlanException("the records of '" + path + "' have no numbers; name a place as 'line 5000' or 'offset 4711'.", new IOException("unit"));
    };
  }

  /** Where the line begins. Reads the file up to it. */
  private static long lineOffset(AtPosition place, Path path, StorageInput input) throws IOException, PlanException {
    byte[] block = new byte[BLOCK_BYTES];
    long line = 1;
    long position = 0;
    int count = place.value() < 1 ? -1 : input.read(0, block, 0, block.length);
    while (count >= 0 && line < place.value()) {
      for (int index = 0; index < count; index++) {
        line += block[index] == '\n' ? 1 : 0;
        if (line == place.value()) {
          return position + index + 1;
        }
      }
      position += count;
      count = input.read(position, block, 0, block.length);
    }
    if (line == place.value()) {
      return position;
    }
    throw new PlanException("the file '" + path + "' has no " + place + (place.value() < 1 ? "; lines count from 1." : "; it has " + line + "."),
        new IOException("no place"));
  }

  /** Whether the file of a folder has to be read, at least its beginning. */
  boolean wants(String name) {
    return isFree || !isFolder || done.contains(name) || targets.stream().anyMatch(target -> name(target).equals(name));
  }

  private static String name(TextSplit split) {
    return Path.of(split.file().path()).getFileName().toString();
  }

  private Optional<TextSplit> target(TextSplit split) {
    return targets.stream().filter(target -> name(target).equals(name(split))).findFirst();
  }

  /** The parts of a split between places where it has to stop. */
  List<Piece> pieces(TextSplit split) {
    if (isFree) {
      return List.of(new Piece(split, NONE));
    }
    if (isFolder) {
      return List.of(new Piece(split, target(split).filter(target -> !target.isRead()).map(TextSplit::position).orElse(NONE)));
    }
    if (offset != NONE) {
      return List.of(new Piece(split, offset < split.end() ? offset : NONE));
    }
    List<Piece> pieces = new ArrayList<>();
    for (long at = split.position(); at < split.end();) {
      Piece piece = piece(split, at);
      pieces.add(piece);
      at = piece.split().end();
    }
    return pieces;
  }

  /** The part that begins at the place. What no split of the snapshot covers had been read to its end; what came to the file later had not. */
  private Piece piece(TextSplit split, long at) {
    long end = split.end();
    long stop = at >= targets.get(0).file().length() ? at : NONE;
    for (TextSplit target : targets) {
      if (target.begin() <= at && at < target.end()) {
        end = Math.min(end, target.end());
        stop = target.isRead() ? NONE : Math.max(at, target.position());
      } else if (target.begin() > at) {
        end = Math.min(end, target.begin());
      }
    }
    if (at < targets.get(0).file().length()) {
      end = Math.min(end, targets.get(0).file().length());
    }
    TextSplit part = at == split.position() ? split.until(end) : split.from(at).until(end);
    return new Piece(part, stop < end ? stop : NONE);
  }
}
