package dev.stillwater.host.replay.process;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.FileFields;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.SidedSettings;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a replay is asked to do, as it stands in {@code request.json} of its folder: a comparison as in a comparison file, and what such a file does not hold.
 *
 * <p>THREADING: immutable.
 *
 * @param kind what is done
 * @param label what people call it
 * @param createdMs when it was asked for, wall clock in milliseconds
 * @param folder where relative paths count from, absolute
 * @param what snapshot, versions, range and rules; version B is empty but for a comparison
 * @param copies versions of which a text was kept, by {@code a} and {@code b}
 * @param file the comparison file that it was read from
 * @param jvm arguments of the JVM of its process, as one line; empty for none
 * @param savepointFolder of one version: the folder in which the state at the end is left as a savepoint, relative paths count from {@code folder}; an empty
 *     text for the savepoint folder of the job; nothing for no savepoint
 */
public record ReplayOrder(Kind kind, String label, long createdMs, Path folder, Comparison what, Map<String, Copy> copies, Optional<Path> file,
    String jvm, Optional<String> savepointFolder) {
  /** Name of the first version. */
  public static final String A = "a";
  /** Name of the second version. */
  public static final String B = "b";
  private static final long VERSION = 1;
  private static final List<String> FIELDS = List.of("formatVersion", "kind", "label", "created", "folder", "comparison", "speed", "copies", "file", "jvm",
      "savepoint", "savepointFolder");
  private static final List<String> COPY_FIELDS = List.of("file", "text");

  /** What is done. */
  public enum Kind {
    /** One version runs again. */
    REPLAY,
    /** Two versions run and are compared. */
    COMPARISON,
    /** One version runs up to the record before the one that breaks it. */
    FAILURE;

    /** The name as files have it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A version of which the text was kept in the replay's folder: {@code versions/a.job}, {@code versions/b.job}.
   *
   * @param file where the file is, absolute
   * @param text what people call the version
   */
  public record Copy(Path file, String text) {
    public Copy {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(text, "text");
    }
  }

  public ReplayOrder {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(what, "what");
    copies = Map.copyOf(copies);
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(jvm, "jvm");
    Objects.requireNonNull(savepointFolder, "savepointFolder");
    if (savepointFolder.isPresent() && kind != Kind.REPLAY) {
      throw new IllegalArgumentException("Only a replay of one version leaves a savepoint of its end.");
    }
    if (what.b().isEmpty() == (kind == Kind.COMPARISON)) {
      throw new IllegalArgumentException("A comparison has two versions, a replay one.");
    }
  }

  /** What leaves no savepoint. */
  public ReplayOrder(Kind kind, String label, long createdMs, Path folder, Comparison what, Map<String, Copy> copies, Optional<Path> file, String jvm) {
    this(kind, label, createdMs, folder, what, copies, file, jvm, Optional.empty());
  }

  /** The same, asked for at another time, with these sinks opened and no others. */
  public ReplayOrder again(long nowMs, Set<String> openSinks) {
    ReplayRequest.Conditions old = what.conditions();
    ReplayRequest.Conditions conditions = new ReplayRequest.Conditions(openSinks, old.parallelism(), old.backend(), old.seed(), old.speed(),
        old.allowsNonRestoredState(), old.tapsStreams());
    Comparison again = new Comparison(what.name(), what.description(), what.snapshot(), what.a(), what.b(), what.settings(), what.until(), what.equality(),
        conditions);
    return new ReplayOrder(kind, label, nowMs, folder, again, copies, file, jvm, savepointFolder);
  }

  /** What people call a version: {@code a} or {@code b}. */
  public String versionText(String side) {
    Copy copy = copies.get(side);
    return copy == null ? side.equals(A) ? what.a() : what.b() : copy.text();
  }

  /** The snapshot that it begins with, absolute; empty for the beginning of the input. */
  public Optional<Path> snapshot() {
    return what.snapshot().map(text -> folder.resolve(text).toAbsolutePath().normalize());
  }

  /**
   * What is to be replayed. Looks at the disk where a text may be a path.
   *
   * @param versions folder with the texts of versions that were kept
   * @throws CannotStartException if a text of it is not understood
   */
  public ReplayRequest request(Path versions) throws CannotStartException {
    try {
      Optional<VersionName> b = kind == Kind.COMPARISON ? Optional.of(version(B, what.b(), versions)) : Optional.empty();
      return new ReplayRequest(snapshot(), version(A, what.a(), versions), b, new SidedSettings(what.settings()), folder, UntilText.parse(what.until(), folder),
          what.conditions());
    } catch (InvalidPathException e) {
      throw new CannotStartException("The snapshot '" + what.snapshot().orElse("") + "' cannot be a path.", e);
    } catch (IllegalArgumentException e) {
      throw new CannotStartException(e.getMessage(), e);
    }
  }

  private VersionName version(String side, String text, Path versions) {
    Copy copy = copies.get(side);
    return copy == null ? VersionName.parse(text, folder) : new VersionName.OfCopy(versions.resolve(side + ".job"), copy.file(), copy.text());
  }

  /** The text of the file. */
  public String toText() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("formatVersion", VERSION);
    members.put("kind", kind.text());
    members.put("label", label);
    members.put("created", Instant.ofEpochMilli(createdMs).toString());
    members.put("folder", folder.toString());
    members.put("comparison", ComparisonFile.members(what));
    members.put("speed", what.conditions().speed().factor());
    Map<String, Object> kept = new LinkedHashMap<>();
    copies.keySet().stream().sorted().forEach(side -> kept.put(side, copy(copies.get(side))));
    if (!kept.isEmpty()) {
      members.put("copies", kept);
    }
    file.ifPresent(path -> members.put("file", path.toString()));
    if (!jvm.isBlank()) {
      members.put("jvm", jvm);
    }
    if (savepointFolder.isPresent()) {
      members.put("savepoint", true);
      savepointFolder.filter(text -> !text.isBlank()).ifPresent(text -> members.put("savepointFolder", text));
    }
    return Json.text(members) + "\n";
  }

  private static Map<String, Object> copy(Copy copy) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("file", copy.file().toString());
    members.put("text", copy.text());
    return members;
  }

  /**
   * The order of a text. The reader is strict: what it does not know it refuses.
   *
   * @param name the file, for messages
   * @throws CannotStartException if it is none; names file, line and field
   */
  public static ReplayOrder parse(String text, String name) throws CannotStartException {
    FileFields fields = FileFields.parse(text, name, FIELDS);
    long version = fields.requiredNumber("formatVersion");
    if (version != VERSION) {
      throw fields.problem("formatVersion", "The version " + version + " is not known here; expected " + VERSION + ". A later Stillwater reads it.");
    }
    String kind = fields.choice("kind", List.of(Kind.REPLAY.text(), Kind.COMPARISON.text(), Kind.FAILURE.text()))
        .orElseThrow(() -> fields.problem("kind", "The field is missing; expected replay, comparison or failure."));
    Comparison what = ComparisonFile.inside(fields, "comparison").withSpeed(speed(fields));
    Map<String, Copy> copies = new LinkedHashMap<>();
    if (fields.has("copies")) {
      FileFields kept = fields.inside("copies", List.of(A, B));
      for (String side : List.of(A, B)) {
        if (kept.has(side)) {
          FileFields copy = kept.inside(side, COPY_FIELDS);
          copies.put(side, new Copy(path(copy, "file"), copy.requiredText("text")));
        }
      }
    }
    Optional<Path> file = fields.has("file") ? Optional.of(path(fields, "file")) : Optional.empty();
    try {
      return new ReplayOrder(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), fields.requiredText("label"), time(fields), path(fields, "folder"), what, copies,
          file,
          fields.text("jvm").orElse(""), fields.flag("savepoint") ? fields.text("savepointFolder").or(() -> Optional.of("")) : Optional.empty());
    } catch (IllegalArgumentException oneVersionTooManyOrFew) {
      throw fields.problem("comparison", oneVersionTooManyOrFew.getMessage());
    }
  }

  private static ReplaySpeed speed(FileFields fields) throws CannotStartException {
    try {
      return new ReplaySpeed(fields.fraction("speed").orElse(0.0));
    } catch (IllegalArgumentException e) {
      throw fields.problem("speed", e.getMessage());
    }
  }

  private static long time(FileFields fields) throws CannotStartException {
    try {
      return Instant.parse(fields.requiredText("created")).toEpochMilli();
    } catch (DateTimeException e) {
      throw fields.problem("created", "Expected a time such as 2026-01-31T12:00:00Z.");
    }
  }

  private static Path path(FileFields fields, String name) throws CannotStartException {
    String text = fields.requiredText(name);
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw fields.problem(name, "'" + text + "' cannot be a path.");
    }
    throw fields.problem(name, "'" + text + "' is no absolute path.");
  }
}
