package dev.stillwater.engine.compare;

import dev.stillwater.engine.JobStatus.OperatorStatus;
import dev.stillwater.engine.compare.ComparisonOptions.Streams;
import dev.stillwater.engine.compare.ComparisonStore.KeyedBy;
import dev.stillwater.engine.compare.PairedRun.SideRun;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.replay.ReplaySpeed;
import dev.stillwater.engine.replay.ReplayVersion;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares two versions over the same input: their results first, then, when something differs, the rows between their operators, the place where they first part,
 * and the input behind the first result that differs.
 *
 * <p>THREADING: one thread, and another for one of the sides. LIFECYCLE: runs once.
 */
public final class RunComparison {
  private static final String FIRST_PASS = "results";
  private static final String RESULTS = "comparing results, input records";
  private static final String STREAMS = "comparing streams, input records";

  private final ComparedVersion a;
  private final ComparedVersion b;
  private final Equality equality;
  private final ComparisonOptions options;
  private final Executor threads;
  private final ProgressListener listener;
  private final Path workFolder;
  private final List<String> notes = new ArrayList<>();

  private RunComparison(ComparedVersion a, ComparedVersion b, Equality equality, ComparisonOptions options, Executor threads, ProgressListener listener) {
    this.a = a;
    this.b = b;
    this.equality = equality;
    this.options = options;
    this.threads = threads;
    this.listener = listener;
    workFolder = a.spec().workFolder();
  }

  /**
   * Compares. Cost: both replays side by side; as much again for streams, the first divergence and the input behind a result each.
   *
   * @param threads runs what it is given on a thread that is not the caller's; one such thread does
   * @throws SnapshotException if a snapshot cannot be read, the disk fails, or the listener asks to stop, which is heard within 0.1 s
   * @throws dev.stillwater.engine.JobFailureException if one of the versions cannot start
   */
  public static ComparisonResult run(ComparedVersion a, ComparedVersion b, Equality equality, ComparisonOptions options, Executor threads, ProgressListener listener)
      throws SnapshotException {
    return new RunComparison(a, b, equality, options, threads, listener).run();
  }

  private ComparisonResult run() throws SnapshotException {
    Topology topologyA = Topology.of(a.spec().version());
    Topology topologyB = Topology.of(b.spec().version());
    boolean isStateCounted = equality.ignoredFields().isEmpty() && !equality.isTolerant() && equality.windows().isEmpty();
    List<SideRun> runs;
    List<SinkDiff> sinks;
    try (ResultDiff diff = new ResultDiff(topologyA.sinks(), topologyB.sinks(), equality, workFolder, options.memoryBytes(), options.differencesMax())) {
      keepRows(diff);
      runs = new PairedRun(spec(a, a.spec().version(), FIRST_PASS), spec(b, b.spec().version(), FIRST_PASS), List.of(same(topologyA.sinks()), same(topologyB.sinks())), diff,
          options.isStateCompared(), RESULTS, listener).run(threads);
      sinks = diff.finish(listener);
      diff.handOver(options.store(), true, name -> keyed(name, topologyA, topologyB), listener);
    }
    List<OperatorComparison> operators = operators(topologyA, topologyB, runs);
    ComparisonResult result = new ComparisonResult(figures(a, runs.get(0)), figures(b, runs.get(1)), sinks, Optional.empty(), List.of(), operators, isStateCounted,
        Optional.empty(), Optional.empty(), List.of(), List.of());
    boolean isDifferent = !result.isEqual();
    boolean wantsStreams = options.streams() == Streams.ALWAYS || options.streams() == Streams.WHEN_DIFFERENT && isDifferent;
    if (wantsStreams || isDifferent && options.isDivergenceFound() || options.behind().isPresent()) {
      result = deepened(result, wantsStreams, isDifferent && options.isDivergenceFound());
    }
    return result.withNotes(notes);
  }

  private void keepRows(ResultDiff diff) {
    if (options.store().isWanted()) {
      diff.keepRows(options.store().equalMax());
    }
  }

  /** The keyed operator that the rows of a sink or operator come from, if they still have its key. */
  private static Optional<KeyedBy> keyed(String name, Topology topologyA, Topology topologyB) {
    Topology topology = topologyA.sinks().containsKey(name) || topologyA.outputTypes().containsKey(name) ? topologyA : topologyB;
    RowType type = topology.sinks().containsKey(name) ? topology.sinks().get(name) : topology.outputTypes().get(name);
    String uid = topology.outputs().keySet().stream().filter(output -> output.name().equals(name)).map(Topology.Output::uid).findFirst().orElse(name);
    return Contributions.keyedBefore(uid, topology).filter(plan -> type != null && plan.keyFields().stream().allMatch(field -> type.indexOf(field) >= 0))
        .map(plan -> new KeyedBy(plan.uid(), plan.keyFields()));
  }

  private ComparisonResult deepened(ComparisonResult result, boolean wantsStreams, boolean wantsDivergence) throws SnapshotException {
    ReplayVersion tappedA = a.tapped().get();
    ReplayVersion tappedB = b.tapped().get();
    Topology topologyA = Topology.of(tappedA);
    Topology topologyB = Topology.of(tappedB);
    Optional<List<StreamDiff>> streams = result.streams();
    List<String> origins = List.of();
    if (wantsStreams) {
      streams = Optional.of(streams(tappedA, tappedB, topologyA, topologyB));
      origins = Origins.of(result.sinks(), streams.get(), topologyA, topologyB);
    }
    Optional<Divergence> divergence = Optional.empty();
    Optional<Contribution> contribution = Optional.empty();
    if (wantsDivergence) {
      divergence = new FirstDivergence(spec(a, tappedA, "divergence"), spec(b, tappedB, "divergence"), equality, options, listener).find();
    }
    ReplaySpec inputA = spec(a, tappedA, "contributions");
    ReplaySpec inputB = spec(b, tappedB, "contributions");
    if (options.behind().isPresent()) {
      contribution = Optional.of(Contributions.behind(options.behind().get(), inputA, inputB, listener));
    } else if (wantsDivergence) {
      contribution = Contributions.behind(result.withDivergence(divergence), inputA, inputB, listener);
    }
    return new ComparisonResult(result.a(), result.b(), result.sinks(), streams, origins, result.operators(), result.isStateCounted(), divergence, contribution, List.of(),
        List.of());
  }

  /** Only the first pass goes at the speed that was asked for; those that follow look for reasons. */
  private static ReplaySpec spec(ComparedVersion side, ReplayVersion version, String pass) {
    ReplaySpec spec = side.spec().withVersion(version).in(side.spec().workFolder().resolve(pass));
    return pass.equals(FIRST_PASS) ? spec : spec.withSpeed(ReplaySpeed.AS_FAST_AS_POSSIBLE);
  }

  private static Map<String, String> same(Map<String, RowType> sinks) {
    return sinks.keySet().stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
  }

  private static RunFigures figures(ComparedVersion side, SideRun run) {
    return new RunFigures(side.name(), run.recordsRead(), run.runTimeMs(), run.failure());
  }

  private List<StreamDiff> streams(ReplayVersion tappedA, ReplayVersion tappedB, Topology topologyA, Topology topologyB) throws SnapshotException {
    try (ResultDiff diff = new ResultDiff(topologyA.outputTypes(), topologyB.outputTypes(), equality, workFolder, options.memoryBytes(), options.differencesMax())) {
      keepRows(diff);
      new PairedRun(spec(a, tappedA, "streams"), spec(b, tappedB, "streams"), List.of(topologyA.outputNames(), topologyB.outputNames()), diff, false, STREAMS,
          listener).run(threads);
      Map<String, SinkDiff> rows = diff.finish(listener).stream().collect(Collectors.toMap(SinkDiff::name, one -> one));
      diff.handOver(options.store(), false, name -> keyed(name, topologyA, topologyB), listener);
      Set<Topology.Output> outputs = new LinkedHashSet<>(topologyA.outputs().keySet());
      outputs.addAll(topologyB.outputs().keySet());
      return outputs.stream().map(output -> new StreamDiff(output.uid(), output.port(), rows.get(output.name()))).toList();
    }
  }

  private List<OperatorComparison> operators(Topology topologyA, Topology topologyB, List<SideRun> runs) throws SnapshotException {
    List<Map<String, OperatorFigures>> figures = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
    Map<String, OperatorDiff> states = new LinkedHashMap<>();
    Map<String, Long> sizesA = new LinkedHashMap<>();
    Map<String, Long> sizesB = new LinkedHashMap<>();
    Optional<Path> savepointA = runs.get(0).savepoint();
    Optional<Path> savepointB = runs.get(1).savepoint();
    if (savepointA.isPresent() && savepointB.isPresent()) {
      SnapshotOptions local = new SnapshotOptions(Storage.local(), Optional.empty(), workFolder);
      try (SnapshotView before = SnapshotReader.open(savepointA.get(), local, listener); SnapshotView after = SnapshotReader.open(savepointB.get(), local, listener)) {
        sizes(before, sizesA);
        sizes(after, sizesB);
        SnapshotDiff diff = new SnapshotDiff(before, after, DiffOptions.keeping(options.differencesMax()));
        for (OperatorDiff operator : diff.compare(listener).operators()) {
          states.put(operator.operatorId(), operator);
          handOver(diff, operator);
        }
      }
    } else if (options.isStateCompared()) {
      notes.add("The states at the end were not compared, because a version failed before.");
    }
    fill(figures.get(0), topologyA, runs.get(0), sizesA);
    fill(figures.get(1), topologyB, runs.get(1), sizesB);
    Set<String> uids = new LinkedHashSet<>(topologyA.operators());
    uids.addAll(topologyB.operators());
    return uids.stream().map(uid -> {
      Topology any = topologyA.plans().containsKey(uid) ? topologyA : topologyB;
      return new OperatorComparison(uid, Optional.ofNullable(figures.get(0).get(uid)), Optional.ofNullable(figures.get(1).get(uid)),
          Optional.ofNullable(states.get(any.plans().get(uid).operatorId())));
    }).toList();
  }

  /** Hands the entries of an operator's states that differ over to the store. Cost: reads the states that differ again. */
  private void handOver(SnapshotDiff diff, OperatorDiff operator) throws SnapshotException {
    if (!options.store().isWanted()) {
      return;
    }
    for (StateDiff state : operator.states()) {
      if (state.differences() > 0 && state.problem().isEmpty()) {
        StoredEntries entries = new StoredEntries(options.store());
        entries.begin(operator.label(), state);
        diff.changes(operator, state, entries, listener);
        entries.throwFailure(workFolder);
      }
    }
  }

  /** Hands entries over until the disk fails. */
  private static final class StoredEntries implements ChangeSink {
    private final ComparisonStore store;
    private Optional<IOException> failure = Optional.empty();

    StoredEntries(ComparisonStore store) {
      this.store = store;
    }

    void begin(String operator, StateDiff state) {
      try {
        store.beginState(operator, state);
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }

    @Override
    public boolean isOpen() {
      return failure.isEmpty();
    }

    @Override
    public void take(EntryChange change) {
      try {
        store.entry(change);
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }

    void throwFailure(Path folder) throws SnapshotException {
      if (failure.isPresent()) {
        throw new SnapshotException.Unreachable(SnapshotException.Place.of(folder.toString()), "the states that differ cannot be kept: " + IoReason.of(failure.get()),
            failure.get());
      }
    }
  }

  private static void sizes(SnapshotView snapshot, Map<String, Long> sizes) {
    for (OperatorView operator : snapshot.operators()) {
      sizes.put(operator.operatorId(), operator.sizeBytes());
    }
  }

  private static void fill(Map<String, OperatorFigures> figures, Topology topology, SideRun run, Map<String, Long> sizes) {
    for (String uid : topology.operators()) {
      Optional<OperatorStatus> status = run.status().operator(uid);
      String id = topology.plans().get(uid).operatorId();
      status.ifPresent(numbers -> figures.put(uid, new OperatorFigures(numbers.recordsIn(), numbers.recordsOut(), numbers.lateRecords(), run.taskTimesMs().getOrDefault(uid, 0L),
          sizes.getOrDefault(id, -1L))));
    }
  }
}
