package dev.stillwater.engine.compare;

import java.util.Optional;

/**
 * How deep a comparison goes.
 *
 * <p>THREADING: immutable.
 *
 * @param streams when the streams between operators are compared
 * @param isStateCompared whether the states at the end are compared
 * @param isDivergenceFound whether the first divergence is looked for when something differs, and the input behind the first result that differs
 * @param differencesMax highest number of differences that are kept of each sink, stream and state; all are counted
 * @param memoryBytes most memory that rows take, nearly
 * @param behind the key whose input is shown, in place of that of the first result that differs
 * @param store takes all rows and entries that differ
 */
public record ComparisonOptions(Streams streams, boolean isStateCompared, boolean isDivergenceFound, int differencesMax, long memoryBytes,
    Optional<WantedKey> behind, ComparisonStore store) {
  private static final int DIFFERENCES = 1000;

  /** When streams are compared; they are had by running again. */
  public enum Streams {
    /** Never. */
    NEVER,
    /** When results or states differ. */
    WHEN_DIFFERENT,
    /** Always. */
    ALWAYS
  }

  /** Everything; streams only when something differs. */
  public static ComparisonOptions full() {
    return new ComparisonOptions(Streams.WHEN_DIFFERENT, true, true, DIFFERENCES, ResultDiff.memoryOfHeap(), Optional.empty(), ComparisonStore.NONE);
  }

  /** Results alone: how many differ, and how. */
  public static ComparisonOptions resultsOnly() {
    return new ComparisonOptions(Streams.NEVER, false, false, DIFFERENCES, ResultDiff.memoryOfHeap(), Optional.empty(), ComparisonStore.NONE);
  }

  /** The same with streams compared then. */
  public ComparisonOptions withStreams(Streams when) {
    return new ComparisonOptions(when, isStateCompared, isDivergenceFound, differencesMax, memoryBytes, behind, store);
  }

  /** The same with so many differences kept. */
  public ComparisonOptions withDifferencesMax(int max) {
    return new ComparisonOptions(streams, isStateCompared, isDivergenceFound, max, memoryBytes, behind, store);
  }

  /** The same with the input behind a key, whether it makes a difference or not. */
  public ComparisonOptions withBehind(WantedKey key) {
    return new ComparisonOptions(streams, isStateCompared, isDivergenceFound, differencesMax, memoryBytes, Optional.of(key), store);
  }

  /** The same with a store that takes all rows and entries that differ. */
  public ComparisonOptions withStore(ComparisonStore taker) {
    return new ComparisonOptions(streams, isStateCompared, isDivergenceFound, differencesMax, memoryBytes, behind, taker);
  }
}
