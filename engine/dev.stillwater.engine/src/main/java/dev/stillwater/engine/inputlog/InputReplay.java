package dev.stillwater.engine.inputlog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells a source whose input cannot be read again that it is replayed: it then takes its records from the input log that belongs to the snapshot, and says here
 * how far it is. A source finds it among the objects that its subtasks share.
 *
 * <p>THREADING: the thread of the replay.
 */
public final class InputReplay {
  /** The source is not replayed, it runs. */
  public static final InputReplay NONE = new InputReplay(false, Optional.empty());

  private final boolean isReplay;
  private final Optional<Path> snapshot;
  private final List<String> notes = new ArrayList<>();
  private OptionalLong arrivalMs = OptionalLong.empty();
  private OptionalLong nextArrivalMs = OptionalLong.empty();

  private InputReplay(boolean isReplay, Optional<Path> snapshot) {
    this.isReplay = isReplay;
    this.snapshot = Objects.requireNonNull(snapshot, "snapshot");
  }

  /** The source is replayed from the snapshot in the folder; empty for the beginning of its input, which no log holds. */
  public static InputReplay of(Optional<Path> snapshot) {
    return new InputReplay(true, snapshot);
  }

  /** Whether the source is replayed. */
  public boolean isReplay() {
    return isReplay;
  }

  /** The snapshot that the replay begins with. */
  public Optional<Path> snapshot() {
    return snapshot;
  }

  /** When the record that was read last came first, in milliseconds since 1970-01-01T00:00:00Z; empty before the first. */
  public OptionalLong arrivalMs() {
    return arrivalMs;
  }

  /** When the record that will be read next came first, in milliseconds; empty at the end. */
  public OptionalLong nextArrivalMs() {
    return nextArrivalMs;
  }

  /** What people should know about the input, such as where the log ends and why. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** A record that came at that time has been read. */
  public void read(long newArrivalMs) {
    arrivalMs = OptionalLong.of(newArrivalMs);
  }

  /** The next record came at that time, in milliseconds; empty if there is none. */
  public void next(OptionalLong newNextArrivalMs) {
    nextArrivalMs = newNextArrivalMs;
  }

  /** Adds what people should know, once. */
  public void note(String sentence) {
    if (!notes.contains(sentence)) {
      notes.add(sentence);
    }
  }
}
