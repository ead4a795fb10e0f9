package dev.stillwater.engine.jsonl;

import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.source.SplitSearch;
import java.io.IOException;

/**
 * Finds the first line that begins at or behind a position and counts those before it.
 *
 * <p>THREADING: one thread.
 */
final class LineSearch implements SplitSearch {
  private static final int CHUNK_BYTES = 1 << 18;

  private final StorageInput input;
  private final long wanted;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private long position;
  private long line;
  private boolean isLineStart = true;

  LineSearch(StorageInput input, long from, long fromLine, long wanted) {
    this.input = input;
    this.wanted = wanted;
    position = from;
    line = fromLine;
  }

  @Override
  public boolean step() throws IOException {
    if (isLineStart && position >= wanted) {
      return true;
    }
    int count = input.read(position, chunk, 0, CHUNK_BYTES);
    if (count < 0) {
      return true;
    }
    for (int at = 0; at < count; at++) {
      if (chunk[at] == '\n') {
        line++;
        if (position + at + 1 >= wanted) {
          position += at + 1;
          isLineStart = true;
          return true;
        }
      }
    }
    position += count;
    isLineStart = chunk[count - 1] == '\n';
    return false;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long line() {
    return line;
  }
}
