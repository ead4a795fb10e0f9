package dev.stillwater.compiler.generate;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;

/**
 * Writes the methods of sinks.
 *
 * <p>THREADING: one thread.
 */
final class SinkGenerator {
  private final OperatorSite site;

  SinkGenerator(OperatorSite site) {
    this.site = site;
  }

  void csv() {
    lines("dev.stillwater.engine.csv.CsvSink", "dev.stillwater.engine.csv.CsvWriter");
  }

  void json() {
    lines("dev.stillwater.engine.jsonl.JsonSink", "dev.stillwater.engine.jsonl.JsonWriter");
  }

  private void lines(String part, String writer) {
    site.text().makePart(site.number(), part, site.partArguments());
    RowType type = site.input();
    StringBuilder body = new StringBuilder("    " + writer + " csv = " + site.part() + ".writer();\n");
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      String column = Names.column("in", field.name());
      String write = switch (field.type()) {
        case TIMESTAMP -> "csv.timestamp(" + column + ");";
        case STRING -> "csv.value(" + column + ", " + field.isNullable() + ");";
        case BOOLEAN, INT, LONG, DOUBLE, DECIMAL, BYTES -> "csv.value(" + column + ");";
      };
      body.append("    ").append(field.isNullable() ? "if (" + Names.isNull("in", type, index) + ") { csv.nullValue(); } else { " + write + " }" : write)
          .append('\n');
    }
    method(body + "    csv.endLine();\n");
  }

  void console() {
    site.text().makePart(site.number(), "dev.stillwater.engine.sink.ConsoleSink", site.partArguments());
    method("    " + site.part() + ".print(in);\n");
  }

  void collect() {
    site.text().makePart(site.number(), "dev.stillwater.engine.sink.CollectSink", site.partArguments());
    method("    " + site.part() + ".collect(in);\n");
  }

  /** The rows go to whoever replays the job. */
  void capture() {
    site.text().makePart(site.number(), "dev.stillwater.engine.replay.CaptureSink", site.partArguments());
    method("    " + site.part() + ".row(in);\n");
  }

  /** The chain counts what comes to it. */
  void discard() {
    method("");
  }

  private void method(String body) {
    site.text().method("  private void " + site.method() + "(" + site.inputClass() + " in) {\n" + body + "  }\n");
  }

  /** Name of the method of CsvValues that reads a value of the type. */
  static String reader(ValueType type) {
    return type.text() + "Value";
  }
}
