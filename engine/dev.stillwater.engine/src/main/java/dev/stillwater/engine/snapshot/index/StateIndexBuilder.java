package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the index of a state in one walk over it. Memory: one chunk, some bytes for each chunk and key group.
 *
 * <p>THREADING: one thread, for one build.
 */
final class StateIndexBuilder {
  /** Blocks of a chunk, which is read at once. */
  static final int CHUNK_BLOCKS = 64;

  private final Target target;
  private final byte[] fingerprint;
  private final List<IndexBlock> blocks = new ArrayList<>();
  private final ByteWriter directory = new ByteWriter();
  private final List<KeyGroupCount> keyGroups = new ArrayList<>();
  private final ByteWriter out = new ByteWriter();
  private int chunks;
  private long written;
  private long chunkFirstRow;
  private long rows;
  private long sizeBytes;
  private KeyGroupCount current;

  /** Takes the bytes of the index one after the other. */
  @FunctionalInterface
  interface Target {
    /** Takes bytes of the array. */
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  StateIndexBuilder(byte[] fingerprint, Target target) {
    this.fingerprint = fingerprint;
    this.target = target;
  }

  /** Walks over the state and writes its index. Cost: the state, with its keys decoded and its values passed over. */
  void build(StateView state, ProgressListener listener) throws SnapshotException, IOException {
    byte[] header = new ByteWriter().writeInt(IndexFile.MAGIC).writeInt(IndexFile.VERSION).writeBytes(fingerprint).toByteArray();
    write(header);
    List<String> damages;
    try (EntryWalk walk = new EntryWalk(state, listener)) {
      IndexBlock block = null;
      while (walk.next()) {
        EntryCursor cursor = walk.cursor();
        if (block == null || block.isFull() || walk.isBehindDamage()) {
          block = open(cursor);
        }
        block.add(cursor.keyGroup(), hash(cursor));
        count(cursor);
      }
      damages = walk.damages();
    }
    finishChunk();
    if (current != null) {
      keyGroups.add(current);
    }
    footer(header, damages);
  }

  /** Keys that cannot be read are all taken for the same. */
  private static long hash(EntryCursor cursor) throws SnapshotException.Cancelled {
    try {
      return KeyHash.of(cursor.key());
    } catch (SnapshotException.Cancelled stopped) {
      throw stopped;
    } catch (SnapshotException undecodable) {
      return 0;
    }
  }

  private IndexBlock open(EntryCursor cursor) throws IOException {
    if (blocks.size() == CHUNK_BLOCKS) {
      finishChunk();
    }
    IndexBlock block = new IndexBlock(cursor.position(), cursor.keyGroup());
    blocks.add(block);
    return block;
  }

  private void count(EntryCursor cursor) {
    if (current == null || current.keyGroup() != cursor.keyGroup()) {
      if (current != null) {
        keyGroups.add(current);
      }
      current = new KeyGroupCount(cursor.keyGroup(), rows, 0, 0);
    }
    current = new KeyGroupCount(current.keyGroup(), current.firstRow(), current.entries() + 1, current.sizeBytes() + cursor.sizeBytes());
    rows++;
    sizeBytes += cursor.sizeBytes();
  }

  private void finishChunk() throws IOException {
    if (blocks.isEmpty()) {
      return;
    }
    out.truncate(0).writeInt(blocks.size());
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (IndexBlock block : blocks) {
      block.write(out);
      first = Math.min(first, block.firstKeyGroup);
      last = Math.max(last, block.lastKeyGroup);
    }
    byte[] payload = out.toByteArray();
    directory.writeLong(written).writeInt(payload.length).writeLong(chunkFirstRow).writeInt(first).writeInt(last);
    write(payload);
    write(new ByteWriter().writeInt(IndexFile.checksum(payload)).toByteArray());
    chunks++;
    chunkFirstRow = rows;
    blocks.clear();
  }

  private void footer(byte[] header, List<String> damages) throws IOException {
    long at = written;
    out.truncate(0).writeLong(rows).writeLong(sizeBytes).writeInt(keyGroups.size());
    for (KeyGroupCount group : keyGroups) {
      out.writeInt(group.keyGroup()).writeLong(group.firstRow()).writeLong(group.entries()).writeLong(group.sizeBytes());
    }
    out.writeInt(chunks).writeBytes(directory.toByteArray()).writeInt(damages.size());
    damages.forEach(damage -> out.writeUtf(damage.substring(0, Math.min(damage.length(), 1000))));
    byte[] footer = out.toByteArray();
    write(footer);
    write(new ByteWriter().writeLong(at).writeInt(footer.length).writeInt(IndexFile.checksum(header, footer)).writeInt(IndexFile.MAGIC).toByteArray());
  }

  private void write(byte[] bytes) throws IOException {
    target.write(bytes, 0, bytes.length);
    written += bytes.length;
  }

  /** The index of a state in memory. */
  static byte[] inMemory(StateView state, byte[] fingerprint, ProgressListener listener) throws SnapshotException {
    ByteWriter bytes = new ByteWriter();
    try {
      new StateIndexBuilder(fingerprint, (source, offset, length) -> bytes.writeBytes(Arrays.copyOfRange(source, offset, offset + length)))
          .build(state, listener);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory does not refuse.", impossible);
    }
  }
}
