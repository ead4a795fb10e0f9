package dev.stillwater.engine.source;

import dev.stillwater.engine.io.StorageInput;
import java.io.IOException;

/**
 * How records are written in a text file.
 *
 * <p>THREADING: one subtask.
 */
public interface TextFormat {
  /** Values of the records of all files of the format, one after the other. */
  RecordValues values();

  /**
   * Reads what stands before the first record.
   *
   * @throws FormatException if the file cannot be one of the format, with the reason behind "the file '...' "
   */
  TextFile open(StorageInput input) throws IOException, FormatException;

  /** A file of the format. */
  interface TextFile {
    /** Where the first record begins, in bytes from the start of the file. */
    long start();

    /** Line of the first record, from 1. */
    long startLine();

    /** Reads records from a place where one begins, on the line of the number. */
    RecordScanner scanner(long position, long line);

    /** Searches the first record at or behind a position, from a place before it where a record begins. */
    SplitSearch search(long from, long fromLine, long wanted);
  }

  /** A file is not of the format; the message goes on after the file's name. */
  final class FormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public FormatException(String message) {
      super(message);
    }
  }
}
