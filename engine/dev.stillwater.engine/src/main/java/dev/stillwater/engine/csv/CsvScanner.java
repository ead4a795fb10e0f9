package dev.stillwater.engine.csv;

import dev.stillwater.engine.csv.CsvBoundaries.Place;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.source.RecordScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds records and their fields in the bytes of a CSV file, from one position to another.
 *
 * <p>A field is quoted when its first byte is a quote; inside, two quotes are one, and delimiters and line ends are text. A record ends with LF or CRLF, or
 * with the file. Lines without a byte are skipped unless the file has only one column. A record that is longer than {@link #RECORD_BYTES_MAX} is passed over.
 *
 * <p>A record that lies whole in the buffer, with no quote in it or behind it there, is left to {@link CsvInPlace} where that is allowed. Its fields are not looked for then,
 * and position stays at its start until it was read.
 *
 * <p>Invariant: in the buffer, recordStart <= position <= limit; filePosition is where the first byte of the buffer lies in the file.
 *
 * <p>THREADING: one thread.
 */
final class CsvScanner implements RecordScanner {
  /** Longest record; a longer one is a quote that is never closed. */
  static final int RECORD_BYTES_MAX = 16 << 20;

  private static final int FIRST_BYTES = 1 << 10;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long QUOTES = CsvWords.of((byte) '"');
  private static final String TEXT_AFTER_QUOTE = "text follows the closing quote";

  private final StorageInput input;
  private final CsvFormat format;
  private final byte delimiter;
  private final long delimiters;
  private final int columnCount;
  private final int[] fieldOf;
  private byte[] buffer = new byte[FIRST_BYTES];
  private long filePosition;
  private int position;
  private int limit;
  private boolean hasRead;
  private boolean isInputEnded;
  private int lastQuote = -1;
  private int lastLineEnd = -1;
  private boolean mayReadInPlace;
  private boolean isInPlace;

  private int recordStart;
  private long recordLine;
  private long nextLine;
  private int fieldCount;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private String problem = "";
  private long recordPosition;

  /**
   * The columns of a file.
   *
   * @param count their number
   * @param fieldOf for each column of the schema, its index in the file
   */
  record Columns(int count, int[] fieldOf) {
  }

  /** Makes a scanner that begins at a record boundary, on the line of the number. */
  CsvScanner(StorageInput input, CsvFormat format, Columns columns, long start, long line) {
    this.input = input;
    this.format = format;
    columnCount = columns.count();
    fieldOf = columns.fieldOf();
    delimiter = (byte) format.delimiter();
    delimiters = CsvWords.of(delimiter);
    filePosition = start;
    nextLine = line;
  }

  /** Lets records be read in place, if the columns of the schema are in the order of the file and the delimiter is no byte of a number or a time. */
  CsvScanner readInPlace() {
    boolean isOrdered = true;
    for (int column = 1; column < fieldOf.length; column++) {
      isOrdered &= fieldOf[column - 1] < fieldOf[column];
    }
    mayReadInPlace = isOrdered && ",;|\t".indexOf(delimiter) >= 0;
    return this;
  }

  /** Whether the current record can be read in place: its fields are not known yet. */
  boolean isInPlace() {
    return isInPlace;
  }

  /** Index in {@link #buffer} of the first byte of a record in place, later of the first one behind the record. */
  int position() {
    return position;
  }

  /** The record in place was read; the next one begins at the index. */
  void readTo(int next) {
    position = next;
  }

  /** Number of columns of the file. */
  int columnCount() {
    return columnCount;
  }

  byte delimiter() {
    return delimiter;
  }

  /** Finds the fields of a record that could not be read in place; nothing where they are known. */
  void findFields() {
    if (!isInPlace) {
      return;
    }
    isInPlace = false;
    int start = position;
    int at = start;
    for (; buffer[at] != '\n'; at++) {
      if (buffer[at] == delimiter) {
        addField(start, at);
        start = at + 1;
      }
    }
    addField(start, at > start && buffer[at - 1] == '\r' ? at - 1 : at);
    position = at + 1;
  }

  @Override
  public long nextPosition() {
    return filePosition + position;
  }

  @Override
  public long nextLine() {
    return nextLine;
  }

  @Override
  public long recordLine() {
    return recordLine;
  }

  /** Where the current record begins, in bytes from the start of the file. */
  long recordPosition() {
    return recordPosition;
  }

  /** Index in the record of each column of the schema. */
  int[] fieldOf() {
    return fieldOf;
  }

  /** Number of fields of the current record. */
  int fieldCount() {
    return fieldCount;
  }

  /** Index in {@link #buffer} of the first byte of the field, its quote included. */
  int start(int field) {
    return starts[field];
  }

  /** Index in {@link #buffer} behind the last byte of the field, its quote included. */
  int end(int field) {
    return ends[field];
  }

  /** The bytes; valid until the next record. */
  byte[] buffer() {
    return buffer;
  }

  @Override
  public String problem() {
    return !problem.isEmpty() || isInPlace || fieldCount == columnCount ? problem : "expected " + columnCount + " columns, found " + fieldCount;
  }

  @Override
  public String recordText(int bytesMax) {
    int end = Math.min(fieldCount == 0 ? position : ends[fieldCount - 1], recordStart + bytesMax);
    return new String(buffer, recordStart, Math.max(0, end - recordStart), StandardCharsets.UTF_8);
  }

  @Override
  public boolean next() throws IOException {
    recordStart = position;
    recordLine = nextLine;
    fieldCount = 0;
    problem = "";
    recordPosition = filePosition + position;
    isInPlace = false;
    if (position == limit && !fill()) {
      return false;
    }
    if (mayReadInPlace && position > lastQuote && position <= lastLineEnd && buffer[position] != '\n' && buffer[position] != '\r') {
      isInPlace = true;
    } else if (!scanPlain()) {
      fieldCount = 0;
      scanRecord();
    }
    nextLine++;
    return true;
  }

  /** Eight bytes at a time: the whole record when it lies in the buffer and no field is quoted. Else false, and nothing has happened but to the fields. */
  private boolean scanPlain() {
    byte[] bytes = buffer;
    int start = position;
    int count = 0;
    if (bytes[start] == '"') {
      return false;
    }
    for (int at = start; at <= limit - CsvWords.BYTES; at += CsvWords.BYTES) {
      long word = CsvWords.at(bytes, at);
      for (long marks = CsvWords.marks(word, delimiters) | CsvWords.marks(word, CsvWords.LINE_ENDS); marks != 0; marks &= marks - 1) {
        int mark = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        if (count == starts.length) {
          return false;
        }
        starts[count] = start;
        start = mark + 1;
        if (bytes[mark] == '\n') {
          ends[count] = mark > starts[count] && bytes[mark - 1] == '\r' ? mark - 1 : mark;
          fieldCount = count + 1;
          position = start;
          return true;
        }
        ends[count++] = mark;
        if (start == limit || bytes[start] == '"') {
          return false;
        }
      }
    }
    return false;
  }

  /** Whether the current record is a line without a byte, and the file has more than one column. */
  @Override
  public boolean isBlank() {
    return fieldCount == 1 && columnCount != 1 && starts[0] == ends[0];
  }

  /** The loop over plain fields; a quoted one is handed on. */
  private void scanRecord() throws IOException {
    int start = position;
    int at = start;
    while (true) {
      if (at == limit) {
        if (isTooLong()) {
          skipRest(at == start ? Place.FIELD_START : Place.PLAIN);
          return;
        }
        int shift = recordStart;
        position = at;
        boolean hasMore = fill();
        shift -= recordStart;
        at -= shift;
        start -= shift;
        if (!hasMore) {
          addField(start, at);
          position = at;
          return;
        }
      }
      byte value = buffer[at];
      if (value == delimiter) {
        addField(start, at);
        start = ++at;
      } else if (value == '\n') {
        addField(start, at > start && buffer[at - 1] == '\r' ? at - 1 : at);
        position = at + 1;
        return;
      } else if (value == '"' && at == start) {
        position = start;
        if (quotedField()) {
          return;
        }
        start = at = position;
      } else {
        at++;
      }
    }
  }

  /** Reads a quoted field from its first quote at position; afterwards position is behind its delimiter or line end. True if the record ended with it. */
  private boolean quotedField() throws IOException {
    int length = 1;
    int closing = -1;
    while (true) {
      if (position + length >= limit) {
        if (isTooLong()) {
          skipRest(closing < 0 ? Place.QUOTED : closing == length - 1 ? Place.AFTER_QUOTE : Place.PLAIN);
          return true;
        }
        if (!fillFrom(length)) {
          problem = closing < 0 ? "the quote is never closed" : closing + 1 < length ? TEXT_AFTER_QUOTE : problem;
          addField(position, position + length);
          position += length;
          return true;
        }
      }
      byte value = buffer[position + length];
      if (closing < 0 && value == '"') {
        closing = length;
      } else if (closing == length - 1 && value == '"') {
        closing = -1;
      } else if (closing < 0 && value == '\n') {
        nextLine++;
      } else if (closing >= 0 && (value == delimiter || value == '\n')) {
        boolean isCr = value == '\n' && length > closing + 1 && buffer[position + length - 1] == '\r';
        if (closing + 1 != length - (isCr ? 1 : 0)) {
          problem = TEXT_AFTER_QUOTE;
        }
        addField(position, position + length - (isCr ? 1 : 0));
        position += length + 1;
        return value == '\n';
      }
      length++;
    }
  }

  /** Reads more while a field of so many bytes begins at position. */
  private boolean fillFrom(int length) throws IOException {
    int field = position;
    int before = recordStart;
    position += length;
    boolean hasMore = fill();
    position = field - (before - recordStart);
    return hasMore;
  }

  private boolean isTooLong() {
    return limit - recordStart >= RECORD_BYTES_MAX;
  }

  /** Goes to the end of a record that is too long to be kept; all bytes in the buffer belong to it. */
  private void skipRest(Place place) throws IOException {
    problem = "the record is longer than " + (RECORD_BYTES_MAX >> 20) + " MB; is a quote not closed?";
    fieldCount = 0;
    CsvBoundaries boundaries = new CsvBoundaries(format, place);
    int end = -1;
    while (end < 0) {
      filePosition += limit;
      position = limit = recordStart = 0;
      lastQuote = lastLineEnd = -1;
      if (!fill()) {
        break;
      }
      end = boundaries.nextRecord(buffer, 0, limit);
    }
    position = recordStart = Math.max(0, end);
    nextLine += boundaries.lines() - (end < 0 ? 0 : 1);
  }

  private void addField(int start, int end) {
    if (fieldCount == starts.length) {
      starts = Arrays.copyOf(starts, fieldCount * 2);
      ends = Arrays.copyOf(ends, fieldCount * 2);
    }
    starts[fieldCount] = start;
    ends[fieldCount++] = end;
  }

  /** Reads more bytes behind limit and moves the current record to the front of the buffer; false at the end of the file. Position may be limit. */
  private boolean fill() throws IOException {
    if (isInputEnded) {
      return false;
    }
    if (recordStart > 0) {
      int shift = recordStart;
      System.arraycopy(buffer, shift, buffer, 0, limit - shift);
      filePosition += shift;
      position -= shift;
      limit -= shift;
      lastQuote = Math.max(-1, lastQuote - shift);
      lastLineEnd = Math.max(-1, lastLineEnd - shift);
      recordStart = 0;
      for (int field = 0; field < fieldCount; field++) {
        starts[field] -= shift;
        ends[field] -= shift;
      }
    }
    if (limit == buffer.length || hasRead && buffer.length < BUFFER_BYTES) {
      buffer = Arrays.copyOf(buffer, limit == buffer.length ? Math.max(BUFFER_BYTES, buffer.length * 2) : BUFFER_BYTES);
    }
    hasRead = true;
    int count = input.read(filePosition + limit, buffer, limit, buffer.length - limit);
    if (count < 0) {
      isInputEnded = true;
      return false;
    }
    if (mayReadInPlace) {
      look(limit, limit + count);
    }
    limit += count;
    return true;
  }

  /** Notes where the last quote and the last line end of new bytes are. */
  private void look(int from, int end) {
    int last = end - 1;
    while (last >= from && buffer[last] != '\n') {
      last--;
    }
    lastLineEnd = last >= from ? last : lastLineEnd;
    if (CsvWords.contain(buffer, from, end, QUOTES)) {
      lastQuote = end - 1;
      while (buffer[lastQuote] != '"') {
        lastQuote--;
      }
    }
  }
}
