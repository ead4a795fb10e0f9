package dev.stillwater.engine.source;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides which ranges of one file each subtask reads. All subtasks come to the same plan, from the file alone or from all the splits of a snapshot.
 *
 * <p>THREADING: one thread.
 */
final class SplitPlan {
  /** Smaller pieces are not worth a reader of their own, in bytes. */
  private static final long PIECE_BYTES_MIN = 1 << 16;

  private final Path path;
  private final int parallelism;
  private final FileIdentity identity;
  private final long start;
  private final long startLine;

  /** Cannot go on, with the reason for people. */
  static final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    PlanException(String message, Exception cause) {
      super(message, cause);
    }
  }

  private SplitPlan(Path path, int parallelism, FileIdentity identity, TextFormat.TextFile file) {
    this.path = path;
    this.parallelism = parallelism;
    this.identity = identity;
    start = file.start();
    startLine = file.startLine();
  }

  /** The splits of the subtask in a fresh start: one range of the file. */
  static List<TextSplit> fresh(Storage storage, Path path, TextFormat format, int subtask, int parallelism) throws PlanException {
    try (StorageInput input = open(storage, path)) {
      SplitPlan plan = new SplitPlan(path, parallelism, FileIdentity.of(path.toString(), input), format.open(input));
      return List.of(plan.range(subtask));
    } catch (IOException e) {
      throw new PlanException("the file '" + path + "' cannot be read: " + IoReason.of(e), e);
    } catch (TextFormat.FormatException e) {
      throw new PlanException("the file '" + path + "' " + e.getMessage(), e);
    }
  }

  /** The share of the subtask of the splits of a snapshot, after what came to the file since. */
  static List<TextSplit> restored(Storage storage, Path path, TextFormat format, int subtask, int parallelism, List<TextSplit> all) throws PlanException {
    try (StorageInput input = open(storage, path)) {
      SplitPlan plan = new SplitPlan(path, parallelism, FileIdentity.of(path.toString(), input), format.open(input));
      plan.checkIdentity(input, all.get(0).file());
      return plan.shares(plan.grown(all, input)).get(subtask);
    } catch (IOException e) {
      throw new PlanException("the file '" + path + "' cannot be read: " + IoReason.of(e), e);
    } catch (TextFormat.FormatException e) {
      throw new PlanException("the file '" + path + "' " + e.getMessage(), e);
    }
  }

  private static StorageInput open(Storage storage, Path path) throws IOException, PlanException {
    if (!storage.exists(path)) {
      throw new PlanException("the file '" + path + "' does not exist; set the parameter path to an existing file.", new IOException("missing"));
    }
    if (storage.isDirectory(path)) {
      throw new PlanException("'" + path + "' is a folder; set the parameter path to a file.", new IOException("folder"));
    }
    return storage.openInput(path);
  }

  private void checkIdentity(StorageInput input, FileIdentity known) throws IOException, PlanException {
    if (identity.length() < known.length()) {
      throw new PlanException("the file '" + path + "' has " + identity.length() + " bytes, and had " + known.length()
          + " when the snapshot was taken; put the file back as it was, or start without the snapshot.", new IOException("shorter"));
    }
    if (!known.isContinuedBy(input)) {
      throw new PlanException("the file '" + path + "' is not the one that was read when the snapshot was taken: it begins otherwise"
          + "; put that file back, or start without the snapshot.", new IOException("changed"));
    }
  }

  /** The range of a subtask in a fresh start. */
  private TextSplit range(int subtask) {
    long length = Math.max(0, identity.length() - start);
    long first = start + share(length, subtask, parallelism);
    return new TextSplit(identity, first, start + share(length, subtask + 1, parallelism), first, subtask == 0 ? startLine : 0, Long.MIN_VALUE);
  }

  private static long share(long length, int index, int count) {
    return length / count * index + length % count * index / count;
  }

  /** The splits, of which the last one now ends where the file does. */
  private List<TextSplit> grown(List<TextSplit> all, StorageInput input) throws IOException, PlanException {
    long oldLength = all.get(0).file().length();
    List<TextSplit> splits = new ArrayList<>(all.stream().map(split -> split.in(identity)).sorted(Comparator.comparingLong(TextSplit::begin)
        .thenComparingLong(TextSplit::end)).toList());
    if (identity.length() > oldLength) {
      int last = splits.size() - 1;
      TextSplit tail = splits.get(last).until(identity.length());
      splits.set(last, tail.isLocated() && tail.position() == oldLength ? behindLineEnd(tail, input) : tail);
    }
    return splits.stream().filter(split -> !split.isRead() || split.end() >= identity.length()).toList();
  }

  /** The last line had no end when it was read as a record; now its end must follow, and nothing else. */
  private TextSplit behindLineEnd(TextSplit tail, StorageInput input) throws IOException, PlanException {
    byte[] bytes = new byte[3];
    long before = tail.position() - 1;
    int count = before < start ? 0 : input.read(before, bytes, 0, bytes.length);
    if (count < 2 || bytes[0] == '\n') {
      return tail;
    }
    int length = bytes[1] == '\n' ? 1 : count == 3 && bytes[1] == '\r' && bytes[2] == '\n' ? 2 : 0;
    if (length == 0) {
      throw new PlanException("the last line of '" + path + "', which had been read without a line end, has been written on since (byte " + tail.position()
          + "); put the file back as it was, or start without the snapshot.", new IOException("last line"));
    }
    return new TextSplit(identity, tail.begin(), tail.end(), tail.position() + length, tail.line(), tail.newest());
  }

  /** The splits of each subtask: as many as there are, and big ones in pieces where subtasks would have nothing to do. */
  private List<List<TextSplit>> shares(List<TextSplit> splits) {
    List<TextSplit> read = splits.stream().filter(TextSplit::isRead).toList();
    List<TextSplit> open = new ArrayList<>(splits.stream().filter(split -> !split.isRead()).toList());
    while (!open.isEmpty() && open.size() < parallelism) {
      TextSplit biggest = open.stream().max(Comparator.comparingLong(SplitPlan::remaining)).orElseThrow();
      long middle = biggest.position() + remaining(biggest) / 2;
      if (remaining(biggest) < 2 * PIECE_BYTES_MIN) {
        break;
      }
      int place = open.indexOf(biggest);
      open.set(place, biggest.until(middle));
      open.add(place + 1, biggest.from(middle));
    }
    List<List<TextSplit>> shares = IntStream.range(0, parallelism).<List<TextSplit>>mapToObj(subtask -> new ArrayList<>()).toList();
    for (int index = 0; index < open.size(); index++) {
      shares.get(index * parallelism / Math.max(parallelism, open.size())).add(open.get(index));
    }
    shares.get(parallelism - 1).addAll(read);
    return shares;
  }

  private static long remaining(TextSplit split) {
    return split.end() - split.position();
  }
}
