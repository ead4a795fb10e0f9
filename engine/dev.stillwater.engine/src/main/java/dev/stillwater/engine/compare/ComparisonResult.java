package dev.stillwater.engine.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a comparison of two versions has found.
 *
 * <p>THREADING: immutable.
 *
 * @param a version A as a whole
 * @param b version B as a whole
 * @param sinks the results, by sink
 * @param streams the rows between operators, by output; empty when they were not compared
 * @param origins uids of the operators that the differences come from: their inputs are equal, what they put out is not; empty when streams were not compared
 * @param operators the operators of both, in the order of A, then those that only B has
 * @param isStateCounted whether states that differ make the versions differ; not so where fields or small differences of numbers do not count
 * @param divergence where the versions first part, when that was looked for and found
 * @param contribution the input behind the first result that differs, when it has a key
 * @param modelChanges how the jobs themselves differ
 * @param notes what else a reader must know, as sentences
 */
public record ComparisonResult(RunFigures a, RunFigures b, List<SinkDiff> sinks, Optional<List<StreamDiff>> streams, List<String> origins,
    List<OperatorComparison> operators, boolean isStateCounted, Optional<Divergence> divergence, Optional<Contribution> contribution, List<ModelChange> modelChanges, List<String> notes) {
  public ComparisonResult {
    sinks = List.copyOf(sinks);
    streams = streams.map(List::copyOf);
    origins = List.copyOf(origins);
    operators = List.copyOf(operators);
    modelChanges = List.copyOf(modelChanges);
    notes = List.copyOf(notes);
  }

  /** How a comparison ended. */
  public enum Outcome {
    /** All that was compared is equal. */
    EQUAL,
    /** Something differs. */
    DIFFERENT,
    /** Both versions failed, so that the rest of the input was not compared, and what they put out before is equal; or no record was read at all. */
    NOT_COMPARED
  }

  /** How it ended: results and states decide, and failures. */
  public Outcome outcome() {
    boolean isFailed = a.failure().isPresent() || b.failure().isPresent();
    boolean isSame = sinks.stream().allMatch(SinkDiff::isEqual);
    boolean bothFailed = a.failure().isPresent() && b.failure().isPresent() && a.recordsRead() == b.recordsRead();
    if (isSame && !isFailed) {
      return isStateCounted && hasOtherState() ? Outcome.DIFFERENT : isEmpty() ? Outcome.NOT_COMPARED : Outcome.EQUAL;
    }
    return isSame && bothFailed ? Outcome.NOT_COMPARED : Outcome.DIFFERENT;
  }

  /** Whether neither version has read or put out anything, so that equality would say nothing. */
  boolean isEmpty() {
    return total() == 0 && a.recordsRead() == 0 && b.recordsRead() == 0;
  }

  /** Whether the state of an operator that both have differs. */
  public boolean hasOtherState() {
    return operators.stream().anyMatch(OperatorComparison::hasOtherState);
  }

  /** Whether all is equal. */
  public boolean isEqual() {
    return outcome() == Outcome.EQUAL;
  }

  /** Results that were compared: pairs, and those that one side alone has. */
  public long total() {
    return sinks.stream().mapToLong(SinkDiff::total).sum();
  }

  /** Results that differ. */
  public long differenceCount() {
    return sinks.stream().mapToLong(SinkDiff::differenceCount).sum();
  }

  /** The first result that differs because of the record at which the versions part, if that is known and it was kept; else the first one that was kept. */
  public Optional<ResultDifference> firstDifference() {
    Comparator<ResultDifference> order = Comparator.comparingLong(ResultDifference::sequence);
    return divergence.flatMap(parting -> differences().filter(parting::concerns).min(order)).or(() -> differences().min(order));
  }

  private Stream<ResultDifference> differences() {
    return sinks.stream().flatMap(sink -> sink.differences().stream());
  }

  /** The same with where the versions part. */
  ComparisonResult withDivergence(Optional<Divergence> found) {
    return new ComparisonResult(a, b, sinks, streams, origins, operators, isStateCounted, found, contribution, modelChanges, notes);
  }

  /** The one sentence that says it all. */
  public String verdict() {
    return Verdict.of(this);
  }

  /** The same beside the differences of the jobs themselves. */
  public ComparisonResult withModelChanges(List<ModelChange> changes) {
    return new ComparisonResult(a, b, sinks, streams, origins, operators, isStateCounted, divergence, contribution, changes, notes);
  }

  /** The same with more notes. */
  public ComparisonResult withNotes(List<String> more) {
    return new ComparisonResult(a, b, sinks, streams, origins, operators, isStateCounted, divergence, contribution, modelChanges, more);
  }
}
