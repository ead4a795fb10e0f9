package dev.stillwater.engine.jsonl;

import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.source.RecordScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the lines of a file of JSON Lines, from one position to another. Lines of blanks alone mean nothing. A line that is longer than
 * {@link #LINE_BYTES_MAX} is passed over.
 *
 * <p>THREADING: one thread.
 */
final class LineScanner implements RecordScanner {
  /** Longest line. */
  static final int LINE_BYTES_MAX = 16 << 20;

  private static final int FIRST_BYTES = 1 << 10;
  private static final int BUFFER_BYTES = 1 << 16;

  private final StorageInput input;
  private final JsonMembers members;
  private byte[] buffer = new byte[FIRST_BYTES];
  private long filePosition;
  private int position;
  private int limit;
  private int start;
  private int end;
  private long line;
  private boolean isTooLong;
  private boolean isInputEnded;

  /** Makes a scanner that begins at the start of the line of the number. */
  LineScanner(StorageInput input, JsonMembers members, long start, long line) {
    this.input = input;
    this.members = members;
    filePosition = start;
    this.line = line - 1;
  }

  @Override
  public boolean next() throws IOException {
    start = position;
    isTooLong = false;
    int at = position;
    while (true) {
      while (at < limit && buffer[at] != '\n') {
        at++;
      }
      if (at < limit) {
        position = at + 1;
        end = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
        break;
      }
      if (limit - start >= LINE_BYTES_MAX) {
        skipRest();
        break;
      }
      int shift = start;
      boolean hasMore = fill();
      at -= shift - start;
      if (!hasMore) {
        position = limit;
        end = limit;
        if (start == end) {
          return false;
        }
        break;
      }
    }
    line++;
    return true;
  }

  /** Goes to the end of a line that is too long to be kept. */
  private void skipRest() throws IOException {
    isTooLong = true;
    end = start;
    while (true) {
      filePosition += limit;
      position = 0;
      start = 0;
      end = 0;
      limit = 0;
      if (!fill()) {
        return;
      }
      for (int at = 0; at < limit; at++) {
        if (buffer[at] == '\n') {
          position = at + 1;
          start = position;
          end = position;
          return;
        }
      }
    }
  }

  /** Reads more bytes behind limit and moves the current line to the front of the buffer; false at the end of the file. */
  private boolean fill() throws IOException {
    if (isInputEnded) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      filePosition += start;
      position -= start;
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(BUFFER_BYTES, buffer.length * 2));
    }
    int count = input.read(filePosition + limit, buffer, limit, buffer.length - limit);
    if (count < 0) {
      isInputEnded = true;
      return false;
    }
    limit += count;
    return true;
  }

  @Override
  public long nextPosition() {
    return filePosition + position;
  }

  @Override
  public long nextLine() {
    return line + 1;
  }

  @Override
  public long recordLine() {
    return line;
  }

  @Override
  public boolean isBlank() {
    for (int at = start; at < end; at++) {
      if (buffer[at] != ' ' && buffer[at] != '\t' && buffer[at] != '\r') {
        return false;
      }
    }
    return !isTooLong;
  }

  @Override
  public String problem() {
    return isTooLong ? "the line is longer than " + (LINE_BYTES_MAX >> 20) + " MB" : members.parse(buffer, start, end);
  }

  @Override
  public String recordText(int bytesMax) {
    return new String(buffer, start, Math.min(end - start, bytesMax), StandardCharsets.UTF_8);
  }

  /** The bytes that {@link #problem} has parsed; valid until the next record. */
  byte[] buffer() {
    return buffer;
  }
}
