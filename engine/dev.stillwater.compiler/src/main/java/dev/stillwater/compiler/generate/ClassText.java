package dev.stillwater.compiler.generate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a chain class while it is written, and what its operators have in it.
 *
 * <p>THREADING: one thread.
 */
final class ClassText {
  private final StringBuilder fields = new StringBuilder();
  private final StringBuilder initial = new StringBuilder();
  private final StringBuilder methods = new StringBuilder();
  private final Map<String, String> entries = new LinkedHashMap<>();
  private final Set<Integer> counters = new LinkedHashSet<>();
  private final Set<Integer> rows = new LinkedHashSet<>();
  private final Set<Integer> inputRows = new LinkedHashSet<>();
  private final Set<Integer> parts = new LinkedHashSet<>();
  private final Set<Integer> rowOperators = new LinkedHashSet<>();
  private final Map<Port, String> portRows = new HashMap<>();
  private final Map<Port, String> portCounts = new HashMap<>();

  /** An output of an operator. */
  private record Port(int operator, int port) {
  }

  /** Field with the row that an operator emits. */
  static String row(int operator) {
    return "row" + operator;
  }

  /** Field with the row that the expressions of a source see. */
  static String inputRow(int operator) {
    return "input" + operator;
  }

  /** Field that counts the records that an operator emits. */
  static String counter(int operator) {
    return "emitted" + operator;
  }

  /** Field with the hand-written part of an operator. */
  static String part(int operator) {
    return "part" + operator;
  }

  void field(String declaration) {
    fields.append("  ").append(declaration).append('\n');
  }

  void initial(String statement) {
    initial.append("    ").append(statement).append('\n');
  }

  void method(String source) {
    methods.append('\n').append(source);
  }

  void entry(String className, String source) {
    entries.put(className, source);
  }

  void makeRow(int operator, String rowClass) {
    rows.add(operator);
    field("private " + rowClass + " " + row(operator) + " = new " + rowClass + "();");
  }

  void makeInputRow(int operator, String rowClass) {
    inputRows.add(operator);
    field("private final " + rowClass + " " + inputRow(operator) + " = new " + rowClass + "();");
  }

  void makeCounter(int operator) {
    counters.add(operator);
    field("private long " + counter(operator) + ";");
  }

  void makePart(int operator, String partClass, String arguments) {
    parts.add(operator);
    field("private final " + partClass + " " + part(operator) + ";");
    initial(part(operator) + " = part(" + operator + ", new " + partClass + "(" + arguments + "));");
  }

  /** A hand-written operator: a part that event time is passed to. */
  void makeRowOperator(int operator, String partClass, String arguments) {
    rowOperators.add(operator);
    makePart(operator, partClass, arguments);
  }

  boolean isRowOperator(int operator) {
    return rowOperators.contains(operator);
  }

  /** Says which Java expression is the row that the operator has emitted last at the output, if it is not {@link #row}. */
  void portRow(int operator, int port, String expression) {
    portRows.put(new Port(operator, port), expression);
  }

  /** Says which Java expression counts the records that the operator has emitted at the output, if it is not {@link #counter}. */
  void portCount(int operator, int port, String expression) {
    portCounts.put(new Port(operator, port), expression);
  }

  Optional<String> rowAt(int operator, int port) {
    return Optional.ofNullable(portRows.get(new Port(operator, port))).or(() -> hasRow(operator) ? Optional.of(row(operator)) : Optional.empty());
  }

  Optional<String> countAt(int operator, int port) {
    return Optional.ofNullable(portCounts.get(new Port(operator, port)))
        .or(() -> hasCounter(operator) && port == 0 ? Optional.of(counter(operator)) : Optional.empty());
  }

  boolean hasRow(int operator) {
    return rows.contains(operator);
  }

  boolean hasInputRow(int operator) {
    return inputRows.contains(operator);
  }

  boolean hasCounter(int operator) {
    return counters.contains(operator);
  }

  boolean hasPart(int operator) {
    return parts.contains(operator);
  }

  Map<String, String> entries() {
    return entries;
  }

  String chainClass(String className, String uids) {
    return "package " + Names.PACKAGE + ";\n\npublic final class " + className + " extends dev.stillwater.engine.task.Chain {\n" + fields + "\n  public " + className
        + "(dev.stillwater.engine.task.ChainContext context) {\n    super(context);\n" + initial
        + "  }\n\n  @Override\n  public java.util.List<String> uids() {\n    return java.util.List.of(" + uids + ");\n  }\n" + methods + "}\n";
  }
}
