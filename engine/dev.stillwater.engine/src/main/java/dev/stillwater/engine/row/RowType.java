package dev.stillwater.engine.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The type of a row: named, typed columns in order.
 *
 * <p>Null bits: the nullable columns are counted from 0 in the order of the columns; number k has bit {@code k % 64} of the word {@code nulls<k / 64>}
 * of the generated row class. While a bit is set, the column holds the default of its type.
 *
 * <p>THREADING: immutable.
 */
public final class RowType {
  private static final RowType EMPTY = new RowType(List.of());

  private final List<RowField> fields;
  private final Map<String, Integer> indexByName;
  private final int[] nullOrdinals;
  private final int nullableCount;

  /**
   * Makes a type of the fields.
   *
   * @throws IllegalArgumentException if two fields have one name
   */
  public RowType(List<RowField> fields) {
    this.fields = List.copyOf(fields);
    Map<String, Integer> byName = new HashMap<>();
    nullOrdinals = new int[fields.size()];
    int nullables = 0;
    for (int index = 0; index < fields.size(); index++) {
      RowField field = fields.get(index);
      if (byName.putIfAbsent(field.name(), index) != null) {
        throw new IllegalArgumentException("Two fields have the name '" + field.name() + "'.");
      }
      nullOrdinals[index] = field.isNullable() ? nullables++ : -1;
    }
    nullableCount = nullables;
    indexByName = Collections.unmodifiableMap(byName);
  }

  /** A type of the fields. */
  public static RowType of(RowField... fields) {
    return new RowType(List.of(fields));
  }

  /** The type without columns. */
  public static RowType empty() {
    return EMPTY;
  }

  /** The columns in order. */
  public List<RowField> fields() {
    return fields;
  }

  /** Number of columns. */
  public int size() {
    return fields.size();
  }

  /** The column at the index, from 0. */
  public RowField field(int index) {
    return fields.get(index);
  }

  /** The column of the name. */
  public Optional<RowField> field(String name) {
    Integer index = indexByName.get(name);
    return index == null ? Optional.empty() : Optional.of(fields.get(index));
  }

  /** Index of the column of the name, or -1. */
  public int indexOf(String name) {
    return indexByName.getOrDefault(name, -1);
  }

  /** Number of nullable columns. */
  public int nullableCount() {
    return nullableCount;
  }

  /** Number of words of null bits that a generated row class has. */
  public int nullWords() {
    return (nullableCount + 63) >>> 6;
  }

  /** Word of the column's null bit, or -1 if the column is not nullable. */
  public int nullWord(int index) {
    return nullOrdinals[index] < 0 ? -1 : nullOrdinals[index] >>> 6;
  }

  /** The column's null bit in its word, or 0 if the column is not nullable. */
  public long nullMask(int index) {
    return nullOrdinals[index] < 0 ? 0 : 1L << (nullOrdinals[index] & 63);
  }

  /** The type with more columns at the end; cost: copies the columns. */
  public RowType with(RowField... more) {
    List<RowField> all = new ArrayList<>(fields);
    all.addAll(List.of(more));
    return new RowType(all);
  }

  /** The type as {@code origin: string, delay: int?}. */
  public String text() {
    StringJoiner joiner = new StringJoiner(", ");
    fields.forEach(field -> joiner.add(field.text()));
    return joiner.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowType type && fields.equals(type.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return "(" + text() + ")";
  }
}
