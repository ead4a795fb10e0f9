package dev.stillwater.engine.source;

import java.io.IOException;

/**
 * Finds the first record that begins at or behind a position, a piece of the file a step.
 *
 * <p>THREADING: one thread.
 */
public interface SplitSearch {
  /** Follows one more piece of the file; true once the record, or the end of the file, is found. */
  boolean step() throws IOException;

  /** Where the record begins, once it is found. */
  long position();

  /** Its line, from 1. */
  long line();
}
