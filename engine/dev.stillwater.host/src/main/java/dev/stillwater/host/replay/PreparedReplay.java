package dev.stillwater.host.replay;

import dev.stillwater.compiler.NonDeterminism;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.engine.inputlog.InputReplay;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.ReplayDriver;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.replay.ReplayWatch;
import dev.stillwater.engine.snapshot.OperatorIds;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A replay that has everything it needs: its snapshot is readable, its versions are found and fit, its input is the one that was recorded.
 *
 * <p>THREADING: one thread.
 *
 * <p>LIFECYCLE: files of revisions lie in the work folder; whoever made that folder removes it.
 */
public final class PreparedReplay {
  private static final String GENERATOR = "generator";

  private final ReplayRequest request;
  private final PreparedVersion a;
  private final Optional<PreparedVersion> b;
  private final List<String> notes;
  private final Path workFolder;
  private final Optional<RecordedRun> recorded;
  private int specCount;

  private PreparedReplay(ReplayRequest request, PreparedVersion a, Optional<PreparedVersion> b, Set<String> notes, Path workFolder, Optional<RecordedRun> recorded) {
    this.request = request;
    this.a = a;
    this.b = b;
    this.notes = List.copyOf(notes);
    this.workFolder = workFolder;
    this.recorded = recorded;
  }

  /**
   * Finds, checks and compiles everything; runs nothing. Cost: reads metadata, sidecar and source state of the snapshot and the heads of the input files, and
   * compiles the versions, a second or so unless their classes are in the user's cache.
   *
   * @param workFolder an empty folder for all that the replay writes
   * @throws CannotStartException if something is missing or does not fit: a version, a setting, the input
   * @throws SnapshotException if the snapshot cannot be read
   */
  public static PreparedReplay prepare(ReplayRequest request, Path workFolder, ProgressListener listener) throws CannotStartException, SnapshotException {
    SnapshotOptions options = new SnapshotOptions(Storage.local(), Optional.empty(), workFolder);
    Optional<RecordedRun> recorded = request.snapshot().isEmpty() ? Optional.empty()
        : Optional.of(RecordedRun.read(request.snapshot().get(), options, listener));
    VersionLoader loader = new VersionLoader(recorded, workFolder, listener);
    LoadedVersion a = loader.load(request.a(), near(request.b(), request.currentFolder()));
    Optional<LoadedVersion> b = request.b().isEmpty() ? Optional.empty()
        : Optional.of(loader.load(request.b().get(), near(Optional.of(request.a()), request.currentFolder())));
    if (b.isEmpty() && request.settings().hasB()) {
      throw new CannotStartException("A setting is for version B, but there is only one version. Name a second version (--job).", List.of());
    }
    Set<String> notes = new LinkedHashSet<>();
    if (request.conditions().parallelism().isEmpty()) {
      b.flatMap(other -> otherParallelism(a.job(), other.job())).ifPresent(notes::add);
    }
    LoadedVersion known = recorded.isPresent() && recorded.get().job().isPresent() ? loader.load(new VersionName.OfSnapshot(), a.baseFolder()) : null;
    Preparation preparation = new Preparation(request, recorded, recorded.map(run -> new RecordedInput(run, Optional.ofNullable(known), Storage.local())), notes);
    listener.progressed(b.isEmpty() ? "compiling the job" : "compiling both versions", 0, -1);
    PreparedVersion first = preparation.of(a, false);
    Optional<PreparedVersion> second = b.isEmpty() ? Optional.empty() : Optional.of(preparation.of(b.get(), true));
    checkLimit(request.until(), first, second);
    return new PreparedReplay(request, first, second, notes, workFolder, recorded);
  }

  /** A replay takes over no parallelism; where the versions differ in it, nobody shall think that it was compared. */
  private static Optional<String> otherParallelism(Job a, Job b) {
    List<String> differing = new ArrayList<>();
    for (Operator operator : b.getOperators()) {
      Optional<Operator> other = operator.getUid() == null ? Optional.empty() : LoadedVersion.operator(a, operator.getUid());
      other.filter(known -> parallelism(a, known) != parallelism(b, operator)).ifPresent(known -> differing.add("'" + operator.getUid() + "' (" + parallelism(a, known) + " and "
          + parallelism(b, operator) + ")"));
    }
    return differing.isEmpty() ? Optional.empty() : Optional.of("The versions differ in the parallelism of " + String.join(", ", differing)
        + ". Both are replayed with one subtask of each operator, unless another parallelism is asked for (--parallelism).");
  }

  private static int parallelism(Job job, Operator operator) {
    return Math.max(1, operator.getParallelism() > 0 ? operator.getParallelism() : job.getDefaultParallelism());
  }

  private static Path near(Optional<VersionName> other, Path currentFolder) {
    if (other.isEmpty()) {
      return currentFolder;
    }
    return switch (other.get()) {
      case VersionName.OfFile file -> file.file().getParent();
      case VersionName.OfRevision revision -> revision.file().getParent();
      case VersionName.OfCopy copy -> copy.file().getParent();
      case VersionName.OfSnapshot snapshot -> currentFolder;
    };
  }

  private static void checkLimit(ReplayLimit until, PreparedVersion a, Optional<PreparedVersion> b) throws CannotStartException {
    for (PreparedVersion version : b.isPresent() ? List.of(a, b.get()) : List.of(a)) {
      List<Operator> sources = version.job().getOperators().stream().filter(operator -> LoadedVersion.kind(operator).filter(OperatorKind::isSource).isPresent())
          .filter(operator -> operator.getUid() != null).toList();
      if (until instanceof ReplayLimit.Position position) {
        Operator source = sources.stream().filter(operator -> operator.getUid().equals(position.uid())).findFirst()
            .orElseThrow(() -> noSuchEnd(version, "has no source '" + position.uid() + "'; it has " + sources.stream().map(Operator::getUid).collect(Collectors.joining(", "))));
        boolean isGenerator = source.getKind().equals(GENERATOR);
        if (isGenerator != position.position().startsWith("record")) {
          throw noSuchEnd(version, "has the source '" + position.uid() + "', which counts " + (isGenerator ? "records, not lines or bytes; write '" + position.uid() + ":record 5000'"
              : "lines or bytes, not records; write '" + position.uid() + ":line 5000' or '" + position.uid() + ":offset 4711'"));
        }
      } else if (until instanceof ReplayLimit.EventTime time && sources.stream().noneMatch(PreparedReplay::hasEventTime)) {
        throw noSuchEnd(version, "has no source with an event time to end at " + time.time() + "; end with a number of records, or set the parameter eventTime of a source");
      }
    }
  }

  private static boolean hasEventTime(Operator source) {
    return source.getKind().equals(GENERATOR) || LoadedVersion.value(source, "eventTime").isPresent();
  }

  private static CannotStartException noSuchEnd(PreparedVersion version, String problem) {
    return new CannotStartException("The end of the replay (--until): version " + version.side() + " " + problem + ".", List.of());
  }

  /** What is done to each version. */
  private record Preparation(ReplayRequest request, Optional<RecordedRun> recorded, Optional<RecordedInput> input, Set<String> notes) {
    PreparedVersion of(LoadedVersion version, boolean isB) throws CannotStartException {
      notes.addAll(version.notes());
      input.ifPresent(known -> notes.addAll(known.applyTo(version)));
      request.settings().applyTo(version, isB, request.currentFolder());
      RecordedInput.withoutRate(version);
      if (input.isPresent()) {
        notes.addAll(input.get().check(version));
      }
      if (recorded.isPresent() && !request.conditions().allowsNonRestoredState()) {
        refuseLoss(version, isB ? "B" : "A");
      }
      setParallelism(version.job());
      // Only a version that is replayed alone has its taps from the beginning.
      boolean tapsStreams = request.conditions().tapsStreams() && request.b().isEmpty();
      PreparedVersion prepared = PreparedVersion.of(isB ? "B" : "A", version, request.conditions().openSinks(), tapsStreams);
      NonDeterminism.of(prepared.compiled().plan(), prepared.compiled().code()).forEach(found -> notes.add("warning: " + found.text()));
      return prepared;
    }

    /** State of the snapshot that no operator of the version claims would be left out in silence. */
    private void refuseLoss(LoadedVersion version, String side) throws CannotStartException {
      Set<String> ids = new LinkedHashSet<>();
      version.job().getOperators().stream().map(Operator::getUid).filter(Objects::nonNull).map(OperatorIds::ofUid).forEach(ids::add);
      List<String> held = recorded.get().stateful().entrySet().stream().filter(entry -> !recorded.get().isSink(entry.getKey())).map(Map.Entry::getKey).toList();
      List<String> lost = held.stream().filter(id -> !ids.contains(id)).map(id -> recorded.get().stateful().get(id)).toList();
      if (!lost.isEmpty()) {
        String named = "version " + side + " (" + version.name().text() + ")";
        throw new CannotStartException(lost.size() == held.size() ? ofOtherJob(named, lost) : "The snapshot holds state of operators that " + named + " does not have: "
            + String.join(", ", lost) + ". Give an operator the uid that it had, or allow non-restored state (--allow-non-restored-state), to replay without it.", List.of());
      }
    }

    /** Nothing of the snapshot fits: most likely it is not of this job at all. */
    private String ofOtherJob(String version, List<String> held) {
      String job = recorded.get().job().map(Job::getName).filter(name -> name != null && !name.isBlank()).map(name -> " of the job '" + name + "'").orElse("");
      return "The snapshot" + job + " has nothing for " + version + ", which has none of its operators with state: " + String.join(", ", held)
          + ". Choose another snapshot or version, or allow non-restored state (--allow-non-restored-state).";
    }

    private void setParallelism(Job job) {
      job.setDefaultParallelism(request.conditions().parallelism().orElse(1));
      if (request.conditions().parallelism().isEmpty()) {
        job.getOperators().forEach(operator -> operator.setParallelism(0));
      }
    }
  }

  /** The request. */
  public ReplayRequest request() {
    return request;
  }

  /** The version, or the first of two. */
  public PreparedVersion a() {
    return a;
  }

  /** The second version. */
  public Optional<PreparedVersion> b() {
    return b;
  }

  /** The settings that version A runs with in place of its file's, {@code UID.PARAM} to value, paths absolute. */
  Map<String, String> overridesOfA() {
    Map<String, String> overrides = new TreeMap<>(a.loaded().name() instanceof VersionName.OfSnapshot && recorded.isPresent() ? recorded.get().overrides() : Map.of());
    for (String setting : request.settings().of(a.loaded(), false, request.currentFolder())) {
      int equals = setting.indexOf('=');
      overrides.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return overrides;
  }

  /** Where the file of version A is, or was. */
  Optional<String> jobPathOfA() {
    return jobPath(a);
  }

  private Optional<String> jobPath(PreparedVersion version) {
    return switch (version.loaded().name()) {
      case VersionName.OfFile file -> Optional.of(file.file().toString());
      case VersionName.OfRevision revision -> Optional.of(revision.file().toString());
      case VersionName.OfCopy copy -> Optional.of(copy.file().toString());
      case VersionName.OfSnapshot snapshot -> recorded.flatMap(RecordedRun::jobPath);
    };
  }

  /** The job file of a version on this machine: for a revision or a snapshot, the file as it is now; empty if there is none. Looks at the disk. */
  public Optional<Path> jobFile(PreparedVersion version) {
    Path moved = version.baseFolder().resolve(version.loaded().jobName() + JobFile.SUFFIX);
    return Stream.concat(jobPath(version).stream().flatMap(PreparedReplay::path), Stream.of(moved)).filter(Files::isRegularFile).findFirst();
  }

  private static Stream<Path> path(String text) {
    try {
      return Stream.of(Path.of(text));
    } catch (InvalidPathException otherMachine) {
      return Stream.empty();
    }
  }

  /** What people should know before it runs, one sentence each; some begin with {@code warning:}. */
  public List<String> notes() {
    return notes;
  }

  /**
   * What the engine is told of a version; its work folder is one of its own below that of the replay. A listener that is a {@link ReplayWatch} hears of event time.
   *
   * @throws CannotStartException if the work folder cannot be made
   */
  public ReplaySpec spec(ReplayVersion version, ProgressListener listener) throws CannotStartException {
    Path folder = workFolder.resolve("run-" + ++specCount);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CannotStartException("The folder " + folder + " cannot be made: " + IoReason.of(e), e);
    }
    ReplayRequest.Conditions conditions = request.conditions();
    ReplaySpec spec = ReplaySpec.of(version, folder).until(request.until()).withBackend(StateBackendSettings.of(conditions.backend())).withSeed(conditions.seed())
        .withSpeed(conditions.speed()).withListener(listener).withShared(inputLogs(version));
    Map<String, Object> shared = new TreeMap<>(spec.shared());
    shared.put(ReplayDriver.KEY, new ReplayPace(spec));
    if (listener instanceof ReplayWatch watch) {
      shared.put(ReplayWatch.KEY, watch);
    }
    spec = spec.withShared(shared);
    if (conditions.allowsNonRestoredState() || lacksSinks(version)) {
      spec = spec.allowingNonRestoredState();
    }
    return request.snapshot().isPresent() ? spec.from(request.snapshot().get()) : spec;
  }

  /** Whether the recorded job had sinks that the version does not have; their state is of no use to a replay. */
  private boolean lacksSinks(ReplayVersion version) {
    Set<String> ids = new LinkedHashSet<>();
    version.plan().tasks().forEach(task -> task.operators().forEach(operator -> ids.add(operator.operatorId())));
    return recorded.isPresent() && recorded.get().stateful().keySet().stream().anyMatch(id -> !ids.contains(id) && recorded.get().isSink(id));
  }

  /** Sources that cannot read their input again find that they are replayed, and take it from the log beside the snapshot. */
  private Map<String, Object> inputLogs(ReplayVersion version) {
    Map<String, Object> shared = new TreeMap<>();
    version.plan().tasks().stream().flatMap(task -> task.operators().stream()).filter(operator -> operator.kind().equals("socket-source"))
        .forEach(operator -> shared.put(ChainContext.sharedKey(operator.uid(), InputReplay.class), InputReplay.of(recorded.map(RecordedRun::folder))));
    return shared;
  }
}
