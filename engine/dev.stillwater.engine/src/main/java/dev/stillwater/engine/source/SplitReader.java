package dev.stillwater.engine.source;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads one split of a text file.
 *
 * <p>THREADING: one subtask.
 *
 * <p>LIFECYCLE: made, open (again and again, the first time counts), searching its first record if that is not known, reading, closed.
 */
final class SplitReader implements Closeable {
  private final TextSplit begun;
  private final long stop;
  private final TextFormat format;
  private final Storage storage;
  private Optional<StorageInput> input = Optional.empty();
  private Optional<SplitSearch> search = Optional.empty();
  private Optional<RecordScanner> scanner = Optional.empty();
  private TextFormat.TextFile file;
  private long newest;
  private Optional<TextSplit> passedOver = Optional.empty();

  /** Makes a reader of the split up to a stop; nothing is opened yet. */
  SplitReader(TextStops.Piece piece, TextFormat format, Storage storage) {
    begun = piece.split();
    stop = piece.stop();
    this.format = format;
    this.storage = storage;
    newest = begun.newest();
  }

  String path() {
    return begun.file().path();
  }

  /** Records that begin here or later are not read. */
  long end() {
    return Math.min(begun.end(), stop);
  }

  /** Whether it has to stop before the end of its split. */
  boolean isStopping() {
    return stop < begun.end();
  }

  /** Highest event time of its records. */
  long newest() {
    return newest;
  }

  void newest(long time) {
    newest = time;
  }

  /** Opens the file at the first record, or begins to search it. */
  void open() throws IOException, TextFormat.FormatException {
    if (input.isPresent()) {
      return;
    }
    StorageInput opened = storage.openInput(Path.of(path()));
    input = Optional.of(opened);
    file = format.open(opened);
    if (begun.isLocated()) {
      scanner = Optional.of(file.scanner(begun.position(), begun.line()));
    } else if (begun.position() <= file.start()) {
      scanner = Optional.of(file.scanner(file.start(), file.startLine()));
    } else {
      search = Optional.of(file.search(file.start(), file.startLine(), begun.position()));
    }
  }

  /** Whether the first record has still to be found. */
  boolean isSearching() {
    return scanner.isEmpty();
  }

  /** Searches a bit further. */
  void search() throws IOException {
    SplitSearch running = search.orElseThrow();
    if (running.step()) {
      search = Optional.empty();
      scanner = Optional.of(file.scanner(running.position(), running.line()));
    }
  }

  /** The records; there once the first one was found. */
  RecordScanner scanner() {
    return scanner.orElseThrow();
  }

  /** The record at the place is passed over; the split as it is now begins with the first of those, unless a record is taken behind it. */
  void passOver(long position, long line) {
    if (passedOver.isEmpty()) {
      passedOver = Optional.of(new TextSplit(begun.file(), begun.begin(), begun.end(), position, line, newest));
    }
  }

  /** A record was taken. */
  void took() {
    passedOver = Optional.empty();
  }

  /** Whether the split as it is now begins with a record that was passed over. */
  boolean isAtPassedOver() {
    return passedOver.isPresent();
  }

  /** The split as it is now. */
  TextSplit split() {
    if (passedOver.isPresent()) {
      return passedOver.get();
    }
    if (scanner.isEmpty()) {
      return new TextSplit(begun.file(), begun.begin(), begun.end(), begun.position(), begun.line(), newest);
    }
    RecordScanner reading = scanner.get();
    return new TextSplit(begun.file(), begun.begin(), begun.end(), reading.nextPosition(), reading.nextLine(), newest);
  }

  /** Number of bytes of the split that have been read. */
  long readBytes() {
    return scanner.isEmpty() ? 0 : Math.max(0, Math.min(scanner.get().nextPosition(), begun.end()) - begun.position());
  }

  @Override
  public void close() throws IOException {
    if (input.isPresent()) {
      StorageInput closing = input.get();
      input = Optional.empty();
      closing.close();
    }
  }
}
