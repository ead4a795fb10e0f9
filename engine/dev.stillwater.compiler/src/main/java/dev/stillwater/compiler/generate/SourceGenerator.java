package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.generate.ExpressionPort.Column;
import dev.stillwater.engine.csv.CsvInPlace;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import java.util.List;
import java.util.Optional;

/**
 * Writes the loops of sources.
 *
 * <p>THREADING: one thread.
 */
final class SourceGenerator {
  private final OperatorSite site;
  private final ClassText text;

  SourceGenerator(OperatorSite site) {
    this.site = site;
    text = site.text();
    text.makeRow(site.number(), site.outputClass());
    text.makeCounter(site.number());
  }

  /** A source of lines of text. */
  void lines(String part, boolean isCsv) {
    String values = isCsv ? "dev.stillwater.engine.csv.CsvValues" : "dev.stillwater.engine.jsonl.JsonValues";
    text.makePart(site.number(), part, site.partArguments());
    sourceMethod();
    Optional<String> eventTime = site.plan().parameter("eventTime");
    boolean readsInPlace = isCsv && CsvInPlace.reads(site.output().fields());
    if (readsInPlace) {
      inPlaceMethod(eventTime);
    }
    text.method("  private boolean " + site.method() + "_parse(" + values + " csv, " + site.outputClass() + " out) {\n" + (readsInPlace ? tryInPlace() : "") + parse()
        + eventTime.map(this::takeEventTime).orElse("") + "    return !csv.isBad();\n  }\n");
    String newest = eventTime.isPresent() ? "          if (out.timestamp > newest) {\n            newest = out.timestamp;\n          }\n" : "";
    text.method("""
          @Override
          public int read(int max) {
            %7$s source = %1$s;
            int allowed = source.begin(max);
            %8$s csv = (%8$s) source.values();
            %2$s out = %3$s;
            long newest = source.maxTimestamp;
            int count = 0;
            try {
              while (count < allowed && source.next()) {
                if (!%4$s_parse(csv, out)) {
                  source.reject();
                  continue;
                }
        %9$s%5$s        count++;
                position = source.position();
                %4$s(out);
              }
            } finally {
              source.maxTimestamp = newest;
              %6$s += count;
              source.end(allowed, count);
            }
            return count;
          }
        """.formatted(site.part(), site.outputClass(), site.row(), site.method(), newest, site.counter(), part, values,
        eventTime.isPresent() ? passOver("") : ""));
    emitMethod();
  }

  private String tryInPlace() {
    return "    if (" + site.method() + "_inPlace(csv.inPlace(), out)) {\n      return true;\n    }\n    if (!csv.isRecord()) {\n      return false;\n    }\n";
  }

  /** A method of its own, since both ways of reading a wide record would be too long for the JIT as one. */
  private void inPlaceMethod(Optional<String> eventTime) {
    RowType type = site.output();
    StringBuilder body = new StringBuilder("    if (!fields.begin()) {\n      return false;\n    }\n");
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      String set = Names.column("out", field.name()) + " = fields." + SinkGenerator.reader(field.type()) + "(" + index + ");";
      body.append("    ").append(field.isNullable() ? "if (fields.skipsEmpty(" + index + ")) { " + Names.setNull("out", type, index) + " } else { "
          + Names.clearNull("out", type, index) + " " + set + " }" : set).append('\n');
    }
    eventTime.filter(name -> type.field(type.indexOf(name)).isNullable())
        .ifPresent(name -> body.append("    if (" + Names.isNull("out", type, type.indexOf(name)) + ") {\n      return false;\n    }\n"));
    body.append("    if (!fields.ends()) {\n      return false;\n    }\n");
    eventTime.ifPresent(name -> body.append("    out.timestamp = " + Names.column("out", name) + ";\n"));
    text.method("  private boolean " + site.method() + "_inPlace(dev.stillwater.engine.csv.CsvInPlace fields, " + site.outputClass() + " out) {\n" + body
        + "    return true;\n  }\n");
  }

  private String takeEventTime(String field) {
    int index = site.output().indexOf(field);
    String take = "out.timestamp = " + Names.column("out", field) + ";\n";
    return site.output().field(index).isNullable()
        ? "    if (" + Names.isNull("out", site.output(), index) + ") {\n      csv.missing(" + index + ");\n    }\n    " + take
        : "    " + take;
  }

  private String parse() {
    RowType type = site.output();
    StringBuilder out = new StringBuilder();
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      String set = Names.column("out", field.name()) + " = csv." + SinkGenerator.reader(field.type()) + "(" + index + ");";
      out.append("    ").append(field.isNullable()
          ? "if (csv.isEmpty(" + index + ")) { " + Names.setNull("out", type, index) + " } else { " + Names.clearNull("out", type, index) + " " + set + " }"
          : set).append('\n');
    }
    return out.toString();
  }

  /** Statements that leave out a record behind the time at which a replay ends. */
  private String passOver(String statement) {
    return site.isReplayed() ? "        if (!source.takes(out.timestamp)) {\n          " + statement + "continue;\n        }\n" : "";
  }

  /** A generator; with a method that touches state it makes many records, has them touched and only then passes them on. */
  void generator(List<Column> columns, Optional<String> touch) {
    String inputClass = site.rows().className(ChainGenerator.GENERATOR_INPUT);
    text.makePart(site.number(), "dev.stillwater.engine.source.GeneratorSource", site.partArguments());
    text.makeInputRow(site.number(), inputClass);
    sourceMethod();
    text.method("  private void " + site.method() + "_make(" + inputClass + " in, " + site.outputClass() + " out) {\n"
        + TransformationGenerator.calls(columns, text) + "  }\n");
    text.method("""
          @Override
          public int read(int max) {
            dev.stillwater.engine.source.GeneratorSource source = %1$s;
            %7$sint count = source.begin(max);
            if (count == 0) {
              return 0;
            }
            %2$s in = %3$s;
            long first = source.next();
            long n = first;
            long stride = source.stride();
            long end = n + count * stride;
            long newest = source.maxTimestamp;
            try {
        %4$s    } finally {
              source.next(n);
              source.maxTimestamp = newest;
              %5$s += (n - first) / stride%6$s;
              source.end(count, count%6$s);
            }
            return count%6$s;
          }
        """.formatted(site.part(), inputClass, ClassText.inputRow(site.number()), touch.filter(method -> !site.isReplayed()).map(this::blocks).orElseGet(this::oneByOne),
        site.counter(), site.isReplayed() ? " - passed" : "", site.isReplayed() ? "int passed = 0;\n    " : ""));
    emitMethod();
  }

  private String oneByOne() {
    return """
              %1$s out = %2$s;
              for (; n != end; n += stride) {
                position = n;
        %3$s        %4$s(out);
              }
        """.formatted(site.outputClass(), site.row(), make("n"), site.method());
  }

  private String blocks(String touch) {
    String block = "block" + site.number();
    text.field("private final dev.stillwater.engine.row.Row[] " + block + " = new dev.stillwater.engine.row.Row[" + ChainGenerator.TOUCHED_ROWS + "];");
    text.initial("for (int index = 0; index < " + block + ".length; index++) {\n      " + block + "[index] = new " + site.outputClass() + "();\n    }");
    return """
              while (n != end) {
                int size = 0;
                for (long next = n; next != end && size < %1$s.length; next += stride) {
                  %2$s out = (%2$s) %1$s[size];
                  position = next;
        %3$s          size++;
                }
                %4$s(%1$s, 0, size);
                for (int index = 0; index < size; index++) {
                  position = n;
                  %5$s = (%2$s) %1$s[index];
                  %6$s(%5$s);
                  n += stride;
                }
              }
        """.formatted(block, site.outputClass(), make("next"), touch, site.row(), site.method());
  }

  /** Statements that make the record of the number in the variable. */
  private String make(String n) {
    return """
                long time = source.time(%1$s);
                in.v_n = %1$s;
                in.v_time = time;
                in.v_random = source.random(%1$s);
                %2$s_make(in, out);
        %3$s""".formatted(n, site.method(), generatedTime());
  }

  /** Statements that give the record its event time, which need not be the newest one when an expression computes it. */
  private String generatedTime() {
    String passOver = passOver("passed++;\n          ");
    return site.plan().parameter("eventTime").map(field -> "        out.timestamp = " + Names.column("out", field)
        + ";\n" + passOver + "                if (out.timestamp > newest) {\n                  newest = out.timestamp;\n                }\n")
        .orElse("        out.timestamp = time;\n" + passOver + "                newest = time;\n");
  }

  private void sourceMethod() {
    text.method("  @Override\n  public java.util.Optional<dev.stillwater.engine.source.SourceOperator> source() {\n    return java.util.Optional.of("
        + site.part() + ");\n  }\n");
    if (site.isReplayed()) {
      text.method("  @Override\n  public java.util.Optional<dev.stillwater.engine.row.Row> lastRead() {\n    return java.util.Optional.of(" + site.row() + ");\n  }\n");
    }
  }

  private void emitMethod() {
    text.method("  private void " + site.method() + "(" + site.outputClass() + " out) {\n" + site.emit() + "  }\n");
  }
}
