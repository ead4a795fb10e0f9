package dev.stillwater.host.replay;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.source.TextSplit;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the versions of a job that a replay names: in files, in revisions of git, in texts that were kept, beside the snapshot.
 *
 * <p>THREADING: one thread.
 */
final class VersionLoader {
  private static final int FOLDERS_ABOVE_MAX = 8;
  private static final int JOB_FILES_MAX = 200;
  private static final String SOURCES = "sources";

  private final Optional<RecordedRun> recorded;
  private final Path scratch;
  private final ProgressListener listener;

  /**
   * Makes a loader.
   *
   * @param recorded what the snapshot says of its run, if there is a snapshot
   * @param scratch a folder for files of other revisions
   */
  VersionLoader(Optional<RecordedRun> recorded, Path scratch, ProgressListener listener) {
    this.recorded = recorded;
    this.scratch = scratch;
    this.listener = listener;
  }

  /**
   * Loads a version; nothing of it runs.
   *
   * @param near a folder in which the job of the snapshot may have been: that of the other version, or the current one
   * @throws CannotStartException if it is not there or cannot be read
   */
  LoadedVersion load(VersionName name, Path near) throws CannotStartException {
    return switch (name) {
      case VersionName.OfSnapshot ofSnapshot -> ofSnapshot(ofSnapshot, near);
      case VersionName.OfFile ofFile -> ofText(ofFile, ofFile.file(), ofFile.file());
      case VersionName.OfRevision ofRevision -> ofRevision(ofRevision);
      case VersionName.OfCopy ofCopy -> ofText(ofCopy, ofCopy.copy(), ofCopy.file());
    };
  }

  private LoadedVersion ofText(VersionName name, Path text, Path place) throws CannotStartException {
    try {
      // Where a copy lies means nothing to anybody: problems in it are those of the version that was kept.
      JobLoadResult loaded = name instanceof VersionName.OfCopy ? JobFile.load(Files.readAllBytes(text), name.text()) : JobFile.load(text);
      Job job = readable(loaded, name);
      return new LoadedVersion(name, job, Files.readString(text), place.getParent(), jobName(place), Map.of(), loaded.problems(), List.of());
    } catch (IOException e) {
      throw new CannotStartException("The job " + name.text() + " cannot be read: " + IoReason.of(e), e);
    }
  }

  private LoadedVersion ofSnapshot(VersionName.OfSnapshot name, Path near) throws CannotStartException {
    RecordedRun run = recorded.orElseThrow(() -> cannot("There is no snapshot, so there is no job beside it. Name a job file as the version (--job FILE)."));
    Job job = run.job().orElseThrow(() -> cannot("The snapshot " + run.snapshot() + " keeps no job: it has no sidecar, as those of Flink, or was taken of a job"
        + " without a file. Name a job file as the version (--job FILE)."));
    Optional<Path> file = run.jobPath().flatMap(VersionLoader::inItsFolder).or(() -> fileOf(run, near));
    Path base = file.map(Path::getParent).or(() -> folderOfInput(run, job)).orElse(near);
    return new LoadedVersion(name, JobFile.copy(job), run.jobText().orElseThrow(), base, file.map(VersionLoader::jobName).orElse("snapshot"), Map.of(), List.of(), List.of());
  }

  private LoadedVersion ofRevision(VersionName.OfRevision name) throws CannotStartException {
    Path folder;
    try {
      folder = Files.createTempDirectory(scratch, "revision-");
    } catch (IOException e) {
      throw new CannotStartException("Files of the revision cannot be kept in " + scratch + ": " + IoReason.of(e), e);
    }
    GitFiles git = GitFiles.of(name.file(), name.revision(), folder, listener);
    byte[] content = git.read(name.file());
    JobLoadResult loaded = JobFile.load(content, name.text());
    Job job = readable(loaded, name);
    Map<String, Path> sources = new LinkedHashMap<>();
    Map<Path, Path> extracted = new LinkedHashMap<>();
    for (Operator operator : job.getOperators()) {
      Optional<String> text = LoadedVersion.value(operator, SOURCES).filter(value -> LoadedVersion.value(operator, "class").isPresent());
      if (text.isPresent()) {
        Path asked = name.file().getParent().resolve(text.get()).normalize();
        Optional<String> inRepository = git.inRepository(asked);
        if (inRepository.isPresent()) {
          if (!extracted.containsKey(asked)) {
            extracted.put(asked, git.extract(inRepository.get()));
          }
          sources.put(operator.getUid(), extracted.get(asked));
        }
      }
    }
    return new LoadedVersion(name, job, new String(content, StandardCharsets.UTF_8), name.file().getParent(), jobName(name.file()), sources,
        loaded.problems(), List.of("Version " + name.text() + " is commit " + git.shortened() + "."));
  }

  private static Job readable(JobLoadResult loaded, VersionName name) throws CannotStartException {
    if (loaded.job().isEmpty()) {
      throw new CannotStartException("The job " + name.text() + " cannot be read.", loaded.problems(), name.text());
    }
    if (loaded.problems().stream().anyMatch(JobProblem::isError)) {
      throw new CannotStartException("The job " + name.text() + " has errors.", loaded.problems(), name.text());
    }
    return loaded.job().get();
  }

  /** The place of the job's file, whatever it holds now, if its folder is still there. */
  private static Optional<Path> inItsFolder(String text) {
    try {
      return Optional.of(Path.of(text)).filter(path -> path.getParent() != null && Files.isDirectory(path.getParent()));
    } catch (InvalidPathException ofAnotherMachine) {
      return Optional.empty();
    }
  }

  /** The file that holds just the job that was recorded: near by, or above the snapshot, which lies below its job's folder if nothing else was said. */
  private static Optional<Path> fileOf(RecordedRun run, Path near) {
    byte[] text = run.jobText().orElse("").getBytes(StandardCharsets.UTF_8);
    List<Path> folders = new ArrayList<>(List.of(near));
    run.splits().values().stream().flatMap(List::stream).map(TextSplit::file).map(file -> Path.of(file.path()).getParent()).distinct().forEach(folders::add);
    Path above = run.folder().toAbsolutePath().normalize().getParent();
    for (int level = 0; level < FOLDERS_ABOVE_MAX && above != null; level++) {
      folders.add(above);
      above = above.getParent();
    }
    return folders.stream().distinct().flatMap(folder -> jobFiles(folder).stream()).filter(file -> holds(file, text)).findFirst();
  }

  private static List<Path> jobFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(JobFile.SUFFIX)).sorted().limit(JOB_FILES_MAX).toList();
    } catch (IOException | java.io.UncheckedIOException notReadable) {
      return List.of();
    }
  }

  private static boolean holds(Path file, byte[] text) {
    try {
      return Files.size(file) == text.length && Arrays.equals(Files.readAllBytes(file), text);
    } catch (IOException notReadable) {
      return false;
    }
  }

  /** The folder that a relative path of a source counted from, told from the absolute one of the file that it read. */
  private static Optional<Path> folderOfInput(RecordedRun run, Job job) {
    for (Operator operator : job.getOperators()) {
      Optional<String> path = LoadedVersion.kind(operator).filter(OperatorKind::isSource).flatMap(kind -> LoadedVersion.value(operator, "path"));
      List<TextSplit> splits = operator.getUid() == null ? List.of() : run.splitsOf(operator.getUid());
      if (path.isPresent() && !splits.isEmpty() && !Path.of(path.get()).isAbsolute()) {
        Path relative = Path.of(path.get()).normalize();
        Path read = Path.of(splits.getFirst().file().path());
        read = operator.getKind().equals("directory-source") && read.getParent() != null ? read.getParent() : read;
        if (read.endsWith(relative) && !relative.startsWith("..")) {
          Path base = read;
          for (int level = 0; level < relative.getNameCount() && base != null; level++) {
            base = base.getParent();
          }
          return Optional.ofNullable(base);
        }
      }
    }
    return Optional.empty();
  }

  private static String jobName(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(JobFile.SUFFIX) ? name.substring(0, name.length() - JobFile.SUFFIX.length()) : name;
  }

  private static CannotStartException cannot(String message) {
    return new CannotStartException(message, List.of());
  }
}
