package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.keyed.Position;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Bytes that only their operator understands: raw state, the state of a coordinator. One entry for each piece; of pieces above 1 MB the start is shown.
 *
 * <p>THREADING: any thread, one at a time.
 */
public final class BytesPart implements StatePart {
  /** So many bytes of a piece are put into a value at most. */
  public static final int SHOWN_BYTES_MAX = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final int subtask;
  private final String origin;
  private final List<Piece> pieces;

  /**
   * Some bytes.
   *
   * @param keyGroup key group, {@link StatePart#NO_KEY_GROUP} for operator state
   * @param bytes the bytes
   */
  public record Piece(int keyGroup, ByteSource bytes) {
  }

  /**
   * Pieces of a subtask, in the order of their key groups.
   *
   * @param origin what wrote the bytes, as far as it is known
   */
  public BytesPart(int subtask, String origin, List<Piece> pieces) {
    this.subtask = subtask;
    this.origin = origin;
    this.pieces = List.copyOf(pieces);
  }

  @Override
  public int subtask() {
    return subtask;
  }

  @Override
  public int firstKeyGroup() {
    return pieces.isEmpty() ? NO_KEY_GROUP : pieces.get(0).keyGroup();
  }

  @Override
  public int lastKeyGroup() {
    return pieces.isEmpty() ? NO_KEY_GROUP : pieces.get(pieces.size() - 1).keyGroup();
  }

  @Override
  public PartCursor open(int first, int last, String position, ProgressListener listener) throws SnapshotException {
    List<Piece> wanted = pieces.stream().filter(piece -> piece.keyGroup() == NO_KEY_GROUP || piece.keyGroup() >= first && piece.keyGroup() <= last).toList();
    return new Cursor(wanted, position.isEmpty() ? -1 : new Position(position).part(0) - 1, listener);
  }

  @Override
  public StateSize estimate() {
    return new StateSize(pieces.size(), pieces.stream().mapToLong(piece -> piece.bytes().sizeBytes()).sum(), true);
  }

  /** THREADING: one thread. */
  private final class Cursor extends ValueCursor {
    private final List<Piece> wanted;
    private long index;

    Cursor(List<Piece> wanted, long index, ProgressListener listener) {
      super(subtask, wanted.isEmpty() ? "" : wanted.get(0).bytes().name(), listener);
      this.wanted = wanted;
      this.index = index;
    }

    @Override
    public boolean next() throws SnapshotException {
      step();
      if (index + 1 >= wanted.size()) {
        return false;
      }
      index++;
      return true;
    }

    private Piece piece() {
      return wanted.get((int) index);
    }

    @Override
    public int keyGroup() {
      return piece().keyGroup();
    }

    @Override
    public Object value() throws SnapshotException {
      long size = piece().bytes().sizeBytes();
      byte[] bytes = ByteReader.of(piece().bytes()).readBytes((int) Math.min(SHOWN_BYTES_MAX, size));
      return new OpaqueValue(size > SHOWN_BYTES_MAX ? origin + " (" + size + " bytes, the first " + SHOWN_BYTES_MAX + " shown)" : origin, bytes);
    }

    @Override
    public long sizeBytes() {
      return piece().bytes().sizeBytes();
    }

    @Override
    public void writeIdentity(ByteWriter out) {
      out.writeInt(subtask).writeInt(piece().keyGroup()).writeLong(index);
    }

    /** Of a piece above 1 MB its start, then its length and a checksum of all of it. */
    @Override
    public void writeValue(ByteWriter out) throws SnapshotException {
      long size = piece().bytes().sizeBytes();
      out.writeBytes(ByteReader.of(piece().bytes()).readBytes((int) Math.min(SHOWN_BYTES_MAX, size)));
      if (size > SHOWN_BYTES_MAX) {
        out.writeLong(size).writeLong(checksum());
      }
    }

    private long checksum() throws SnapshotException {
      CRC32C checksum = new CRC32C();
      byte[] buffer = new byte[BUFFER_BYTES];
      long position = 0;
      int count = piece().bytes().read(position, buffer, 0, buffer.length);
      while (count > 0) {
        step();
        checksum.update(buffer, 0, count);
        position += count;
        count = piece().bytes().read(position, buffer, 0, buffer.length);
      }
      return checksum.getValue();
    }

    @Override
    public String position() {
      return Position.of(index);
    }
  }
}
