package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.generate.ExpressionPort.AggregateCode;
import dev.stillwater.engine.plan.OperatorPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes how the hand-written window operators stand in a chain, and for each the class that does its aggregates.
 *
 * <p>THREADING: one thread.
 */
final class WindowOperatorGenerator {
  private static final String PACKAGE = "dev.stillwater.engine.window.";
  private static final String ROW = "dev.stillwater.engine.row.Row";

  private final OperatorSite site;

  WindowOperatorGenerator(OperatorSite site) {
    this.site = site;
  }

  /** Whether windows of the operator are cut into panes by generated code, which is the fast way: event time without allowed lateness. */
  static boolean hasPanes(OperatorPlan plan) {
    return plan.kind().equals("window-aggregate") && plan.string("time").equals("event") && plan.longValue("allowedLateness") == 0;
  }

  /** An operator with aggregates. */
  void aggregating(List<AggregateCode> calls) {
    String operatorClass = switch (site.plan().kind()) {
      case "window-aggregate" -> "TimeWindowOperator";
      case "session-window" -> "SessionWindowOperator";
      case "count-window" -> "CountWindowOperator";
      case "global-window" -> "GlobalWindowOperator";
      default -> throw new IllegalStateException("The kind '" + site.plan().kind() + "' has no windows.");
    };
    new RowOperatorGenerator(site).generate(PACKAGE + operatorClass, "new " + aggregator(calls) + "()");
  }

  void deduplicate() {
    new RowOperatorGenerator(site).generate(PACKAGE + "DeduplicateOperator");
  }

  void topN() {
    new RowOperatorGenerator(site).generate(PACKAGE + "TopNOperator", "new " + site.inputClass() + "()");
  }

  /** Writes the class of the aggregates; its name. */
  private String aggregator(List<AggregateCode> calls) {
    String name = "Aggregator_" + site.plan().uid().replaceAll("[^A-Za-z0-9_]", "_") + "_" + site.plan().operatorId().substring(0, 8);
    List<AggregateGenerator> aggregates = new ArrayList<>();
    for (int number = 0; number < calls.size(); number++) {
      aggregates.add(new AggregateGenerator(calls.get(number), number));
    }
    AccumulatorCode stored = new AccumulatorCode(aggregates);
    StringBuilder fields = new StringBuilder();
    StringBuilder resets = new StringBuilder();
    StringBuilder adds = new StringBuilder();
    StringBuilder merges = new StringBuilder();
    StringBuilder results = new StringBuilder();
    int firstColumn = site.output().size() - aggregates.size();
    for (int number = 0; number < aggregates.size(); number++) {
      AggregateGenerator aggregate = aggregates.get(number);
      fields.append(aggregate.fields());
      resets.append(aggregate.reset());
      adds.append(aggregate.add());
      merges.append(aggregate.merge());
      results.append(aggregate.result(site.output(), firstColumn + number));
    }
    String parts = entry(fields.toString(), resets.toString()) + store(stored) + load(stored);
    site.text().entry(name, "package " + Names.PACKAGE + ";\n\npublic final class " + name + " implements " + PACKAGE
        + "RowAggregator {\n  private final Entry one = new Entry();\n  private final Entry two = new Entry();\n"
        + methods(adds.toString(), merges.toString(), results.toString()) + parts + "}\n");
    return name;
  }

  private String methods(String adds, String merges, String results) {
    return """

          @Override
          public %1$s create() {
            one.reset();
            return store(one);
          }

          @Override
          public %1$s add(%1$s record, %1$s accumulator) {
            %2$s in = (%2$s) record;
            Entry e = load(accumulator, one);
        %4$s    return store(e);
          }

          @Override
          public %1$s merge(%1$s left, %1$s right) {
            Entry e = load(left, one);
            Entry o = load(right, two);
        %5$s    return store(e);
          }

          @Override
          public void result(%1$s accumulator, %1$s row) {
            %3$s out = (%3$s) row;
            Entry e = load(accumulator, one);
        %6$s  }
        """.formatted(ROW, site.inputClass(), site.outputClass(), adds, merges, results);
  }

  private String store(AccumulatorCode stored) {
    String rowClass = site.rows().className(stored.type());
    return "\n  private static " + rowClass + " store(Entry e) {\n    " + rowClass + " stored = new " + rowClass + "();\n" + stored.toRow("stored")
        + "    return stored;\n  }\n";
  }

  private String load(AccumulatorCode stored) {
    String rowClass = site.rows().className(stored.type());
    return "\n  private static Entry load(" + ROW + " accumulator, Entry e) {\n    " + rowClass + " stored = (" + rowClass + ") accumulator;\n    e.reset();\n"
        + stored.fromRow("stored") + "    return e;\n  }\n";
  }

  private static String entry(String fields, String resets) {
    return "\n  private static final class Entry {\n" + fields + "\n  void reset() {\n" + resets + "  }\n  }\n";
  }
}
