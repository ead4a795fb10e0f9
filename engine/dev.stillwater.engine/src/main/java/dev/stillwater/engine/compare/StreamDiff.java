package dev.stillwater.engine.compare;

/**
 * How the rows of one output of an operator differ. All streams from an output carry the same rows.
 *
 * <p>THREADING: immutable.
 *
 * @param source uid of the operator
 * @param port index of its output
 * @param rows the rows; named {@code daily}, or {@code daily:1} for a second output
 */
public record StreamDiff(String source, int port, SinkDiff rows) {
  /** Name of an output. */
  static String name(String source, int port) {
    return port == 0 ? source : source + ':' + port;
  }
}
