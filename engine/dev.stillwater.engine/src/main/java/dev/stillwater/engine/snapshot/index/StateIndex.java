package dev.stillwater.engine.snapshot.index;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells where the entry of a number is in a state, how much each key group holds and where a key can be, without walking over the state.
 *
 * <p>Memory: a directory of some bytes for 32,768 entries, and the parts that were read last. The bytes are those of {@code docs/formats/index.md}.
 *
 * <p>THREADING: any thread, one at a time. LIFECYCLE: made by {@link StateIndexes}; close it.
 */
public final class StateIndex implements AutoCloseable {
  private static final int CHUNKS_HELD = 16;

  private final ByteSource source;
  private final byte[] fingerprint;
  private final long rows;
  private final long sizeBytes;
  private final List<KeyGroupCount> keyGroups;
  private final List<String> damages;
  private final long[] offsets;
  private final int[] lengths;
  private final long[] firstRows;
  private final int[] firstGroups;
  private final int[] lastGroups;
  private final Map<Integer, List<IndexBlock>> held = new LinkedHashMap<>(CHUNKS_HELD, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, List<IndexBlock>> eldest) {
      return size() > CHUNKS_HELD;
    }
  };

  /** A block and the number of its first entry. */
  record PlacedBlock(IndexBlock block, long firstRow) {
  }

  /** Takes blocks. */
  @FunctionalInterface
  interface BlockTaker {
    /** Takes a block; returns whether more are wanted. */
    boolean take(PlacedBlock block) throws SnapshotException;
  }

  /** Reads the directory. */
  StateIndex(ByteSource source) throws SnapshotException {
    this.source = source;
    byte[] header = IndexFile.part(source, 0, IndexFile.HEADER_BYTES);
    ByteReader start = ByteReader.of(source.name(), 0, header, 0, header.length);
    int magic = start.readInt();
    int version = start.readInt();
    if (magic != IndexFile.MAGIC) {
      throw new Corrupt(Place.of(source.name()), "this is no index.", Integer.toHexString(IndexFile.MAGIC), Integer.toHexString(magic));
    }
    if (version != IndexFile.VERSION) {
      throw new UnknownVersion(Place.of(source.name()), "the index is of another version.", Integer.toString(IndexFile.VERSION), Integer.toString(version));
    }
    fingerprint = start.readBytes(IndexFile.FINGERPRINT_BYTES);
    long trailerAt = source.sizeBytes() - IndexFile.TRAILER_BYTES;
    ByteReader trailer = ByteReader.of(source.name(), trailerAt, IndexFile.part(source, trailerAt, IndexFile.TRAILER_BYTES), 0, IndexFile.TRAILER_BYTES);
    long footerAt = trailer.readLong();
    int footerLength = trailer.readInt();
    int sum = trailer.readInt();
    byte[] footer = IndexFile.part(source, footerAt, footerLength);
    if (trailer.readInt() != IndexFile.MAGIC || sum != IndexFile.checksum(header, footer)) {
      throw new Corrupt(Place.of(source.name()), "the directory of the index is damaged.", "its checksum", "another one");
    }
    ByteReader in = ByteReader.of(source.name(), footerAt, footer, 0, footer.length);
    rows = in.readLong();
    sizeBytes = in.readLong();
    keyGroups = readKeyGroups(in);
    int chunks = in.readCount("chunks");
    offsets = new long[chunks];
    lengths = new int[chunks];
    firstRows = new long[chunks];
    firstGroups = new int[chunks];
    lastGroups = new int[chunks];
    for (int chunk = 0; chunk < chunks; chunk++) {
      offsets[chunk] = in.readLong();
      lengths[chunk] = in.readInt();
      firstRows[chunk] = in.readLong();
      firstGroups[chunk] = in.readInt();
      lastGroups[chunk] = in.readInt();
    }
    List<String> found = new ArrayList<>();
    for (int left = in.readCount("damages"); left > 0; left--) {
      found.add(in.readUtf());
    }
    damages = List.copyOf(found);
  }

  private static List<KeyGroupCount> readKeyGroups(ByteReader in) throws SnapshotException {
    int count = in.readCount("key groups");
    List<KeyGroupCount> groups = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      groups.add(new KeyGroupCount(in.readInt(), in.readLong(), in.readLong(), in.readLong()));
    }
    return List.copyOf(groups);
  }

  /** Number of entries that can be read. O(1). */
  public long rows() {
    return rows;
  }

  /** Bytes of those entries in the files. O(1). */
  public long sizeBytes() {
    return sizeBytes;
  }

  /** The key groups that hold entries, in the order of the entries; of operator state one with the number -1. O(1). */
  public List<KeyGroupCount> keyGroups() {
    return keyGroups;
  }

  /** What is damaged in the state and was passed over, in words. O(1). */
  public List<String> damages() {
    return damages;
  }

  /** Whether the index is of the bytes with the fingerprint. */
  boolean isOf(byte[] wanted) {
    return Arrays.equals(fingerprint, wanted);
  }

  /** The block with the entry of a number. Cost: reads a chunk of some ten kilobytes if it is not held. */
  PlacedBlock block(long row) throws SnapshotException {
    int found = Arrays.binarySearch(firstRows, row);
    int chunk = found < 0 ? -found - 2 : found;
    if (row < 0 || row >= rows || chunk < 0) {
      throw new IndexOutOfBoundsException("row " + row + " of " + rows);
    }
    long first = firstRows[chunk];
    for (IndexBlock block : chunk(chunk)) {
      if (row < first + block.entries) {
        return new PlacedBlock(block, first);
      }
      first += block.entries;
    }
    throw new Corrupt(Place.of(source.name()), "the index has no entry " + row + ".", "an entry", "none");
  }

  /** Hands over the blocks that can hold a key of the hash. Cost: reads the chunks of the key groups, each of some ten kilobytes. */
  void candidates(long hash, int firstGroup, int lastGroup, BlockTaker taker) throws SnapshotException {
    for (int chunk = 0; chunk < offsets.length; chunk++) {
      if (firstGroups[chunk] > lastGroup || lastGroups[chunk] < firstGroup) {
        continue;
      }
      long first = firstRows[chunk];
      for (IndexBlock block : chunk(chunk)) {
        boolean isInside = block.firstKeyGroup <= lastGroup && block.lastKeyGroup >= firstGroup;
        if (isInside && block.canHold(hash) && !taker.take(new PlacedBlock(block, first))) {
          return;
        }
        first += block.entries;
      }
    }
  }

  private List<IndexBlock> chunk(int chunk) throws SnapshotException {
    List<IndexBlock> known = held.get(chunk);
    if (known != null) {
      return known;
    }
    byte[] payload = IndexFile.part(source, offsets[chunk], lengths[chunk]);
    byte[] sum = IndexFile.part(source, offsets[chunk] + lengths[chunk], Integer.BYTES);
    if (ByteReader.of(source.name(), 0, sum, 0, sum.length).readInt() != IndexFile.checksum(payload)) {
      throw new Corrupt(new Place(source.name(), offsets[chunk]), "a part of the index is damaged.", "its checksum", "another one");
    }
    ByteReader in = ByteReader.of(source.name(), offsets[chunk], payload, 0, payload.length);
    List<IndexBlock> blocks = new ArrayList<>();
    for (int left = in.readCount("blocks"); left > 0; left--) {
      blocks.add(IndexBlock.read(in));
    }
    held.put(chunk, blocks);
    return blocks;
  }

  @Override
  public void close() {
    held.clear();
    if (source instanceof IndexFile file) {
      file.close();
    }
  }
}
