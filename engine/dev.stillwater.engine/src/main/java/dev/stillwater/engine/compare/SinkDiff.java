package dev.stillwater.engine.compare;

import java.util.List;

/**
 * How the results of one sink, or the rows of one stream, differ.
 *
 * <p>THREADING: immutable.
 *
 * @param name uid of the sink, or name of the stream
 * @param presence which version has it; {@link Presence#ONLY_BEFORE} is A alone
 * @param rowsA results of A that were compared
 * @param rowsB results of B that were compared
 * @param equal pairs that are equal
 * @param changed pairs with different values
 * @param onlyA results that only A has
 * @param onlyB results that only B has
 * @param moved pairs that are equal but stand at another place; 0 when order is ignored
 * @param columnNotes columns that only one version has or whose types differ, as sentences for people
 * @param differences the first differences, in the order in which they were put out
 */
public record SinkDiff(String name, Presence presence, long rowsA, long rowsB, long equal, long changed, long onlyA, long onlyB, long moved,
    List<String> columnNotes, List<ResultDifference> differences) {
  public SinkDiff {
    columnNotes = List.copyOf(columnNotes);
    differences = List.copyOf(differences);
  }

  /** Number of results that differ. */
  public long differenceCount() {
    return changed + onlyA + onlyB + moved;
  }

  /** Number of results that were compared: pairs, and those that one version alone has. */
  public long total() {
    return equal + differenceCount();
  }

  /** Whether nothing differs, columns included. */
  public boolean isEqual() {
    return differenceCount() == 0 && columnNotes.isEmpty();
  }
}
