package dev.stillwater.engine.source;

import java.io.IOException;

/**
 * Goes from record to record through the bytes of a text file.
 *
 * <p>THREADING: one thread.
 */
public interface RecordScanner {
  /** Goes to the next record; false at the end of the file. */
  boolean next() throws IOException;

  /** Where the next record begins, in bytes from the start of the file. */
  long nextPosition();

  /** Line of the next record, from 1. */
  long nextLine();

  /** Line of the first byte of the current record, from 1. */
  long recordLine();

  /** Whether the current record is a line that means nothing. */
  boolean isBlank();

  /** What is wrong with the current record's form; empty when nothing is. */
  String problem();

  /** Text of the current record for people, at most so many bytes of it, without its line end. */
  String recordText(int bytesMax);
}
