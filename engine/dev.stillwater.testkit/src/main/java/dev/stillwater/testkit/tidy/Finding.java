package dev.stillwater.testkit.tidy;

/**
 * A place that breaks a rule about the source.
 *
 * <p>THREADING: immutable.
 *
 * @param path file, from the root
 * @param line line from 1; 0 for the file as a whole
 * @param rule name of the rule
 * @param message what is wrong and what to do
 */
public record Finding(String path, int line, String rule, String message) {
  @Override
  public String toString() {
    return path + (line > 0 ? ":" + line : "") + ": " + rule + ": " + message;
  }
}
