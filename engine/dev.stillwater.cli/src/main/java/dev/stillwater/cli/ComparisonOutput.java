package dev.stillwater.cli;

import dev.stillwater.engine.compare.ComparisonReport;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What {@code replay} says of two versions, on the standard output and in a report.
 *
 * <p>THREADING: the thread of the command.
 *
 * @param isJson whether the output is a JSON document in place of text
 * @param report file that takes the report as well
 */
record ComparisonOutput(boolean isJson, Optional<Path> report) {
  private static final String HTML = ".html";
  private static final String JSON = ".json";
  private static final String TEXT = ".txt";

  /** What the options ask for; refuses a report of an unknown form before anything runs. */
  static ComparisonOutput of(ParseResult parsed, CommandSurroundings surroundings) {
    Optional<Path> report = ReplayVerb.path(parsed, ReplayArguments.REPORT, surroundings);
    if (report.isPresent() && List.of(HTML, JSON, TEXT).stream().noneMatch(ending(report.get())::equals)) {
      throw new UsageException(ReplayArguments.REPORT + ": '" + report.get().getFileName() + "' does not say which form the report has; expected a name that ends with "
          + HTML + ", " + JSON + " or " + TEXT + ".");
    }
    return new ComparisonOutput(OutputFormat.of(parsed, ReplayArguments.FORMATS).equals(OutputFormat.JSON), report);
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  /**
   * Prints the result and writes the report.
   *
   * @param title what was compared
   * @throws CannotStartException if the report cannot be written
   */
  void print(ComparisonResult result, String title, CommandSurroundings surroundings) throws CannotStartException {
    if (isJson) {
      surroundings.out().println(ComparisonReport.json(result));
    } else {
      ComparisonReport.text(result).forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    if (report.isPresent()) {
      write(report.get(), result, title);
      surroundings.err().println("The report is in " + report.get() + ".");
    }
  }

  private static void write(Path file, ComparisonResult result, String title) throws CannotStartException {
    String text = switch (ending(file)) {
      case HTML -> ComparisonReport.html(result, title);
      case JSON -> ComparisonReport.json(result) + "\n";
      default -> String.join("\n", ComparisonReport.text(result)) + "\n";
    };
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CannotStartException("The report cannot be written to " + file + ": " + IoReason.of(e), e);
    }
  }
}
