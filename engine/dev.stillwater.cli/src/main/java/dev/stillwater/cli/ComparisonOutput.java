package dev.stillwater.cli;

import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.SinkDiff;
import picocli.CommandLine.ParseResult;

/**
 * What {@code replay} says of two versions.
 *
 * <p>THREADING: stateless.
 */
final class ComparisonOutput {
  private ComparisonOutput() {
  }

  /** Prints the report in the format that was asked for. */
  static void print(ParseResult parsed, ComparisonResult result, CommandSurroundings surroundings) {
    surroundings.out().println(result.verdict());
    TextTable sinks = new TextTable("", "SINK", ">EQUAL", ">ONLY A", ">ONLY B", ">CHANGED", "");
    for (SinkDiff sink : result.sinks()) {
      sinks.row(sink.name(), Quantity.grouped(sink.equal()), Quantity.grouped(sink.onlyA()), Quantity.grouped(sink.onlyB()), Quantity.grouped(sink.changed()), "");
    }
    sinks.lines().forEach(surroundings.out()::println);
    result.divergence().ifPresent(found -> surroundings.out().println(found));
  }
}
