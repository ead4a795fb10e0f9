package dev.stillwater.engine.snapshot;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a snapshot, or a part of it, could not be read or written: what, where, what was expected and what was found.
 *
 * <p>THREADING: immutable.
 */
public abstract sealed class SnapshotException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Place place;
  private final String expected;
  private final String found;

  /**
   * Where something went wrong.
   *
   * @param file the file, as a person would look for it
   * @param offset offset in the file in bytes, -1 if there is none
   */
  public record Place(String file, long offset) {
    /** Offset of a place that is a whole file. */
    public static final long NO_OFFSET = -1;

    public Place {
      Objects.requireNonNull(file, "file");
    }

    /** A place that is a whole file. */
    public static Place of(String file) {
      return new Place(file, NO_OFFSET);
    }

    @Override
    public String toString() {
      return offset < 0 ? file : file + " at offset " + offset;
    }
  }

  private SnapshotException(Place place, String what, String expected, String found, String remedy, Throwable cause) {
    super(text(place, what, expected, found, remedy), cause);
    this.place = place;
    this.expected = expected;
    this.found = found;
  }

  private static String text(Place place, String what, String expected, String found, String remedy) {
    StringBuilder text = new StringBuilder(place.toString()).append(": ").append(what);
    if (!expected.isEmpty()) {
      text.append(" Expected: ").append(expected).append('.');
    }
    if (!found.isEmpty()) {
      text.append(" Found: ").append(found).append('.');
    }
    return remedy.isEmpty() ? text.toString() : text.append(' ').append(remedy).toString();
  }

  /** The file. */
  public String file() {
    return place.file();
  }

  /** Offset in the file in bytes, if the problem has one. */
  public OptionalLong offset() {
    return place.offset() < 0 ? OptionalLong.empty() : OptionalLong.of(place.offset());
  }

  /** What should have been there, if that can be said. */
  public Optional<String> expected() {
    return expected.isEmpty() ? Optional.empty() : Optional.of(expected);
  }

  /** What was there, if that can be said. */
  public Optional<String> found() {
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** The path holds no snapshot at all. */
  public static final class NotASnapshot extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** What the path holds instead. */
    public NotASnapshot(Place place, String expected, String found) {
      super(place, "this is no snapshot.", expected, found, "Name a snapshot's folder, its _metadata file, or a zip or tar.gz of the folder.", null);
    }
  }

  /** A file ends too early. */
  public static final class Truncated extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** The offset is where the missing bytes should begin. */
    public Truncated(Place place, String expected, String found) {
      super(place, "the file ends too early.", expected, found, "Copy the file again from where the snapshot was written.", null);
    }
  }

  /** Bytes that cannot be what the format says. */
  public static final class Corrupt extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** The sentence says what is wrong. */
    public Corrupt(Place place, String what, String expected, String found) {
      super(place, what, expected, found, "", null);
    }

    /** The sentence says what is wrong; a library said so first. */
    public Corrupt(Place place, String what, Throwable cause) {
      super(place, what, "", "", "", cause);
    }
  }

  /** A format version that this program does not know. */
  public static final class UnknownVersion extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** The sentence names the format. */
    public UnknownVersion(Place place, String what, String expected, String found) {
      super(place, what, expected, found, "", null);
    }
  }

  /** A file that the snapshot points to is not there. */
  public static final class MissingFile extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** The pointer as it stands in the snapshot, and where it was looked for. */
    public MissingFile(Place place, String pointer, String lookedFor) {
      super(place, "a file of the snapshot is missing.", pointer, "nothing at " + lookedFor,
          "If the snapshot was moved, name the folder that its files lie below (--root).", null);
    }
  }

  /** A serializer whose bytes cannot be told apart from what follows, so that what stands behind it cannot be reached. */
  public static final class UnreadableSerializer extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** The class of the serializer or of its snapshot. */
    public UnreadableSerializer(Place place, String serializerClass, String what) {
      super(place, what, "", serializerClass, "", null);
    }
  }

  /** The request does not fit the snapshot: an unknown operator or state, an edit that would break it. */
  public static final class Refused extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** The sentence says what is refused and why. */
    public Refused(Place place, String what, String remedy) {
      super(place, what, "", "", remedy, null);
    }
  }

  /** The disk refused. */
  public static sealed class Unreachable extends SnapshotException permits InDoubt {
    private static final long serialVersionUID = 1L;

    /** The sentence says what was tried and why it failed. */
    public Unreachable(Place place, String what, Throwable cause) {
      super(place, what, "", "", "", cause);
    }
  }

  /** The disk failed in the moment in which the snapshot was put in its place, and did not let it be taken away again: it may be there or not. */
  public static final class InDoubt extends Unreachable {
    private static final long serialVersionUID = 1L;

    /** The cause is what the disk said. */
    public InDoubt(Place place, Throwable cause) {
      super(place, "the disk failed when the snapshot had been put in its place, and it cannot be taken away again, so that nobody knows whether it will be"
          + " there.", cause);
    }
  }

  /** The person asked to stop. */
  public static final class Cancelled extends SnapshotException {
    private static final long serialVersionUID = 1L;

    /** What was being done. */
    public Cancelled(Place place) {
      super(place, "cancelled.", "", "", "", null);
    }
  }
}
