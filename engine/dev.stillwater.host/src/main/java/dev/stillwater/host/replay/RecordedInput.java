package dev.stillwater.host.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.source.FileIdentity;
import dev.stillwater.engine.source.TextSplit;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the sources of a version read what was recorded: they take over the parameters that say what is read, and it is checked that it is the same input.
 *
 * <p>THREADING: one thread; it owns the jobs of the versions.
 */
final class RecordedInput {
  /** What a version decides for itself: how records are understood, not which ones are read. */
  private static final Set<String> OWN = Set.of("schema", "eventTime", "outOfOrderness", "idleTimeout", "badLines");
  private static final String RATE = "rate";
  private static final String GENERATOR = "generator";
  private static final String PATH = "path";
  private static final int HASH_DIGITS_SHOWN = 16;

  private final RecordedRun run;
  private final Optional<LoadedVersion> recorded;
  private final Storage storage;

  /**
   * Makes it for a snapshot.
   *
   * @param recorded the job beside the snapshot, where there is one
   */
  RecordedInput(RecordedRun run, Optional<LoadedVersion> recorded, Storage storage) {
    this.run = run;
    this.recorded = recorded;
    this.storage = storage;
  }

  /** Lets the version's sources read what those of the same uid and kind read; returns what people should know of it. */
  List<String> applyTo(LoadedVersion version) {
    List<String> notes = new ArrayList<>();
    for (Operator operator : version.job().getOperators()) {
      Optional<OperatorKind> kind = LoadedVersion.kind(operator).filter(OperatorKind::isSource);
      if (kind.isEmpty() || operator.getUid() == null) {
        continue;
      }
      recorded.flatMap(job -> job.operator(operator.getUid())).filter(known -> kind.get().id().equals(known.getKind()))
          .ifPresent(known -> takeOver(version, operator, known, kind.get(), notes));
      if (kind.get().parameter(PATH).isPresent()) {
        takePath(version, operator, notes);
      }
      if (!run.knows(operator.getUid())) {
        notes.add("warning: the source '" + operator.getUid() + "' of " + version.name().text() + " is not in the snapshot, so it reads its input from the beginning.");
      }
    }
    return notes;
  }

  private void takeOver(LoadedVersion version, Operator operator, Operator known, OperatorKind kind, List<String> notes) {
    for (ParameterSpec parameter : kind.parameters()) {
      String name = parameter.name();
      boolean isSetting = run.overrides().containsKey(operator.getUid() + "." + name);
      boolean isPlayedAnyway = name.equals(RATE) && !kind.id().equals(GENERATOR);
      if (name.equals(PATH) || isPlayedAnyway || OWN.contains(name) && !isSetting) {
        continue;
      }
      Optional<String> before = LoadedVersion.value(operator, name);
      Optional<String> value = LoadedVersion.value(known, name);
      if (!before.equals(value)) {
        value.ifPresentOrElse(text -> LoadedVersion.set(operator, name, text), () -> LoadedVersion.remove(operator, name));
        notes.add("The source '" + operator.getUid() + "' of " + version.name().text() + " runs with the recorded " + name + ": " + value.orElse("none")
            + before.map(text -> " in place of " + text).orElse("") + ".");
      }
    }
  }

  /** Files are found where they were; if they are there no more, where the version looks for them, so that a project may be moved. */
  private void takePath(LoadedVersion version, Operator operator, List<String> notes) {
    Optional<Path> own = resolved(LoadedVersion.value(operator, PATH), version.baseFolder());
    Optional<Path> read = recordedPath(operator);
    if (read.isEmpty() || read.equals(own)) {
      return;
    }
    if (!storage.exists(read.get()) && own.filter(storage::exists).isPresent()) {
      notes.add("The recorded input " + read.get() + " of the source '" + operator.getUid() + "' is not there any more; " + own.get() + " is read.");
      return;
    }
    boolean isTold = LoadedVersion.value(operator, PATH).isPresent() && !(version.name() instanceof VersionName.OfSnapshot);
    if (isTold && !sameFile(own, read.get())) {
      notes.add("The source '" + operator.getUid() + "' of " + version.name().text() + " reads the recorded input " + read.get() + ".");
    }
    LoadedVersion.set(operator, PATH, read.get().toString());
  }

  private static boolean sameFile(Optional<Path> one, Path other) {
    try {
      return one.isPresent() && one.get().toRealPath().equals(other.toRealPath());
    } catch (IOException notThere) {
      return false;
    }
  }

  private Optional<Path> recordedPath(Operator operator) {
    List<TextSplit> splits = run.splitsOf(operator.getUid());
    if (!splits.isEmpty()) {
      Path file = Path.of(splits.getFirst().file().path());
      return operator.getKind().equals("directory-source") ? Optional.ofNullable(file.getParent()) : Optional.of(file);
    }
    return recorded.flatMap(version -> version.operator(operator.getUid()).filter(known -> known.getKind().equals(operator.getKind()))
        .flatMap(known -> resolved(LoadedVersion.value(known, PATH), version.baseFolder())));
  }

  private static Optional<Path> resolved(Optional<String> text, Path base) {
    try {
      return text.filter(path -> !path.isBlank()).map(path -> base.resolve(path).toAbsolutePath().normalize());
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }

  /**
   * Refuses files that are not those that were being read. Cost: reads the first 64 KB of each.
   *
   * @return what people should know: files that have grown since
   * @throws CannotStartException if a file is missing or another one; says what was expected and found
   */
  List<String> check(LoadedVersion version) throws CannotStartException {
    List<String> notes = new ArrayList<>();
    for (Operator operator : version.job().getOperators()) {
      boolean readsFiles = LoadedVersion.kind(operator).filter(kind -> kind.isSource() && kind.parameter(PATH).map(ParameterSpec::type)
          .filter(ParameterType.PATH::equals).isPresent()).isPresent();
      List<TextSplit> splits = readsFiles && operator.getUid() != null ? run.splitsOf(operator.getUid()) : List.of();
      boolean isFolder = operator.getKind().equals("directory-source");
      for (FileIdentity known : splits.stream().map(TextSplit::file).distinct().toList()) {
        Path file = isFolder ? Path.of(known.path()) : resolved(LoadedVersion.value(operator, PATH), version.baseFolder()).orElse(Path.of(known.path()));
        check(operator.getUid(), file, known).ifPresent(notes::add);
      }
    }
    return notes;
  }

  private Optional<String> check(String uid, Path file, FileIdentity known) throws CannotStartException {
    String expected = "Expected: " + described(known) + " (" + known.path() + " when the snapshot was taken).";
    String remedy = " Put that file back, or name where it is now: --set " + uid + ".path=FILE.";
    if (!storage.exists(file) || storage.isDirectory(file)) {
      throw new CannotStartException("The input of the source '" + uid + "' is not there: " + file + ". " + expected + remedy, List.of());
    }
    try (StorageInput input = storage.openInput(file)) {
      if (!known.isContinuedBy(input)) {
        FileIdentity found = FileIdentity.of(file.toString(), input);
        throw new CannotStartException("The input of the source '" + uid + "' is not the one that was recorded: " + file + ". " + expected + " Found: "
            + described(found) + "." + remedy, List.of());
      }
      long more = input.sizeBytes() - known.length();
      return more == 0 ? Optional.empty()
          : Optional.of("warning: the file " + file + " of the source '" + uid + "' has grown by " + String.format(Locale.ROOT, "%,d", more)
              + " bytes since the snapshot was taken; they are read as well.");
    } catch (IOException e) {
      throw new CannotStartException("The input of the source '" + uid + "' cannot be read: " + file + ": " + IoReason.of(e), e);
    }
  }

  private static String described(FileIdentity file) {
    return String.format(Locale.ROOT, "%,d bytes whose head has the SHA-256 %s...", file.length(), file.head().substring(0, Math.min(HASH_DIGITS_SHOWN, file.head().length())));
  }

  /** A replay reads as quickly as it is told to, not as the recorded run did; what the rate of a generator makes of its records stays. */
  static void withoutRate(LoadedVersion version) {
    version.job().getOperators().stream().filter(operator -> LoadedVersion.kind(operator).filter(kind -> kind.isSource() && !kind.id().equals(GENERATOR)
        && kind.parameter(RATE).isPresent()).isPresent()).forEach(operator -> LoadedVersion.set(operator, RATE, "0"));
  }
}
