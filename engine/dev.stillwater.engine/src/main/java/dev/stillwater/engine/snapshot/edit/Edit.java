package dev.stillwater.engine.snapshot.edit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One change to a copy of a snapshot. Every copy has metadata of version 3, relative pointers and all its files inside its folder, so that moving it or
 * taking it to an older Flink needs no change at all. An operator is named by its uid or its id.
 *
 * <p>THREADING: immutable.
 */
public sealed interface Edit {
  /** Leaves an operator out. */
  record DropOperator(String operator) implements Edit {
  }

  /** Leaves one state of an operator out: a keyed one, its timers or an operator state. */
  record DropState(String operator, String state) implements Edit {
  }

  /** Gives the state of an operator to another uid. */
  record ChangeUid(String operator, String newUid) implements Edit {
  }

  /**
   * Leaves out what no operator claims: operators whose uid is not among the claims and, where the names of an operator's states are given, its other states.
   * Timers are always kept with their operator, as no descriptor names them.
   *
   * @param claims by uid the names of the operator's states; empty if all are to be kept
   */
  record DropUnclaimed(Map<String, Optional<Set<String>>> claims) implements Edit {
    public DropUnclaimed {
      claims = Map.copyOf(claims);
    }
  }

  /** Gives all operators, or one, another max parallelism: every key goes to its new key group. Keyed state becomes canonical. */
  record ChangeMaxParallelism(Optional<String> operator, int maxParallelism) implements Edit {
  }

  /** Writes keyed state in the canonical form, which every backend restores. */
  record ToCanonical() implements Edit {
  }

  /** Gives the snapshot another checkpoint id. */
  record ChangeCheckpointId(long checkpointId) implements Edit {
  }
}
