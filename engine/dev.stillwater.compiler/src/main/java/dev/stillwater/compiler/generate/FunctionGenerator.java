package dev.stillwater.compiler.generate;

import dev.stillwater.engine.row.RowType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the operators that run functions of the project, and those that bring several streams together.
 *
 * <p>THREADING: one thread.
 */
final class FunctionGenerator {
  private static final Set<String> KINDS = Set.of("process", "flat-map", "union", "window-join", "interval-join", "enrich");
  private static final String PACKAGE = "dev.stillwater.engine.operator.";

  private final OperatorSite site;

  FunctionGenerator(OperatorSite site) {
    this.site = site;
  }

  static boolean covers(String kind) {
    return KINDS.contains(kind);
  }

  /**
   * Writes the operator.
   *
   * @param schemas the row types of the job's schemas by name
   */
  void generate(Map<String, RowType> schemas) {
    RowOperatorGenerator rows = new RowOperatorGenerator(site);
    switch (site.plan().kind()) {
      case "process" -> rows.generate(PACKAGE + "ProcessOperator", function(), emptyRow(0), emptyRows(schemas));
      case "flat-map" -> {
        if (site.plan().parameter("class").isPresent()) {
          rows.generate(PACKAGE + "FlatMapOperator", function());
        } else {
          rows.generate(PACKAGE + "SplitOperator", emptyRow(0));
        }
      }
      case "union" -> new TransformationGenerator(site).pass();
      case "window-join" -> rows.generate(PACKAGE + "WindowJoinOperator", emptyRow(0), emptyRow(1));
      case "interval-join" -> rows.generate(PACKAGE + "IntervalJoinOperator", emptyRow(0), emptyRow(1));
      case "enrich" -> rows.generate(PACKAGE + "EnrichOperator", emptyRow(0), emptyRow(1));
      default -> throw new IllegalArgumentException("Not a kind of functions: " + site.plan().kind());
    }
  }

  /** What makes the function stands in a class of its own, where no field or parameter can hide the name of a package. */
  private String function() {
    String name = "Function_" + site.plan().uid().replaceAll("[^A-Za-z0-9_]", "_") + "_" + site.plan().operatorId().substring(0, 8);
    site.text().entry(name, "package " + Names.PACKAGE + ";\n\nfinal class " + name + " {\n  static java.util.function.Supplier<?> maker() {\n    return "
        + site.plan().string("class").replace('$', '.') + "::new;\n  }\n}\n");
    return name + ".maker()";
  }

  private String emptyRow(int input) {
    return "new " + site.rows().className(site.plan().inputs().get(input)) + "()";
  }

  private String emptyRows(Map<String, RowType> schemas) {
    return "java.util.Map.ofEntries(" + new TreeMap<>(schemas).entrySet().stream()
        .map(entry -> "java.util.Map.entry(" + Names.literal(entry.getKey()) + ", (dev.stillwater.engine.row.Row) new " + site.rows().className(entry.getValue())
            + "())").collect(Collectors.joining(", ")) + ")";
  }
}
