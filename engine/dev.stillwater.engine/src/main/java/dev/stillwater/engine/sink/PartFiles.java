package dev.stillwater.engine.sink;

import dev.stillwater.engine.JobFailure;
import dev.stillwater.engine.JobFailureException;
import dev.stillwater.engine.io.DurableFolders;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.RestoredState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a sink's parts as all its subtasks share it: its lock, its names, and the way back to what a snapshot holds.
 *
 * <p>Part number k of subtask s is {@code part-<s>-<k>.csv}, and {@code .part-<s>-<k>.csv.pending} until it is committed. A run that goes on from a snapshot
 * counts on from the highest number in it, so a name never comes twice, and the numbers tell which parts are younger than the snapshot.
 *
 * <p>THREADING: {@link #prepare} and {@link #open} by the thread that starts the job, {@link #close} by any subtask.
 */
final class PartFiles {
  /** State of the parts that are in the snapshot and not yet visible. */
  static final String PARTS = "sink-parts";
  static final RowType PARTS_TYPE = RowType.of(RowField.required("folder", ValueType.STRING), RowField.required("name", ValueType.STRING),
      RowField.required("length", ValueType.LONG));
  /** State of the numbers that each subtask counts. */
  static final String COUNTERS = "sink-counters";
  static final RowType COUNTERS_TYPE = RowType.of(RowField.required("folder", ValueType.STRING), RowField.required("subtask", ValueType.INT),
      RowField.required("first", ValueType.LONG), RowField.required("next", ValueType.LONG));

  private static final String LOCK = ".stillwater-lock";
  private static final String PENDING = ".pending";
  private static final Pattern NAME = Pattern.compile("part-(\\d{1,9})-(\\d{1,18})\\.\\w+");

  private final String uid;
  private final Storage storage;
  private final Path folder;
  private final ReentrantLock closing = new ReentrantLock();
  private Optional<StorageOutput> lock = Optional.empty();
  private int users;
  private long firstNumber;

  PartFiles(String uid, Storage storage, Path folder) {
    this.uid = uid;
    this.storage = storage;
    this.folder = folder;
  }

  /** Locks the folder and makes it what it was in the snapshot, or empties it of parts. */
  PartFiles prepare(RestoredState restored) {
    try {
      if (storage.exists(folder) && !storage.isDirectory(folder)) {
        throw failure("'" + folder + "' is a file, and with parallelism above 1 a folder of parts is written; delete it or set the parameter path to another"
            + " place.");
      }
      DurableFolders.create(storage, folder);
      lock = Optional.of(storage.append(folder.resolve(LOCK), 0));
      try {
        goBack(restored);
      } catch (IOException | RuntimeException e) {
        lock.get().close();
        throw e;
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void goBack(RestoredState restored) throws IOException {
    Map<Integer, Long> nextOf = new HashMap<>();
    long oldFirst = 0;
    for (List<Object> values : rows(restored, COUNTERS)) {
      oldFirst = Math.max(oldFirst, (Long) values.get(2));
      nextOf.merge((Integer) values.get(1), (Long) values.get(3), Math::max);
      firstNumber = Math.max(firstNumber, (Long) values.get(3));
    }
    Set<String> kept = new HashSet<>();
    for (List<Object> values : rows(restored, PARTS)) {
      String name = (String) values.get(1);
      commitRestored(name, (Long) values.get(2));
      kept.add(name);
    }
    if (!kept.isEmpty()) {
      storage.force(folder);
    }
    for (Path file : storage.list(folder)) {
      String name = file.getFileName().toString();
      boolean isPending = name.startsWith(".") && name.endsWith(PENDING);
      Matcher part = NAME.matcher(isPending ? name.substring(1, name.length() - PENDING.length()) : name);
      if (part.matches() && !kept.contains(name)
          && (isPending || Long.parseLong(part.group(2)) >= nextOf.getOrDefault(Integer.valueOf(part.group(1)), oldFirst))) {
        storage.delete(file);
      }
    }
  }

  private List<List<Object>> rows(RestoredState restored, String state) {
    return restored.list(state).stream().map(row -> ((StructValue) row).values()).filter(values -> values.get(0).equals(folder.toString())).toList();
  }

  /** Gives a part the length that it has in the snapshot and makes it visible; if that was done before, there is nothing to do. */
  private void commitRestored(String name, long length) throws IOException {
    Path pending = pending(name);
    Path file = storage.exists(pending) ? pending : folder.resolve(name);
    long size = storage.exists(file) ? storage.sizeBytes(file) : -1;
    if (size < length) {
      throw failure("the part '" + file + "' " + (size < 0 ? "is missing" : "has " + size + " bytes") + ", of which the snapshot holds " + length
          + " bytes; put it back, set the parameter path to a new folder, or start without the snapshot.");
    }
    if (size > length) {
      try (StorageOutput output = storage.append(file, length)) {
        output.force();
      }
    }
    if (file == pending) {
      storage.rename(pending, folder.resolve(name));
    }
  }

  /** The number of each subtask's next part at the start. */
  long firstNumber() {
    return firstNumber;
  }

  /** Counts a subtask, which closes once. */
  void open() {
    users++;
  }

  Path folder() {
    return folder;
  }

  /** The hidden name of a part. */
  Path pending(String name) {
    return folder.resolve("." + name + PENDING);
  }

  /** The last subtask frees the folder. */
  void close() throws IOException {
    closing.lock();
    try {
      users--;
      if (users == 0 && lock.isPresent()) {
        StorageOutput held = lock.get();
        lock = Optional.empty();
        held.close();
        storage.delete(folder.resolve(LOCK));
      }
    } finally {
      closing.unlock();
    }
  }

  private JobFailureException failure(String message) {
    return new JobFailureException(JobFailure.of(uid, message, new IOException(message)));
  }
}
