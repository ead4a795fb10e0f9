package dev.stillwater.host.replay.results;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * A row of a table of the results, its values as text.
 *
 * <p>THREADING: immutable.
 */
public final class StoredRow {
  private final long number;
  private final RowKind kind;
  private final long sequence;
  private final String[] a;
  private final String[] b;
  private final BitSet changed;

  StoredRow(long number, RowKind kind, long sequence, String[] a, String[] b, BitSet changed) {
    this.number = number;
    this.kind = kind;
    this.sequence = sequence;
    this.a = a;
    this.b = b;
    this.changed = changed;
  }

  /** Number of the row in its table, from 0. */
  public long number() {
    return number;
  }

  /** How it differs. */
  public RowKind kind() {
    return kind;
  }

  /** How many rows the version had put out before it. */
  public long sequence() {
    return sequence;
  }

  /** Whether A has it. */
  public boolean isInA() {
    return a != null;
  }

  /** Whether B has it. */
  public boolean isInB() {
    return b != null;
  }

  /** The value of A in a column; empty where there is none. */
  public Optional<String> a(int column) {
    return a == null ? Optional.empty() : Optional.ofNullable(a[column]);
  }

  /** The value of B in a column; empty where there is none. */
  public Optional<String> b(int column) {
    return b == null ? Optional.empty() : Optional.ofNullable(b[column]);
  }

  /** The value of the version that has it, of A if both have. */
  public Optional<String> any(int column) {
    return a == null || a[column] == null ? b(column).or(() -> a(column)) : a(column);
  }

  /** Whether the versions differ in a column. */
  public boolean isChanged(int column) {
    return changed.get(column);
  }

  /** Number of columns in which they differ. */
  public int changedCount() {
    return changed.cardinality();
  }

  @Override
  public String toString() {
    return kind + " " + Arrays.toString(a) + " " + Arrays.toString(b) + " " + changed;
  }
}
