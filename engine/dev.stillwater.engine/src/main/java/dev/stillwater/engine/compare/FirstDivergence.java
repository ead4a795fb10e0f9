package dev.stillwater.engine.compare;

import dev.stillwater.engine.compare.Divergence.Kind;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplayLimit;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the input record at which two versions first part: both go on in lockstep and are compared at the borders of chunks, what they put out and their states; the
 * first chunk that differs is run again from both sides' own savepoints at its beginning in chunks a 32nd as long, down to one record.
 *
 * <p>The states of operators that only one version has, or that have other types, are not compared. A state that differs within a chunk and is equal again at its
 * end, with equal outputs, is no divergence.
 *
 * <p>THREADING: one thread. LIFECYCLE: finds once.
 */
public final class FirstDivergence {
  private static final long FIRST_CHUNK = 1 << 10;
  private static final long CHUNK_MAX = 1 << 20;
  private static final int FINER = 32;
  /** Both sides meet in memory after so many records. */
  private static final long STEP = 1 << 12;
  private static final String WHAT = "looking for the first divergence, input records";

  private final ReplaySpec specA;
  private final ReplaySpec specB;
  private final Topology topologyA;
  private final Topology topologyB;
  private final Equality equality;
  private final ComparisonOptions options;
  private final ProgressListener listener;
  private final Map<String, RowType> typesA = new LinkedHashMap<>();
  private final Map<String, RowType> typesB = new LinkedHashMap<>();
  private final Savepoints savepoints;
  private int opened;

  /**
   * A search.
   *
   * @param a replay of version A, with all streams tapped; who hears its rows is not asked
   * @param b that of version B
   */
  public FirstDivergence(ReplaySpec a, ReplaySpec b, Equality equality, ComparisonOptions options, ProgressListener listener) {
    specA = a.withListener(listener);
    specB = b.withListener(listener);
    topologyA = Topology.of(a.version());
    topologyB = Topology.of(b.version());
    this.equality = equality.ofStreams();
    this.options = options;
    this.listener = listener;
    addTypes(topologyA, typesA);
    addTypes(topologyB, typesB);
    // Rows of what one side alone has would only wait for ever.
    typesA.keySet().retainAll(typesB.keySet());
    typesB.keySet().retainAll(typesA.keySet());
    savepoints = new Savepoints(a.workFolder(), topologyA, topologyB, listener);
  }

  private static void addTypes(Topology topology, Map<String, RowType> types) {
    types.putAll(topology.outputTypes());
    topology.sinks().forEach((uid, type) -> types.put(LockstepSide.sinkName(uid), type));
  }

  /**
   * A stretch of the input.
   *
   * @param start both sides' states at its beginning; none for the beginning of the replay
   * @param first number of records before it
   * @param chunk number of records between two looks at the states
   * @param isGrowing whether each chunk is twice as long as the one before
   */
  private record Stretch(Optional<Savepoints.Pair> start, long first, long chunk, boolean isGrowing) {
  }

  /** Where a stretch differs first: the smaller stretch, or the divergence itself. */
  private record Found(Optional<Stretch> stretch, Optional<Divergence> divergence) {
  }

  /**
   * Finds it; empty if nothing differs. Cost: both replays up to the divergence once, a small part of it again, and savepoints of both sides at chunk borders,
   * which grow twice as far apart each time.
   *
   * @throws SnapshotException if a snapshot cannot be read, or the listener asks to stop
   */
  public Optional<Divergence> find() throws SnapshotException {
    Stretch stretch = new Stretch(Optional.empty(), 0, FIRST_CHUNK, true);
    while (true) {
      Optional<Found> found = search(stretch);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      if (found.get().divergence().isPresent()) {
        return found.get().divergence();
      }
      Stretch smaller = found.get().stretch().orElseThrow();
      if (!stretch.start().equals(smaller.start())) {
        stretch.start().ifPresent(savepoints::drop);
      }
      stretch = smaller;
    }
  }

  private LockstepSide open(Side side, Stretch stretch) throws SnapshotException {
    boolean isA = side == Side.A;
    ReplaySpec spec = isA ? specA : specB;
    Optional<Path> from = stretch.start().map(pair -> isA ? pair.a() : pair.b());
    ReplaySpec own = spec.in(spec.workFolder().resolve(side + "-" + opened));
    return new LockstepSide(side, own, isA ? topologyA : topologyB, isA ? topologyB : topologyA, from);
  }

  private Optional<Found> search(Stretch stretch) throws SnapshotException {
    opened++;
    boolean isSingle = stretch.chunk() == 1;
    try (LockstepSide a = open(Side.A, stretch); LockstepSide b = open(Side.B, stretch)) {
      Optional<Savepoints.Pair> good = stretch.start();
      long done = 0;
      long chunk = stretch.chunk();
      if (isSingle && good.isEmpty()) {
        good = Optional.of(new Savepoints.Pair(a.savepoint(), b.savepoint()));
      }
      while (true) {
        try (ResultDiff diff = newDiff()) {
          Chunk result = run(a, b, diff, chunk, isSingle);
          listener.progressed(WHAT, stretch.first() + done + result.records(), -1);
          if (result.isDifferent()) {
            return Optional.of(isSingle ? new Found(Optional.empty(), Optional.of(describe(a, b, diff, good.orElseThrow(), stretch.first() + done + 1, result)))
                : new Found(finer(good, stretch.first() + done, result.records()), Optional.empty()));
          }
          Savepoints.Pair now = new Savepoints.Pair(a.savepoint(), b.savepoint());
          if (savepoints.hasOtherState(now)) {
            return Optional.of(isSingle ? new Found(Optional.empty(), Optional.of(describe(a, b, diff, good.orElseThrow(), now, stretch.first() + done + 1)))
                : new Found(finer(good, stretch.first() + done, result.records()), Optional.empty()));
          }
          if (!good.equals(stretch.start())) {
            good.ifPresent(savepoints::drop);
          }
          good = Optional.of(now);
          done += result.records();
          if (a.isAtEnd() && b.isAtEnd()) {
            return end(a, b, now);
          }
        }
        chunk = stretch.isGrowing() ? Math.min(2 * chunk, CHUNK_MAX) : chunk;
      }
    }
  }

  private static Optional<Stretch> finer(Optional<Savepoints.Pair> start, long first, long length) {
    return Optional.of(new Stretch(start, first, Math.max(1, length / FINER), false));
  }

  private ResultDiff newDiff() {
    return new ResultDiff(typesA, typesB, equality, specA.workFolder(), options.memoryBytes(), options.differencesMax());
  }

  /** What a chunk brought: how many records it had up to where outputs differed, and whether they did or a side failed. */
  private record Chunk(long records, boolean isDifferent, boolean isFailure) {
  }

  private Chunk run(LockstepSide a, LockstepSide b, ResultDiff diff, long records, boolean isKeeping) throws SnapshotException {
    a.compareIn(diff);
    b.compareIn(diff);
    if (isKeeping) {
      a.keep();
      b.keep();
    }
    long done = 0;
    while (done < records) {
      long step = Math.min(STEP, records - done);
      long readA = a.advance(step);
      long readB = b.advance(step);
      boolean isFailure = a.failure().isPresent() || b.failure().isPresent();
      if (isFailure || readA != readB || !diff.isBalanced()) {
        // A record that breaks a side is not counted by it.
        return new Chunk(done + Math.max(1, isFailure ? Math.max(readA, readB) + 1 : Math.max(readA, readB)), true, isFailure);
      }
      done += readA;
      if (readA < step) {
        break;
      }
    }
    return new Chunk(done, false, false);
  }

  /** Both sides have read all: perhaps the windows that the end closes differ. */
  private Optional<Found> end(LockstepSide a, LockstepSide b, Savepoints.Pair before) throws SnapshotException {
    if (!(specA.until() instanceof ReplayLimit.EndOfData)) {
      return Optional.empty();
    }
    try (ResultDiff diff = newDiff()) {
      a.compareIn(diff);
      b.compareIn(diff);
      a.keep();
      b.keep();
      a.finish();
      b.finish();
      if (diff.isBalanced()) {
        return Optional.empty();
      }
      Describer describer = new Describer(topologyA, topologyB, a, b, diff.finish(listener));
      return Optional.of(new Found(Optional.empty(), Optional.of(describer.atEnd())));
    } finally {
      savepoints.drop(before);
    }
  }

  private Divergence describe(LockstepSide a, LockstepSide b, ResultDiff diff, Savepoints.Pair before, long number, Chunk chunk) throws SnapshotException {
    Describer describer = new Describer(topologyA, topologyB, a, b, diff.finish(listener));
    if (chunk.isFailure()) {
      return describer.atFailure(number);
    }
    return describer.atRecord(number, savepoints.differences(before, new Savepoints.Pair(a.savepoint(), b.savepoint())), Kind.OUTPUT);
  }

  private Divergence describe(LockstepSide a, LockstepSide b, ResultDiff diff, Savepoints.Pair before, Savepoints.Pair after, long number) throws SnapshotException {
    return new Describer(topologyA, topologyB, a, b, diff.finish(listener)).atRecord(number, savepoints.differences(before, after), Kind.STATE);
  }
}
