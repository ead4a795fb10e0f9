package dev.stillwater.engine.source;

/**
 * The values of a source's current record by column of the schema. Generated code asks for each column once, then whether the record {@link #isBad()}.
 *
 * <p>THREADING: the subtask of the source.
 */
public abstract class RecordValues {
  private String reason = "";

  /** Takes the values from the scanner's records from now on. */
  protected abstract void read(RecordScanner scanner);

  /** Whether a value of the current record could not be read. */
  public final boolean isBad() {
    return !reason.isEmpty();
  }

  /** Why the record is bad; empty when it is not. */
  protected final String reason() {
    return reason;
  }

  /** Says why the record is bad; empty when it is not. */
  protected final void reason(String text) {
    reason = text;
  }
}
