package dev.stillwater.host.replay.results;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes the rows of one table and their index. Memory: two buffers.
 *
 * <p>THREADING: one thread. LIFECYCLE: rows, {@link #finish}, close in any case.
 */
final class TableWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final DataOutputStream rows;
  private final CRC32C indexChecksum = new CRC32C();
  private final DataOutputStream index;
  private final ByteWriter bytes = new ByteWriter();
  private final CRC32C checksum = new CRC32C();
  private final Map<RowKind, Long> counts = new EnumMap<>(RowKind.class);
  private long count;
  private long offset = TableFormat.HEADER_BYTES;

  /** Makes the files of the table of the number, which must not exist. */
  TableWriter(Path folder, int number) throws IOException {
    rows = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(TableFormat.rowsFile(folder, number), StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE), BUFFER_BYTES));
    try {
      index = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(TableFormat.indexFile(folder, number),
          StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BUFFER_BYTES), indexChecksum));
    } catch (IOException e) {
      rows.close();
      throw e;
    }
    rows.writeInt(TableFormat.ROWS_MAGIC);
    rows.writeInt(TableFormat.VERSION);
    index.writeInt(TableFormat.INDEX_MAGIC);
    index.writeInt(TableFormat.VERSION);
  }

  /** Appends a row; the values of a side are null where it does not have the row. */
  void row(RowKind kind, long sequence, List<Optional<String>> a, List<Optional<String>> b, BitSet changed) throws IOException {
    TableFormat.write(kind, sequence, a, b, changed, bytes.truncate(0));
    checksum.reset();
    checksum.update(bytes.array(), 0, bytes.size());
    rows.writeInt(bytes.size());
    rows.writeInt((int) checksum.getValue());
    rows.write(bytes.array(), 0, bytes.size());
    index.writeLong(offset);
    index.writeByte(kind.code());
    offset += TableFormat.ROW_HEAD_BYTES + bytes.size();
    count++;
    counts.merge(kind, 1L, Long::sum);
  }

  /** Number of rows so far. */
  long count() {
    return count;
  }

  /** Ends the files; gives the number of rows by kind. */
  Map<RowKind, Long> finish() throws IOException {
    index.writeLong(count);
    index.writeLong(offset);
    index.flush();
    index.writeInt((int) indexChecksum.getValue());
    close();
    return counts;
  }

  @Override
  public void close() throws IOException {
    try (rows; index) {
      rows.flush();
    }
  }
}
