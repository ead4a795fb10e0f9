package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.StateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What rules look at: a snapshot, what is known about its job, and a bounded look into each state that all rules share.
 *
 * <p>THREADING: one thread. LIFECYCLE: as the view.
 */
public final class SnapshotEvidence {
  private final SnapshotView view;
  private final Options options;
  private final ProgressListener listener;
  private final Map<StateView, StateSample> samples = new IdentityHashMap<>();
  private final Map<OperatorView, List<StateView>> states = new IdentityHashMap<>();
  private Consumer<SnapshotException> unreadable = problem -> { };

  /**
   * How closely rules look.
   *
   * @param entriesMax entries that are read of each state
   * @param bytesMax bytes of entries that are read of each state
   * @param sumsBytesMax size of a snapshot up to which its checksums are compared
   * @param claimedUids uids of the operators of the job, where it is known
   */
  public record Options(long entriesMax, long bytesMax, long sumsBytesMax, Optional<List<String>> claimedUids) {
    public Options {
      claimedUids = claimedUids.map(List::copyOf);
    }

    /** A look that takes a second or so, at a snapshot whose job is not known. */
    public static Options quick() {
      return new Options(20_000, 16 << 20, 64 << 20, Optional.empty());
    }

    /** The same for a job with these uids. */
    public Options withClaims(List<String> uids) {
      return new Options(entriesMax, bytesMax, sumsBytesMax, Optional.of(uids));
    }
  }

  SnapshotEvidence(SnapshotView view, Options options, ProgressListener listener) {
    this.view = view;
    this.options = options;
    this.listener = listener;
  }

  /** The snapshot. */
  public SnapshotView view() {
    return view;
  }

  /** How closely to look. */
  public Options options() {
    return options;
  }

  /** Hears of progress and may end the search; long work asks it. */
  public ProgressListener listener() {
    return listener;
  }

  /** When the snapshot was taken, if its sidecar says so. */
  public Optional<Instant> takenAt() {
    return view.sidecar().flatMap(sidecar -> sidecar.manifest().takenAt());
  }

  /** The states of all operators. Cost: the headers, once. */
  public List<StateView> states() throws SnapshotException {
    List<StateView> all = new ArrayList<>();
    for (OperatorView operator : view.operators()) {
      all.addAll(states(operator));
    }
    return all;
  }

  /** The states of an operator; none where its headers cannot be read, which is told once. */
  public List<StateView> states(OperatorView operator) throws SnapshotException {
    List<StateView> known = states.get(operator);
    if (known == null) {
      known = read(operator::states, List.of());
      states.put(operator, known);
    }
    return known;
  }

  /** What the first entries of a state show; nothing where they cannot be read, which is told once. Cost: bounded by the options, once for each state. */
  public StateSample sample(StateView state) throws SnapshotException {
    StateSample known = samples.get(state);
    if (known == null) {
      known = read(() -> StateSample.of(state, options.entriesMax(), options.bytesMax(), listener),
          new StateSample(0, 0, false, "", 0, "", 0, OptionalLong.empty(), OptionalLong.empty()));
      samples.put(state, known);
    }
    return known;
  }

  /** Entries and bytes of a state, estimated where they are not known; none where it cannot be read, which is told once. Cost: as {@link StateView#estimate}. */
  public StateSize estimate(StateView state) throws SnapshotException {
    return read(state::estimate, new StateSize(0, 0, false));
  }

  /** Hears what cannot be read from here on. */
  void tellUnreadable(Consumer<SnapshotException> listening) {
    unreadable = listening;
  }

  /** What is read, or what stands for it where it is damaged: one damaged state must not hide what is odd about the others. */
  private <T> T read(Reading<T> reading, T otherwise) throws SnapshotException.Cancelled {
    try {
      return reading.read();
    } catch (SnapshotException.Cancelled e) {
      throw e;
    } catch (SnapshotException e) {
      unreadable.accept(e);
      return otherwise;
    }
  }

  /** Reads something that can be damaged. */
  private interface Reading<T> {
    T read() throws SnapshotException;
  }
}
