package dev.stillwater.engine.source;

import dev.stillwater.engine.source.SourceStop.AtPosition;
import dev.stillwater.engine.source.SourceStop.AtSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides the numbers of a generator where a replay has to stop in them.
 *
 * <p>THREADING: the thread that starts the job.
 */
final class NumberStops {
  /** There is no stop. */
  static final long NONE = Long.MAX_VALUE;

  /** More pieces than this are not made of one sequence. */
  private static final long PIECES_MAX = 4096;

  private NumberStops() {
  }

  /**
   * A part of a sequence.
   *
   * @param stop this number and later ones are not made; {@link #NONE} if all are
   */
  record Piece(NumberSplit split, long stop) {
  }

  /**
   * The parts of the splits.
   *
   * @param all those of all subtasks as they were before they were shared out
   * @param count the generator's number of records, 0 for no end
   * @throws IllegalArgumentException if there is no such place, or it lies before the splits; the message is for people
   */
  static List<Piece> pieces(Optional<SourceStop> stop, List<NumberSplit> splits, List<NumberSplit> all, long count) {
    if (stop.isEmpty()) {
      return splits.stream().map(split -> new Piece(split, NONE)).toList();
    }
    if (stop.get() instanceof AtPosition place) {
      requirePlace(place, all, count);
      return splits.stream().map(split -> new Piece(split, place.value())).toList();
    }
    AtSnapshot at = (AtSnapshot) stop.get();
    List<NumberSplit> targets = at.state().list(NumberSplit.STATE).stream().map(NumberSplit::of).toList();
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("the snapshot " + at.snapshot() + " has no numbers of the generator; name a snapshot of a job that had it.");
    }
    for (NumberSplit target : targets) {
      if ((count == 0 || target.next() < count) && all.stream().noneMatch(split -> contains(split, target.next()))) {
        throw new IllegalArgumentException("record " + target.next() + ", to which the job had come in the snapshot " + at.snapshot()
            + ", lies before the place where the replay begins; end it later, or begin with an earlier snapshot.");
      }
    }
    List<Piece> pieces = new ArrayList<>();
    for (NumberSplit split : splits) {
      divide(split, targets, count, pieces);
    }
    return pieces;
  }

  private static void requirePlace(AtPosition place, List<NumberSplit> splits, long count) {
    if (place.unit() != AtPosition.Unit.RECORD) {
      throw new IllegalArgumentException("'" + place + "' is no place among generated records; name one as 'record 20000'.");
    }
    if (count > 0 && place.value() > count) {
      throw new IllegalArgumentException("there is no " + place + ": the generator makes " + count + ".");
    }
    if (!splits.isEmpty() && splits.stream().allMatch(split -> split.next() - split.stride() >= place.value())) {
      throw new IllegalArgumentException(place + " lies before the place where the replay begins, which is record "
          + splits.stream().mapToLong(NumberSplit::next).min().getAsLong() + "; end it later, or begin with an earlier snapshot.");
    }
  }

  private static boolean contains(NumberSplit split, long number) {
    return number >= split.next() && (number - split.next()) % split.stride() == 0;
  }

  /** A piece for each residue of the targets' strides, so that each lies in one target or in none. */
  private static void divide(NumberSplit split, List<NumberSplit> targets, long count, List<Piece> pieces) {
    long stride = split.stride();
    for (NumberSplit target : targets) {
      stride = stride / gcd(stride, target.stride()) * target.stride();
    }
    long parts = stride / split.stride();
    if (parts > PIECES_MAX) {
      throw new IllegalArgumentException("the numbers that had been made cannot be told in few words; name a place as 'record 20000'.");
    }
    for (long part = 0; part < parts; part++) {
      long next = split.next() + part * split.stride();
      long stop = NONE;
      for (NumberSplit target : targets) {
        if (Math.floorMod(next - target.next(), target.stride()) == 0) {
          stop = Math.min(stop, Math.max(next, target.next()));
        }
      }
      pieces.add(new Piece(new NumberSplit(next, stride, split.newest()), count > 0 && stop >= count ? NONE : stop));
    }
  }

  private static long gcd(long left, long right) {
    return right == 0 ? left : gcd(right, left % right);
  }
}
