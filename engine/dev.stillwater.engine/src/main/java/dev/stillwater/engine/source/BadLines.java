package dev.stillwater.engine.source;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.value.StructValue;
import dev.stillwater.engine.task.OperatorSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file that takes the lines a source could not read: file, line number, reason and text. It appears with the first bad line.
 *
 * <p>All subtasks write into one file, so its length at a checkpoint must not count lines that belong to a later one. A line written by a subtask behind its
 * snapshot n is held back until all subtasks have taken theirs: the last one then finds the file as it belongs to n.
 *
 * <p>THREADING: all subtasks of the source; a lock keeps lines whole, and bad lines are rare enough for it.
 */
final class BadLines {
  /** Name of the state: path and length of the file. */
  static final String STATE = "bad-lines";
  static final RowType TYPE = RowType.of(RowField.required("path", ValueType.STRING), RowField.required("length", ValueType.LONG));

  private static final int BUFFER_CHARS = 1 << 16;
  private static final String HEADER = "file,line,reason,text\n";

  private final Storage storage;
  private final Path file;
  private final long[] epochs;
  private final ReentrantLock lock = new ReentrantLock();
  private final TreeMap<Long, StringBuilder> held = new TreeMap<>();
  private final StringBuilder buffer = new StringBuilder();
  private Optional<StorageOutput> output = Optional.empty();
  private long keptBytes;
  private int users;

  /** Makes the file's writer. What an older file of the name holds behind what the restored state knows is cut off. */
  BadLines(Storage storage, Path file, int parallelism, List<Object> restored) throws IOException {
    this.storage = storage;
    this.file = file;
    epochs = new long[parallelism];
    for (Object element : restored) {
      StructValue row = (StructValue) element;
      if (row.field("path").equals(Optional.of(file.toString()))) {
        keptBytes = Math.max(keptBytes, (Long) row.field("length").orElse(0L));
      }
    }
    if (storage.isDirectory(file)) {
      return;
    }
    if (keptBytes > 0 && storage.exists(file)) {
      keptBytes = Math.min(keptBytes, storage.sizeBytes(file));
      storage.append(file, keptBytes).close();
    } else {
      keptBytes = 0;
      storage.delete(file);
    }
  }

  /** Where the lines go. */
  Path file() {
    return file;
  }

  /** Counts a subtask that writes; it closes once. */
  void open() {
    lock.lock();
    users++;
    lock.unlock();
  }

  /** A bad line. */
  record Line(String file, long number, String reason, String text) {
  }

  /** Adds a line that the subtask found. */
  void add(int subtask, Line line) throws IOException {
    lock.lock();
    try {
      long epoch = epochs[subtask];
      StringBuilder target = epoch == oldestEpoch() ? buffer : held.computeIfAbsent(epoch, key -> new StringBuilder());
      append(target, line.file());
      target.append(',').append(line.number()).append(',');
      append(target, line.reason());
      target.append(',');
      append(target, line.text());
      target.append('\n');
      if (buffer.length() >= BUFFER_CHARS) {
        write();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The subtask takes a snapshot; the last subtask to do so adds the length of the file. */
  void snapshot(int subtask, OperatorSnapshot snapshot) throws IOException {
    lock.lock();
    try {
      long id = snapshot.checkpointId();
      epochs[subtask] = Math.max(epochs[subtask], id);
      if (oldestEpoch() < id) {
        return;
      }
      release(held.headMap(id, false));
      write();
      if (output.isPresent()) {
        output.get().force();
      }
      long length = output.map(StorageOutput::position).orElse(keptBytes);
      if (length > 0) {
        snapshot.union(STATE, Serializers.ofRow(TYPE), List.of(new StructValue("", List.of("path", "length"), List.of(file.toString(), length))));
      }
      release(held.headMap(id, true));
    } finally {
      lock.unlock();
    }
  }

  private void release(Map<Long, StringBuilder> due) {
    due.values().forEach(buffer::append);
    due.clear();
  }

  private long oldestEpoch() {
    long oldest = Long.MAX_VALUE;
    for (long epoch : epochs) {
      oldest = Math.min(oldest, epoch);
    }
    return oldest;
  }

  /** Writes what is held in the buffer. */
  void flush() throws IOException {
    lock.lock();
    try {
      write();
    } finally {
      lock.unlock();
    }
  }

  /** Writes all that is held; the last subtask closes the file. */
  void close() throws IOException {
    lock.lock();
    try {
      users--;
      if (users == 0) {
        release(held);
      }
      write();
      if (users == 0 && output.isPresent()) {
        output.get().close();
        output = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void append(StringBuilder target, String text) {
    target.append('"').append(text.replace("\"", "\"\"")).append('"');
  }

  private void write() throws IOException {
    if (buffer.length() == 0) {
      return;
    }
    if (output.isEmpty()) {
      output = Optional.of(storage.append(file, keptBytes));
      if (keptBytes == 0) {
        buffer.insert(0, HEADER);
      }
    }
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    output.get().write(bytes, 0, bytes.length);
    buffer.setLength(0);
  }
}
