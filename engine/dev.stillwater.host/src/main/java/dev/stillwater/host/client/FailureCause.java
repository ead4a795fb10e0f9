package dev.stillwater.host.client;

import java.util.List;

/**
 * The failure of something that was asked for, in a sentence: of a Java stack trace the cause that says most.
 *
 * <p>THREADING: stateless.
 */
final class FailureCause {
  private static final String CAUSED_BY = "Caused by: ";
  private static final String CLASS_NAME = "^(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:: |$)";

  private FailureCause() {
  }

  /** The sentence of a {@code failure-cause}. */
  static String sentence(Document cause) {
    List<String> lines = cause.text("stack-trace").orElse("").lines().map(String::strip).filter(line -> !line.startsWith("at ") && !line.startsWith("... ")).toList();
    String said = "";
    for (String line : lines) {
      String plain = (line.startsWith(CAUSED_BY) ? line.substring(CAUSED_BY.length()) : line).replaceAll(CLASS_NAME, "").strip();
      // Outer causes often say the inner ones once more; the innermost with words of its own is what a person needs.
      said = plain.isBlank() ? said : plain.replaceFirst(CLASS_NAME, "").strip();
    }
    return said.isBlank() ? cause.text("class").orElse("The reason is not known.") : said;
  }
}
