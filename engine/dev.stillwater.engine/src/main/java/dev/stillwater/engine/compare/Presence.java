package dev.stillwater.engine.compare;

/**
 * Which of two snapshots has something.
 *
 * <p>THREADING: immutable.
 */
public enum Presence {
  /** Both. */
  BOTH("both"),
  /** Only the earlier one. */
  ONLY_BEFORE("onlyBefore"),
  /** Only the later one. */
  ONLY_AFTER("onlyAfter");

  private final String text;

  Presence(String text) {
    this.text = text;
  }

  /** The name in the output of the command line. */
  public String text() {
    return text;
  }

  /** The presence of what the earlier snapshot has or lacks, and the later one. */
  static Presence of(boolean isBefore, boolean isAfter) {
    return isBefore && isAfter ? BOTH : isBefore ? ONLY_BEFORE : ONLY_AFTER;
  }
}
