package dev.stillwater.host.replay.results;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.index.RowSet;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Reads the rows of one table by their numbers. Memory: what is asked for; a set of rows takes a bit a row.
 *
 * <p>THREADING: any thread but the UI thread, several at a time. LIFECYCLE: close it.
 */
public final class TableReader implements AutoCloseable {
  private static final int ROW_BYTES_MAX = 1 << 28;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int ROWS_BETWEEN_CHECKS = 1 << 10;
  private static final String AGAIN = " Run the replay again; its results are made anew.";

  private final ResultTable table;
  private final Path rowsFile;
  private final Path indexFile;
  private final FileChannel rows;
  private final FileChannel index;
  private final RowSet differences;

  private TableReader(ResultTable table, Path rowsFile, Path indexFile, FileChannel rows, FileChannel index, RowSet differences) {
    this.table = table;
    this.rowsFile = rowsFile;
    this.indexFile = indexFile;
    this.rows = rows;
    this.index = index;
    this.differences = differences;
  }

  /** Opens the table and checks its index. Cost: reads the index, nine bytes a row. */
  static TableReader open(Path folder, ResultTable table, ProgressListener listener) throws ResultsException {
    Path rowsFile = TableFormat.rowsFile(folder, table.number());
    Path indexFile = TableFormat.indexFile(folder, table.number());
    FileChannel rows = channel(rowsFile);
    FileChannel index = null;
    try {
      index = channel(indexFile);
      RowSet differences = check(table, indexFile, index, rowsFile, rows, listener);
      return new TableReader(table, rowsFile, indexFile, rows, index, differences);
    } catch (IOException | ResultsException e) {
      close(rows);
      if (index != null) {
        close(index);
      }
      throw e instanceof ResultsException damaged ? damaged : unreadable(indexFile, (IOException) e);
    }
  }

  private static FileChannel channel(Path file) throws ResultsException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ResultsException unreadable(Path file, IOException e) {
    return new ResultsException("The file " + file + " cannot be read: " + IoReason.of(e) + AGAIN, e);
  }

  private static ResultsException damaged(Path file, String what) {
    return new ResultsException("The file " + file + " is damaged: " + what + "." + AGAIN, null);
  }

  private static RowSet check(ResultTable table, Path indexFile, FileChannel index, Path rowsFile, FileChannel rows, ProgressListener listener)
      throws IOException, ResultsException {
    long expected = TableFormat.HEADER_BYTES + table.size() * TableFormat.ENTRY_BYTES + TableFormat.FOOTER_BYTES;
    if (index.size() != expected) {
      throw damaged(indexFile, "for " + table.size() + " rows it should have " + expected + " bytes, and it has " + index.size());
    }
    CRC32C checksum = new CRC32C();
    DataInputStream in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(Channels.newInputStream(index), BUFFER_BYTES), checksum));
    header(indexFile, in.readInt(), in.readInt(), TableFormat.INDEX_MAGIC);
    RowSet.Builder differences = new RowSet.Builder();
    for (long row = 0; row < table.size(); row++) {
      in.readLong();
      int code = in.readByte();
      if (RowKind.ofCode(code).orElseThrow(() -> damaged(indexFile, "the kind " + code + " of a row is not known")).isDifference()) {
        differences.add(row);
      }
      if (row % ROWS_BETWEEN_CHECKS == 0 && listener.isCancelled()) {
        throw ResultsException.cancelled();
      }
    }
    long count = in.readLong();
    long length = in.readLong();
    int computed = (int) checksum.getValue();
    if (in.readInt() != computed || count != table.size()) {
      throw damaged(indexFile, "its checksum does not fit");
    }
    if (rows.size() != length) {
      throw damaged(rowsFile, "it should have " + length + " bytes, and it has " + rows.size());
    }
    ByteBuffer head = read(rows, 0, TableFormat.HEADER_BYTES);
    header(rowsFile, head.getInt(), head.getInt(), TableFormat.ROWS_MAGIC);
    return differences.rows();
  }

  private static void header(Path file, int magic, int version, int expected) throws ResultsException {
    if (magic != expected) {
      throw damaged(file, "it does not begin as such a file does");
    }
    if (version != TableFormat.VERSION) {
      throw damaged(file, "its version is " + version + ", and " + TableFormat.VERSION + " is known here");
    }
  }

  private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("The file ends at " + channel.size() + ", and bytes up to " + (position + length) + " were expected.");
      }
    }
    return buffer.flip();
  }

  /** What the table is. */
  public ResultTable table() {
    return table;
  }

  /** Numbers of the rows in which the versions differ. O(1). */
  public RowSet differences() {
    return differences;
  }

  /**
   * The rows of the numbers, in their order. Cost: two reads a row.
   *
   * @throws ResultsException if a file is damaged, names the row and its place
   */
  public List<StoredRow> rows(long[] numbers) throws ResultsException {
    List<StoredRow> found = new ArrayList<>(numbers.length);
    for (long number : numbers) {
      found.add(row(number));
    }
    return found;
  }

  private StoredRow row(long number) throws ResultsException {
    if (number < 0 || number >= table.size()) {
      throw new IndexOutOfBoundsException("row " + number + " of " + table.size());
    }
    try {
      long offset = read(index, TableFormat.HEADER_BYTES + number * TableFormat.ENTRY_BYTES, Long.BYTES).getLong();
      if (offset < TableFormat.HEADER_BYTES || offset > rows.size() - TableFormat.ROW_HEAD_BYTES) {
        throw damaged(indexFile, "row " + number + " begins at " + offset + ", which lies outside of " + rowsFile.getFileName());
      }
      ByteBuffer head = read(rows, offset, TableFormat.ROW_HEAD_BYTES);
      int length = length(number, offset, head.getInt());
      return decode(number, offset, head.getInt(), read(rows, offset + TableFormat.ROW_HEAD_BYTES, length).array());
    } catch (EOFException e) {
      throw damaged(rowsFile, "row " + number + " is not whole");
    } catch (IOException e) {
      throw unreadable(rowsFile, e);
    }
  }

  private int length(long number, long offset, int length) throws ResultsException, IOException {
    if (length < 0 || length > ROW_BYTES_MAX || offset + TableFormat.ROW_HEAD_BYTES + length > rows.size()) {
      throw damaged(rowsFile, "row " + number + " at offset " + offset + " has the length " + length);
    }
    return length;
  }

  private StoredRow decode(long number, long offset, int expected, byte[] bytes) throws ResultsException {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length);
    if ((int) checksum.getValue() != expected) {
      throw damaged(rowsFile, "the checksum of row " + number + " at offset " + offset + " does not fit");
    }
    try {
      return TableFormat.read(number, bytes, table.columns().size());
    } catch (IllegalArgumentException e) {
      throw damaged(rowsFile, "row " + number + " at offset " + offset + ": " + e.getMessage());
    }
  }

  /**
   * The numbers of the rows that a filter lets through; empty for all. Cost: the index, or all rows where values count.
   *
   * @throws ResultsException if a file is damaged, or the listener asks to stop
   */
  public Optional<RowSet> select(RowFilter filter, ProgressListener listener) throws ResultsException {
    if (filter.equals(RowFilter.ALL)) {
      return Optional.empty();
    }
    if (filter.equals(RowFilter.DIFFERENCES)) {
      return Optional.of(differences);
    }
    RowSet.Builder chosen = new RowSet.Builder();
    try (FileChannel own = FileChannel.open(filter.isOfKinds() ? indexFile : rowsFile, StandardOpenOption.READ);
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(own), BUFFER_BYTES))) {
      in.skipNBytes(TableFormat.HEADER_BYTES);
      long offset = TableFormat.HEADER_BYTES;
      for (long number = 0; number < table.size(); number++) {
        if (number % ROWS_BETWEEN_CHECKS == 0) {
          listener.progressed("looking through the rows", number, table.size());
          if (listener.isCancelled()) {
            throw ResultsException.cancelled();
          }
        }
        boolean isChosen;
        if (filter.isOfKinds()) {
          in.readLong();
          isChosen = RowKind.ofCode(in.readByte()).filter(filter.kinds()::contains).isPresent();
        } else {
          int length = length(number, offset, in.readInt());
          StoredRow row = decode(number, offset, in.readInt(), in.readNBytes(length));
          offset += TableFormat.ROW_HEAD_BYTES + length;
          isChosen = filter.fits(row, table.columns().size());
        }
        if (isChosen) {
          chosen.add(number);
        }
      }
    } catch (EOFException e) {
      throw damaged(rowsFile, "it ends too early");
    } catch (IOException e) {
      throw unreadable(rowsFile, e);
    }
    return Optional.of(chosen.rows());
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read: nothing is lost.
      System.getLogger(TableReader.class.getName()).log(System.Logger.Level.DEBUG, "A file of results cannot be closed: {0}", IoReason.of(e));
    }
  }

  @Override
  public void close() {
    close(rows);
    close(index);
  }
}
