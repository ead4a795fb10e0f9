package dev.stillwater.engine.state;

import dev.stillwater.engine.checkpoint.CheckpointBarrier;
import dev.stillwater.engine.snapshot.SnapshotException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A state backend on which operators can ask for their states, and which then tells whether a snapshot has what they ask for; it takes no state.
 *
 * <p>THREADING: one thread.
 */
public final class RehearsalBackend implements StateBackend {
  private final List<Rehearsed> made = new ArrayList<>();

  /** The states of one operator in one subtask. */
  private static final class Rehearsed extends TableBackend {
    private Rehearsed(Site site, Optional<KeyedRestore> restore) {
      super(site, restore);
    }

    private String uid() {
      return site().uid();
    }

    private List<StateFit> fits(boolean readsEntries) throws SnapshotException {
      return rehearse(readsEntries);
    }

    @Override
    public KeyedSnapshot snapshot(CheckpointBarrier barrier) {
      throw new IllegalStateException("A rehearsal takes no snapshots.");
    }
  }

  @Override
  public KeyedStateBackend keyed(Site site, Optional<KeyedRestore> restore) {
    Rehearsed keyed = new Rehearsed(site, restore);
    made.add(keyed);
    return keyed;
  }

  /** Names of the keyed states that the operators asked for, by uid. */
  public Map<String, Set<String>> stateNames() {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    made.forEach(each -> names.computeIfAbsent(each.uid(), uid -> new TreeSet<>()).addAll(each.stateNames()));
    return names;
  }

  /**
   * What a restore would do with each state that the snapshot has and an operator asked for: the worst that it would do in any subtask.
   *
   * @param readsEntriesOf uids of the operators whose entries are read as well, at the cost of a restore
   */
  public List<StateFit> fits(Set<String> readsEntriesOf) throws SnapshotException {
    Map<List<String>, StateFit> worst = new LinkedHashMap<>();
    for (Rehearsed each : made) {
      for (StateFit fit : each.fits(readsEntriesOf.contains(each.uid()))) {
        worst.merge(List.of(fit.uid(), fit.state()), fit, (one, other) -> one.outcome().compareTo(other.outcome()) >= 0 ? one : other);
      }
    }
    return List.copyOf(worst.values());
  }

  @Override
  public void close() {
    // Nothing was taken.
  }
}
