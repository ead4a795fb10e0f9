package dev.stillwater.engine.rocksdb.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decompresses blocks of LZ4. Eight bytes are copied at a time, so that what is written needs some room behind it.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: LZ4 block format description, as RocksDB writes it: literals and copies of what came before, without a frame.
 */
final class Lz4Block {
  /** Bytes behind the decompressed ones that are written over. */
  static final int SLACK_BYTES = 2 * Long.BYTES;
  private static final int COPY_BYTES_MIN = 4;
  private static final int LENGTH_MORE = 15;
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Lz4Block() {
  }

  /**
   * Decompresses what stands in {@code in} from {@code from} to {@code end}.
   *
   * @param out takes the bytes from its start on; longer than they are by {@link #SLACK_BYTES}
   * @param length number of decompressed bytes
   * @throws TableException if it does not give so many bytes
   * @throws IndexOutOfBoundsException if it ends too early
   */
  static void decompress(byte[] in, int from, int end, byte[] out, int length) throws TableException {
    int at = from;
    int size = 0;
    while (at < end) {
      int token = in[at++] & 0xff;
      int literals = token >>> 4;
      if (literals == LENGTH_MORE) {
        int more;
        do {
          more = in[at++] & 0xff;
          literals += more;
        } while (more == 0xff);
      }
      require(literals >= 0 && literals <= end - at && literals <= length - size);
      copyLiterals(in, at, out, size, literals);
      at += literals;
      size += literals;
      if (at == end) {
        break;
      }
      int back = in[at] & 0xff | (in[at + 1] & 0xff) << 8;
      at += 2;
      int copied = token & LENGTH_MORE;
      if (copied == LENGTH_MORE) {
        int more;
        do {
          more = in[at++] & 0xff;
          copied += more;
        } while (more == 0xff);
      }
      copied += COPY_BYTES_MIN;
      require(back > 0 && back <= size && copied >= 0 && copied <= length - size);
      copyBack(out, size, back, copied);
      size += copied;
    }
    require(size == length);
  }

  private static void copyLiterals(byte[] in, int at, byte[] out, int size, int count) {
    if (at + count + Long.BYTES > in.length) {
      System.arraycopy(in, at, out, size, count);
      return;
    }
    for (int done = 0; done < count; done += Long.BYTES) {
      LONGS.set(out, size + done, (long) LONGS.get(in, at + done));
    }
  }

  /** What is copied may overlap with where it goes, and is repeated then. */
  private static void copyBack(byte[] out, int size, int back, int count) {
    if (back >= Long.BYTES) {
      for (int done = 0; done < count; done += Long.BYTES) {
        LONGS.set(out, size + done, (long) LONGS.get(out, size - back + done));
      }
    } else {
      for (int done = 0; done < count; done++) {
        out[size + done] = out[size - back + done];
      }
    }
  }

  private static void require(boolean isTrue) throws TableException {
    if (!isTrue) {
      throw new TableException("A compressed block does not give the bytes that it should.");
    }
  }
}
