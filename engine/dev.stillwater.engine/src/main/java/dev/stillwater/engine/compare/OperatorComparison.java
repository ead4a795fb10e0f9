package dev.stillwater.engine.compare;

import java.util.Optional;

/**
 * An operator on both sides.
 *
 * <p>THREADING: immutable.
 *
 * @param uid the operator
 * @param a its figures in A, if A has it
 * @param b its figures in B, if B has it
 * @param state how its state differs at the end, if both could be compared
 */
public record OperatorComparison(String uid, Optional<OperatorFigures> a, Optional<OperatorFigures> b, Optional<OperatorDiff> state) {
  /** Whether its state differs. */
  public boolean hasOtherState() {
    return a.isPresent() && b.isPresent() && state.isPresent() && !state.get().isEqual();
  }
}
