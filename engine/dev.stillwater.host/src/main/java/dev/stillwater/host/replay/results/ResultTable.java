package dev.stillwater.host.replay.results;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the results: the rows of a sink or stream, or the entries of a state that differ.
 *
 * <p>THREADING: immutable.
 *
 * @param number which of the results' tables it is, from 0; names its files
 * @param kind what its rows are of
 * @param name uid of the sink, name of the stream or of the state
 * @param operator uid of the operator that has the state; empty for sinks and streams
 * @param columns the columns of A in their order, then those that B alone has
 * @param keyFields the columns by which rows are aligned
 * @param keyOperator uid of the keyed operator that the rows come from; empty where none is known or rows do not hold its key
 * @param keyOperatorFields the key fields of that operator
 * @param counts rows in the files, by kind
 */
public record ResultTable(int number, Kind kind, String name, String operator, List<Column> columns, List<String> keyFields, String keyOperator,
    List<String> keyOperatorFields, Map<RowKind, Long> counts) {
  /** What rows are of. */
  public enum Kind {
    /** The results that came to a sink. */
    SINK("sink"),
    /** The rows that an operator put out. */
    STREAM("stream"),
    /** Entries of an operator's state at the end. */
    STATE("state");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The name in documents. */
    public String text() {
      return text;
    }
  }

  public ResultTable {
    columns = List.copyOf(columns);
    keyFields = List.copyOf(keyFields);
    keyOperatorFields = List.copyOf(keyOperatorFields);
    counts = Map.copyOf(counts);
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type name of the type of its values, that of A where the versions differ; empty for text
   * @param isInA whether A has it
   * @param isInB whether B has it
   */
  public record Column(String name, String type, boolean isInA, boolean isInB) {
    /** Whether its values are numbers. */
    public boolean isNumber() {
      return List.of("int", "long", "double", "decimal").contains(type);
    }
  }

  /** Number of rows in the files. */
  public long size() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Number of rows of a kind in the files. */
  public long count(RowKind rowKind) {
    return counts.getOrDefault(rowKind, 0L);
  }

  /** Number of rows in which the versions differ. */
  public long differences() {
    return counts.entrySet().stream().filter(entry -> entry.getKey().isDifference()).mapToLong(Map.Entry::getValue).sum();
  }

  /** Index of the column of the name, -1 for none. */
  public int column(String columnName) {
    return columns.stream().map(Column::name).toList().indexOf(columnName);
  }

  ResultTable withCounts(Map<RowKind, Long> counted) {
    return new ResultTable(number, kind, name, operator, columns, keyFields, keyOperator, keyOperatorFields, counted);
  }

  Map<String, Object> document() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", kind.text());
    members.put("name", name);
    members.put("operator", operator);
    members.put("columns", columns.stream().map(column -> {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", column.name());
      one.put("type", column.type());
      one.put("inA", column.isInA());
      one.put("inB", column.isInB());
      return one;
    }).toList());
    members.put("keyFields", keyFields);
    members.put("keyOperator", keyOperator);
    members.put("keyOperatorFields", keyOperatorFields);
    Map<String, Object> rows = new LinkedHashMap<>();
    for (RowKind rowKind : RowKind.values()) {
      rows.put(rowKind.text(), count(rowKind));
    }
    members.put("rows", rows);
    return members;
  }

  /** Throws {@link IllegalArgumentException} if the members are not those of a table. */
  static ResultTable of(int number, Members members) {
    Kind kind = List.of(Kind.values()).stream().filter(one -> one.text().equals(members.text("kind"))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("table " + number + " is of the kind '" + members.text("kind") + "', which is not known"));
    List<Column> columns = new ArrayList<>();
    for (Members column : members.list("columns")) {
      columns.add(new Column(column.text("name"), column.text("type"), column.flag("inA"), column.flag("inB")));
    }
    Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);
    Members rows = members.member("rows").orElseThrow(() -> new IllegalArgumentException("table " + number + " does not say how many rows it has"));
    for (RowKind rowKind : RowKind.values()) {
      rows.number(rowKind.text()).ifPresent(count -> counts.put(rowKind, count));
    }
    return new ResultTable(number, kind, members.text("name"), members.text("operator"), columns, members.texts("keyFields"), members.text("keyOperator"),
        members.texts("keyOperatorFields"), counts);
  }
}
