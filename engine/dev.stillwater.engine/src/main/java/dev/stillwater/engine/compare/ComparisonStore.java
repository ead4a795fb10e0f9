package dev.stillwater.engine.compare;

import dev.stillwater.engine.row.RowType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes all that a comparison finds, a row at a time, so that nobody has to hold it.
 *
 * <p>THREADING: the thread that compares.
 */
public interface ComparisonStore {
  /** Takes nothing. */
  ComparisonStore NONE = new ComparisonStore() {
    @Override
    public int equalMax() {
      return 0;
    }

    @Override
    public boolean isWanted() {
      return false;
    }

    @Override
    public void beginRows(RowTable table) {
    }

    @Override
    public void row(ComparedRow row) {
    }

    @Override
    public void beginState(String operator, StateDiff state) {
    }

    @Override
    public void entry(EntryChange change) {
    }
  };

  /** Whether anything is taken at all. */
  default boolean isWanted() {
    return true;
  }

  /** How many pairs that are equal are taken of each sink and stream: the first ones. */
  int equalMax();

  /** The rows that follow are of a sink or stream. Each is begun once, also when it has no rows. */
  void beginRows(RowTable table) throws IOException;

  /** Takes a row; those of a table come in the order in which they were put out. */
  void row(ComparedRow row) throws IOException;

  /** The entries that follow are of a state of an operator; states that are equal are not begun. */
  void beginState(String operator, StateDiff state) throws IOException;

  /** Takes an entry that differs, in no order. */
  void entry(EntryChange change) throws IOException;

  /**
   * A sink or stream whose rows are compared.
   *
   * <p>THREADING: immutable.
   *
   * @param name uid of the sink, or name of the stream
   * @param isSink whether it is a sink
   * @param a columns of A; those of B where A does not have it
   * @param b columns of B; those of A where B does not have it
   * @param keyFields the columns by which rows are aligned
   * @param keyed the keyed operator that the rows come from, if their columns still hold its key
   */
  record RowTable(String name, boolean isSink, RowType a, RowType b, List<String> keyFields, Optional<KeyedBy> keyed) {
    public RowTable {
      keyFields = List.copyOf(keyFields);
    }
  }

  /**
   * A keyed operator.
   *
   * <p>THREADING: immutable.
   *
   * @param operator its uid
   * @param fields its key fields in their order
   */
  record KeyedBy(String operator, List<String> fields) {
    public KeyedBy {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A result of both versions, or of one alone.
   *
   * <p>THREADING: immutable.
   *
   * @param difference how it differs; empty if it is equal
   * @param a the row of A, if A has it
   * @param b the row of B, if B has it
   * @param changedFields columns whose values differ
   * @param sequence how many rows the side had put out before it, of A if A has it
   */
  record ComparedRow(Optional<ResultDifference.Kind> difference, Optional<ResultRow> a, Optional<ResultRow> b, List<String> changedFields, long sequence) {
    public ComparedRow {
      changedFields = List.copyOf(changedFields);
    }
  }
}
