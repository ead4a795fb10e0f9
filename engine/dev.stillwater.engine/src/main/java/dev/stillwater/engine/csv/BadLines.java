package dev.stillwater.engine.csv;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file that takes the lines a CSV source could not read: line number, reason and text. It appears with the first bad line.
 *
 * <p>THREADING: all subtasks of the source; a lock keeps lines whole, and bad lines are rare enough for it.
 */
final class BadLines {
  private static final int BUFFER_CHARS = 1 << 16;

  private final Storage storage;
  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();
  private final StringBuilder buffer = new StringBuilder();
  private Optional<StorageOutput> output = Optional.empty();
  private int users;

  /** Makes the file's writer; an older file of the name is deleted. */
  BadLines(Storage storage, Path file) throws IOException {
    this.storage = storage;
    this.file = file;
    if (!storage.isDirectory(file)) {
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

  /** Adds a line. */
  void add(Path source, long line, String reason, String text) throws IOException {
    lock.lock();
    try {
      if (output.isEmpty()) {
        output = Optional.of(storage.create(file));
        buffer.append("file,line,reason,text\n");
      }
      append(source.getFileName().toString());
      buffer.append(',').append(line).append(',');
      append(reason);
      buffer.append(',');
      append(text);
      buffer.append('\n');
      if (buffer.length() >= BUFFER_CHARS) {
        write();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Writes what is held. */
  void flush() throws IOException {
    lock.lock();
    try {
      write();
    } finally {
      lock.unlock();
    }
  }

  /** Writes what is held; the last subtask closes the file. */
  void close() throws IOException {
    lock.lock();
    try {
      write();
      if (--users == 0 && output.isPresent()) {
        output.get().close();
        output = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
  }

  private void append(String text) {
    buffer.append('"').append(text.replace("\"", "\"\"")).append('"');
  }

  private void write() throws IOException {
    if (buffer.length() > 0 && output.isPresent()) {
      byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
      output.get().write(bytes, 0, bytes.length);
      buffer.setLength(0);
    }
  }
}
