package dev.stillwater.engine.csv;

import dev.stillwater.engine.csv.CsvBoundaries.Place;
import dev.stillwater.engine.io.StorageInput;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds the first record that begins at or behind a position, by following the file from a known record boundary; so quotes and line numbers are right.
 *
 * <p>THREADING: one thread.
 */
final class CsvSplitSearch {
  private static final int CHUNK_BYTES = 1 << 18;

  private final StorageInput input;
  private final long wanted;
  private final long end;
  private final long firstLine;
  private final CsvBoundaries boundaries;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private long position;

  /**
   * Prepares a search.
   *
   * @param boundary a place where a record begins, on the line of the boundary split
   * @param wanted the position in the file
   * @param end end of the split that is searched for
   */
  CsvSplitSearch(StorageInput input, CsvFormat format, CsvSplit boundary, long wanted, long end) {
    this.input = input;
    this.wanted = wanted;
    this.end = end;
    firstLine = boundary.line();
    position = boundary.position();
    boundaries = new CsvBoundaries(format, Place.FIELD_START);
  }

  /** Follows one more chunk of the file; the split once it is found. It is empty (position at its end or behind) when no record begins in it. */
  Optional<CsvSplit> step() throws IOException {
    if (position >= wanted) {
      return Optional.of(split(position));
    }
    int count = input.read(position, chunk, 0, CHUNK_BYTES);
    if (count < 0) {
      return Optional.of(split(Math.max(position, end)));
    }
    int before = (int) Math.min(count, wanted - 1 - position);
    boundaries.skip(chunk, 0, before);
    position += before;
    int boundary = boundaries.nextRecord(chunk, before, count);
    if (boundary < 0) {
      position += count - before;
      return position >= wanted ? endOfRecord() : Optional.empty();
    }
    return Optional.of(split(position + boundary - before));
  }

  /** The wanted position lies in a record that goes on behind this chunk. */
  private Optional<CsvSplit> endOfRecord() throws IOException {
    while (true) {
      int count = input.read(position, chunk, 0, CHUNK_BYTES);
      if (count < 0) {
        return Optional.of(split(Math.max(position, end)));
      }
      int boundary = boundaries.nextRecord(chunk, 0, count);
      if (boundary >= 0) {
        return Optional.of(split(position + boundary));
      }
      position += count;
    }
  }

  private CsvSplit split(long start) {
    return new CsvSplit(start, end, firstLine + boundaries.lines());
  }
}
