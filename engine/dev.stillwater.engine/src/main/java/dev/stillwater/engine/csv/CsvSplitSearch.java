package dev.stillwater.engine.csv;

import dev.stillwater.engine.csv.CsvBoundaries.Place;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.source.SplitSearch;
import java.io.IOException;

/**
 * Finds the first record that begins at or behind a position, by following the file from a known record boundary; so quotes and line numbers are right.
 *
 * <p>THREADING: one thread.
 */
final class CsvSplitSearch implements SplitSearch {
  private static final int CHUNK_BYTES = 1 << 18;

  private final StorageInput input;
  private final long wanted;
  private final long firstLine;
  private final CsvBoundaries boundaries;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private long position;

  /**
   * Prepares a search.
   *
   * @param from a place where a record begins
   * @param fromLine its line
   * @param wanted the position in the file
   */
  CsvSplitSearch(StorageInput input, CsvFormat format, long from, long fromLine, long wanted) {
    this.input = input;
    this.wanted = wanted;
    firstLine = fromLine;
    position = from;
    boundaries = new CsvBoundaries(format, Place.FIELD_START);
  }

  @Override
  public boolean step() throws IOException {
    if (position >= wanted) {
      return true;
    }
    int count = input.read(position, chunk, 0, CHUNK_BYTES);
    if (count < 0) {
      return true;
    }
    int before = (int) Math.min(count, wanted - 1 - position);
    boundaries.skip(chunk, 0, before);
    position += before;
    int boundary = boundaries.nextRecord(chunk, before, count);
    if (boundary >= 0) {
      position += boundary - before;
      return true;
    }
    position += count - before;
    return position >= wanted && endOfRecord();
  }

  /** The wanted position lies in a record that goes on behind this chunk. */
  private boolean endOfRecord() throws IOException {
    while (true) {
      int count = input.read(position, chunk, 0, CHUNK_BYTES);
      if (count < 0) {
        return true;
      }
      int boundary = boundaries.nextRecord(chunk, 0, count);
      if (boundary >= 0) {
        position += boundary;
        return true;
      }
      position += count;
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long line() {
    return firstLine + boundaries.lines();
  }
}
