package dev.stillwater.engine.compare;

/**
 * Takes the entries in which two snapshots differ, as they are found.
 *
 * <p>THREADING: the thread that compares.
 */
public interface ChangeSink {
  /** Whether the next change is wanted; if not, it is counted alone and not decoded. */
  boolean isOpen();

  /** Takes a change. Called only while {@link #isOpen}. */
  void take(EntryChange change);
}
