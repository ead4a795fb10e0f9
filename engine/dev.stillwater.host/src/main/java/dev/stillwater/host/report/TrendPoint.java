package dev.stillwater.host.report;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one snapshot of a series tells about the growth of state: entries and bytes of each of its states.
 *
 * <p>THREADING: immutable; {@link #of} reads, any thread.
 *
 * @param snapshot where it is
 * @param name label of the snapshot, else the name of its folder
 * @param checkpointId number of the checkpoint
 * @param time when it was taken, if its sidecar says so
 * @param states its states; those before the problem, if there is one
 * @param problem why not all of it could be read
 */
public record TrendPoint(Path snapshot, String name, long checkpointId, Optional<Instant> time, List<StateGrowth> states, Optional<String> problem) {
  private static final int SNAPSHOTS_MAX = 1_000;

  /** Order of a series: by number of the checkpoint, by time where the numbers are equal. */
  public static final Comparator<TrendPoint> ORDER = Comparator.comparingLong(TrendPoint::checkpointId)
      .thenComparing(point -> point.time().orElse(Instant.EPOCH)).thenComparing(TrendPoint::snapshot);

  /**
   * How much a state holds.
   *
   * @param operator label of its operator
   * @param state its name
   * @param entries number of entries
   * @param sizeBytes bytes of them
   * @param isExact whether both were counted and not estimated
   */
  public record StateGrowth(String operator, String state, long entries, long sizeBytes, boolean isExact) {
  }

  public TrendPoint {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(name, "name");
    states = List.copyOf(states);
  }

  /**
   * Looks at a snapshot; one that cannot be read is a point with a problem.
   *
   * @param isCounted whether every entry is counted, at the cost of reading all state; else what the sidecar knows, or an estimate
   * @throws SnapshotException.Cancelled if the listener said so
   */
  public static TrendPoint of(Path snapshot, SnapshotOptions options, boolean isCounted, ProgressListener listener) throws SnapshotException.Cancelled {
    List<StateGrowth> states = new ArrayList<>();
    String folder = snapshot.getFileName() == null ? snapshot.toString() : snapshot.getFileName().toString();
    String name = folder;
    long checkpointId = -1;
    Optional<Instant> time = Optional.empty();
    Optional<String> problem = Optional.empty();
    try (SnapshotView view = SnapshotReader.open(snapshot, options, listener)) {
      checkpointId = view.metadata().checkpointId();
      time = view.sidecar().flatMap(sidecar -> sidecar.manifest().takenAt());
      name = view.sidecar().flatMap(sidecar -> sidecar.manifest().label()).orElse(folder);
      for (OperatorView operator : view.operators()) {
        for (StateView state : operator.states()) {
          states.add(growth(operator, state, isCounted, listener));
        }
      }
    } catch (SnapshotException.Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      problem = Optional.of(e.getMessage());
    }
    return new TrendPoint(snapshot, name, checkpointId, time, states, problem);
  }

  private static StateGrowth growth(OperatorView operator, StateView state, boolean isCounted, ProgressListener listener) throws SnapshotException {
    if (listener.isCancelled()) {
      throw new SnapshotException.Cancelled(SnapshotException.Place.of(operator.label()));
    }
    boolean isKnown = state.knownEntryCount().isPresent() && state.knownSizeBytes().isPresent();
    StateSize size = isKnown ? new StateSize(state.knownEntryCount().getAsLong(), state.knownSizeBytes().getAsLong(), true)
        : isCounted ? state.count(listener) : state.estimate();
    return new StateGrowth(operator.label(), state.name(), size.entries(), size.sizeBytes(), size.isExact());
  }

  /** The snapshots that lie in a folder, by name, a thousand at most; none in a folder that cannot be read. Cost: a look into each folder in it. */
  public static List<Path> snapshotsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> Files.isRegularFile(file.resolve("_metadata"))).sorted().limit(SNAPSHOTS_MAX).toList();
    } catch (IOException unreadable) {
      // A folder that nobody can look into holds no series; the person chose it and is told that there is none.
      return List.of();
    }
  }

  /** Entries and bytes of the states that fit, together; empty when there are none, and for all state where not all of it could be read. */
  public Optional<StateGrowth> sum(Optional<String> operator, Optional<String> state) {
    if (problem.isPresent() && operator.isEmpty() && state.isEmpty()) {
      return Optional.empty();
    }
    List<StateGrowth> fitting = states.stream().filter(each -> operator.isEmpty() || operator.get().equals(each.operator()))
        .filter(each -> state.isEmpty() || state.get().equals(each.state())).toList();
    return fitting.isEmpty() ? Optional.empty() : Optional.of(new StateGrowth(operator.orElse(""), state.orElse(""),
        fitting.stream().mapToLong(StateGrowth::entries).sum(), fitting.stream().mapToLong(StateGrowth::sizeBytes).sum(),
        fitting.stream().allMatch(StateGrowth::isExact)));
  }
}
