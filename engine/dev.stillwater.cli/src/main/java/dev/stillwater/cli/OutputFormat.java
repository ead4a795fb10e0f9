package dev.stillwater.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options {@code --format} and {@code --json}, which many verbs have.
 *
 * <p>THREADING: stateless.
 */
final class OutputFormat {
  static final String TEXT = "text";
  static final String JSON = "json";
  static final String JSON_LINES = "jsonl";
  static final String CSV = "csv";
  private static final String FORMAT_OPTION = "--format";
  private static final String JSON_OPTION = "--json";

  private OutputFormat() {
  }

  /** The option {@code --format} with what it may be. */
  static OptionSpec formatOption(List<String> formats, String description) {
    return OptionSpec.builder(FORMAT_OPTION).paramLabel("FORMAT").type(String.class).completionCandidates(formats).description(description).build();
  }

  /** The option {@code --json}. */
  static OptionSpec jsonOption() {
    return OptionSpec.builder(JSON_OPTION).description("Short for --format json.").build();
  }

  /**
   * The format that was asked for, else the first one.
   *
   * @throws UsageException if there is no such format
   */
  static String of(ParseResult parsed, List<String> formats) {
    boolean isJson = parsed.hasMatchedOption(JSON_OPTION);
    String format = parsed.matchedOptionValue(FORMAT_OPTION, isJson ? JSON : formats.getFirst());
    if (isJson && !format.equals(JSON)) {
      throw new UsageException("--json and --format " + format + " exclude each other. Give one of them.");
    }
    if (!formats.contains(format)) {
      throw new UsageException("There is no format '" + format + "' here. There are: " + String.join(", ", formats) + ".");
    }
    return format;
  }
}
