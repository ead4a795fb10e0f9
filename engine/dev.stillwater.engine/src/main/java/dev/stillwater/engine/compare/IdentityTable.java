package dev.stillwater.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries as bytes, found by their identity; knows how much memory it takes.
 *
 * <p>Invariant: {@code index} holds, at a place that the hash says or behind it, the number of the entry plus one; 0 is free.
 *
 * <p>THREADING: one thread.
 */
final class IdentityTable {
  static final int NONE = -1;
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int HEADER_BYTES = 2 * Integer.BYTES;
  private static final int FIRST_CAPACITY = 256;
  /** Of an entry in the arrays below: its hash, place and count, and its share of the index. */
  private static final int ENTRY_BYTES = 2 * Integer.BYTES + Long.BYTES + 4 * Integer.BYTES;

  private final List<byte[]> chunks = new ArrayList<>();
  private int chunkUsed;
  private int[] hashes = new int[FIRST_CAPACITY];
  private long[] places = new long[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private int[] index = new int[2 * FIRST_CAPACITY];
  private int size;
  private long sizeBytes;
  private long peakBytes;

  /** Number of entries. */
  int size() {
    return size;
  }

  /** Memory that the entries take, nearly. */
  long sizeBytes() {
    return sizeBytes;
  }

  /** The most memory that the entries ever took. */
  long peakBytes() {
    return peakBytes;
  }

  /** The hash of the first so many bytes; all its bits are good. */
  static int hash(byte[] bytes, int length) {
    long hash = length * 0x9e3779b97f4a7c15L;
    for (int at = 0; at < length; at++) {
      hash = (hash ^ bytes[at] & 0xff) * 0x100000001b3L;
    }
    hash ^= hash >>> 33;
    hash *= 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    return (int) (hash ^ hash >>> 32);
  }

  /** The number of the entry with the identity, or {@link #NONE}. */
  int find(int hash, byte[] identity, int length) {
    int mask = index.length - 1;
    for (int slot = hash & mask; index[slot] != 0; slot = slot + 1 & mask) {
      int entry = index[slot] - 1;
      if (hashes[entry] == hash && hasIdentity(entry, identity, length)) {
        return entry;
      }
    }
    return NONE;
  }

  private boolean hasIdentity(int entry, byte[] identity, int length) {
    byte[] chunk = chunks.get((int) (places[entry] >>> 32));
    int at = (int) places[entry];
    return readInt(chunk, at) == length
        && Arrays.equals(chunk, at + HEADER_BYTES, at + HEADER_BYTES + length, identity, 0, length);
  }

  /** Adds an entry whose identity is not there, with the count 1; returns its number. */
  int add(int hash, byte[] identity, int identityLength, byte[] value, int valueLength) {
    int length = HEADER_BYTES + identityLength + valueLength;
    if (chunks.isEmpty() || chunks.getLast().length - chunkUsed < length) {
      chunks.add(new byte[Math.max(CHUNK_BYTES, length)]);
      chunkUsed = 0;
    }
    byte[] chunk = chunks.getLast();
    writeInt(chunk, chunkUsed, identityLength);
    writeInt(chunk, chunkUsed + Integer.BYTES, valueLength);
    System.arraycopy(identity, 0, chunk, chunkUsed + HEADER_BYTES, identityLength);
    System.arraycopy(value, 0, chunk, chunkUsed + HEADER_BYTES + identityLength, valueLength);
    if (size == hashes.length) {
      grow();
    }
    hashes[size] = hash;
    places[size] = (long) chunks.size() - 1 << 32 | chunkUsed;
    counts[size] = 1;
    chunkUsed += length;
    sizeBytes += length + ENTRY_BYTES;
    peakBytes = Math.max(peakBytes, sizeBytes);
    insert(size);
    return size++;
  }

  /** Whether the value of the entry has exactly these bytes. */
  boolean hasValue(int entry, byte[] value, int length) {
    byte[] chunk = chunks.get((int) (places[entry] >>> 32));
    int from = valueFrom(chunk, (int) places[entry]);
    return valueLength(entry) == length && Arrays.equals(chunk, from, from + length, value, 0, length);
  }

  /** A copy of the value of the entry. */
  byte[] value(int entry) {
    byte[] chunk = chunks.get((int) (places[entry] >>> 32));
    int from = valueFrom(chunk, (int) places[entry]);
    return Arrays.copyOfRange(chunk, from, from + valueLength(entry));
  }

  private int valueLength(int entry) {
    return readInt(chunks.get((int) (places[entry] >>> 32)), (int) places[entry] + Integer.BYTES);
  }

  private static int valueFrom(byte[] chunk, int at) {
    return at + HEADER_BYTES + readInt(chunk, at);
  }

  /** How often the entry is still there. */
  int count(int entry) {
    return counts[entry];
  }

  /** Changes how often the entry is there. */
  void setCount(int entry, int count) {
    counts[entry] = count;
  }

  /** Forgets the entries from a number on, which were added last. */
  void truncate(int newSize) {
    for (int entry = newSize; entry < size; entry++) {
      sizeBytes -= length(entry) + ENTRY_BYTES;
    }
    if (newSize < size) {
      int lastChunk = (int) (places[newSize] >>> 32);
      chunkUsed = (int) places[newSize];
      while (chunks.size() - 1 > lastChunk) {
        chunks.removeLast();
      }
      size = newSize;
      rebuild(index.length);
    }
  }

  private int length(int entry) {
    byte[] chunk = chunks.get((int) (places[entry] >>> 32));
    int at = (int) places[entry];
    return HEADER_BYTES + readInt(chunk, at) + readInt(chunk, at + Integer.BYTES);
  }

  /** A table with those entries of this one whose hash belongs to the class; takes the memory of both until this one is forgotten. */
  IdentityTable retained(HashClass hashClass) {
    IdentityTable table = new IdentityTable();
    table.peakBytes = peakBytes;
    for (int entry = 0; entry < size; entry++) {
      if (hashClass.contains(hashes[entry])) {
        byte[] chunk = chunks.get((int) (places[entry] >>> 32));
        int at = (int) places[entry];
        int identityLength = readInt(chunk, at);
        byte[] identity = Arrays.copyOfRange(chunk, at + HEADER_BYTES, at + HEADER_BYTES + identityLength);
        byte[] value = value(entry);
        table.setCount(table.add(hashes[entry], identity, identityLength, value, value.length), counts[entry]);
      }
    }
    return table;
  }

  private void grow() {
    int capacity = size * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    places = Arrays.copyOf(places, capacity);
    counts = Arrays.copyOf(counts, capacity);
    rebuild(2 * capacity);
  }

  private void rebuild(int indexLength) {
    index = new int[indexLength];
    for (int entry = 0; entry < size; entry++) {
      insert(entry);
    }
  }

  private void insert(int entry) {
    int mask = index.length - 1;
    int slot = hashes[entry] & mask;
    while (index[slot] != 0) {
      slot = slot + 1 & mask;
    }
    index[slot] = entry + 1;
  }

  private static int readInt(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
  }

  private static void writeInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }

  /**
   * A share of all hashes: those that begin with some bits. Entries of a share are found, whatever the number of shares.
   *
   * @param bits number of first bits
   * @param value what they are
   */
  record HashClass(int bits, int value) {
    static final HashClass ALL = new HashClass(0, 0);
    private static final int BITS_MAX = 24;

    boolean contains(int hash) {
      return bits == 0 || hash >>> Integer.SIZE - bits == value;
    }

    /** Whether the share can be halved. */
    boolean isDivisible() {
      return bits < BITS_MAX;
    }

    HashClass lowerHalf() {
      return new HashClass(bits + 1, value * 2);
    }

    HashClass upperHalf() {
      return new HashClass(bits + 1, value * 2 + 1);
    }
  }
}
