package dev.stillwater.engine.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.StorageInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvScannerTest {
  private static final int RECORDS = 50_000;

  /** A file is asked for a little first, as many are only looked at, and then in large pieces: a call of the system for each kilobyte costs more than the reading itself. */
  @Test
  void longFile_isReadInFewPieces() throws IOException {
    CountingInput input = new CountingInput("0123456789,abc\n".repeat(RECORDS).getBytes(StandardCharsets.US_ASCII));
    CsvScanner scanner = new CsvScanner(input, new CsvFormat(',', false), new CsvScanner.Columns(2, new int[] {0, 1}), 0, 1);
    assertTrue(scanner.next());
    assertTrue(input.bytesRead <= 1024, input.bytesRead + " bytes for the first record");
    int records = 1;
    while (scanner.next()) {
      records++;
    }
    assertEquals(RECORDS, records);
    assertTrue(input.reads <= 3 + input.content.length / 60_000, input.reads + " reads of " + input.content.length + " bytes");
  }

  private static final class CountingInput implements StorageInput {
    private final byte[] content;
    private int reads;
    private long bytesRead;

    private CountingInput(byte[] content) {
      this.content = content;
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      int count = (int) Math.min(length, content.length - position);
      if (count <= 0) {
        return -1;
      }
      System.arraycopy(content, (int) position, target, offset, count);
      reads++;
      bytesRead += count;
      return count;
    }

    @Override
    public long sizeBytes() {
      return content.length;
    }

    @Override
    public void close() {
    }
  }
}
