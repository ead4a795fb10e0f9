package dev.stillwater.host.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a user's catalogue knows of a snapshot, also when the snapshot itself is gone.
 *
 * <p>THREADING: immutable.
 *
 * @param id stays the same when the snapshot is moved; 32 hexadecimal digits
 * @param path the snapshot's folder or archive, absolute
 * @param origin what it was taken of
 * @param form what kind of snapshot it is
 * @param words what people call it and wrote about it
 * @param book how it came into the catalogue
 */
public record CatalogEntry(String id, Path path, Origin origin, Form form, Words words, Book book) {
  /**
   * What a snapshot was taken of.
   *
   * @param jobName name of the job; empty where it is not known, as with snapshots of Flink
   * @param jobId id of the run; empty where it is not known
   * @param checkpointId number in the run
   * @param version version of the job
   * @param jobPath where the job's file was
   * @param taken when it was triggered
   */
  public record Origin(String jobName, String jobId, long checkpointId, Optional<JobVersion> version, Optional<String> jobPath, Optional<Instant> taken) {
    /** Nothing is known. */
    static final Origin UNKNOWN = new Origin("", "", -1, Optional.empty(), Optional.empty(), Optional.empty());

    public Origin {
      Objects.requireNonNull(jobName, "jobName");
      Objects.requireNonNull(jobId, "jobId");
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(jobPath, "jobPath");
      Objects.requireNonNull(taken, "taken");
    }
  }

  /**
   * What kind of snapshot it is.
   *
   * @param purpose {@code savepoint}, {@code checkpoint} or {@code snapshot}
   * @param format {@code canonical}, {@code native}, {@code full}, {@code incremental} and the like
   * @param sizeBytes length of its files that are there, together
   * @param files their number
   */
  public record Form(String purpose, String format, long sizeBytes, int files) {
    /** Whether a person owns it: it goes only when somebody disposes of it. */
    public boolean isSavepoint() {
      return purpose.equals("savepoint");
    }
  }

  /**
   * Words of people.
   *
   * @param label what it is called
   * @param note what is written about it
   */
  public record Words(Optional<String> label, Optional<String> note) {
    /** None. */
    public static final Words NONE = new Words(Optional.empty(), Optional.empty());

    public Words {
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(note, "note");
    }
  }

  /**
   * How a snapshot came into the catalogue.
   *
   * @param user who took or opened it
   * @param by by what means
   * @param addedMs when it was noted, wall clock in milliseconds
   * @param disposedMs when it was disposed of
   */
  public record Book(String user, By by, long addedMs, OptionalLong disposedMs) {
  }

  /** By what means a snapshot came into the catalogue. */
  public enum By {
    /** Asked for from a shell. */
    COMMAND_LINE("command line"),
    /** Asked for in the IDE. */
    IDE("IDE"),
    /** Asked for over REST by somebody else, such as Flink's command line. */
    REST("REST"),
    /** Taken by a schedule. */
    SCHEDULE("schedule"),
    /** Taken elsewhere and opened here. */
    OPENED("opened"),
    /** A run began with it. */
    RESTORED("restored"),
    /** Copied from another one of the catalogue. */
    COPIED("copied");

    private final String text;

    By(String text) {
      this.text = text;
    }

    /** The name as people and files have it. */
    public String text() {
      return text;
    }

    static By of(String text) {
      for (By each : values()) {
        if (each.text.equals(text)) {
          return each;
        }
      }
      throw new IllegalArgumentException("'" + text + "' is no way into the catalogue.");
    }
  }

  public CatalogEntry {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(book, "book");
  }

  /** What it is called: the label, else the name of its folder. */
  public String name() {
    return words.label().orElseGet(() -> String.valueOf(path.getFileName()));
  }

  /** Whether it was disposed of, so that only the memory of it is left. */
  public boolean isDisposed() {
    return book.disposedMs().isPresent();
  }

  /** When it was taken; where that is not known, when it was noted. */
  public Instant time() {
    return origin.taken().orElseGet(() -> Instant.ofEpochMilli(book.addedMs()));
  }

  /** The entry as the members of a JSON object, as its file has them. */
  public Map<String, Object> toMembers() {
    return CatalogText.members(this);
  }

  CatalogEntry at(Path newPath) {
    return new CatalogEntry(id, newPath, origin, form, words, book);
  }

  CatalogEntry with(Words newWords) {
    return new CatalogEntry(id, path, origin, form, newWords, book);
  }

  CatalogEntry disposed(long timeMs) {
    return new CatalogEntry(id, path, origin, form, words, new Book(book.user(), book.by(), book.addedMs(), OptionalLong.of(timeMs)));
  }
}
