package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the entries of a tar archive, with the long names of GNU tar and of POSIX (pax).
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block"; GNU tar manual, "Basic Tar Format".
 */
final class TarReader {
  /** Length of a header. */
  static final int BLOCK_BYTES = 512;

  private static final int NAME_BYTES = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_BYTES = 12;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM_BYTES = 8;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_BYTES = 155;
  private static final int EXTENSION_BYTES_MAX = 1 << 20;

  private final InputStream in;
  private final String archive;
  private final byte[] header = new byte[BLOCK_BYTES];
  private long offset;
  private Content content = new Content(0);
  private long paddingBytes;
  private String name = "";
  private char type;

  TarReader(InputStream in, String archive) {
    this.in = in;
    this.archive = archive;
  }

  /** Whether bytes begin as a tar archive does. */
  static boolean isTar(byte[] start) {
    return start.length >= BLOCK_BYTES && new String(start, MAGIC_AT, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  /** Goes to the next entry; false at the end. What was not read of the entry before is passed over. */
  boolean next() throws IOException, SnapshotException {
    String longName = "";
    long longSize = -1;
    while (readHeader()) {
      long size = longSize < 0 ? number(SIZE_AT, SIZE_BYTES, "length of an entry") : longSize;
      type = (char) header[TYPE_AT];
      content = new Content(size);
      paddingBytes = -size & BLOCK_BYTES - 1;
      switch (type) {
        case 'L' -> longName = text(readExtension(), 0, EXTENSION_BYTES_MAX);
        case 'x' -> {
          PaxHeader pax = PaxHeader.parse(readExtension());
          longName = pax.path().orElse(longName);
          longSize = pax.sizeBytes().orElse(longSize);
        }
        case 'g', 'K' -> readExtension();
        default -> {
          name = longName.isEmpty() ? shortName() : longName;
          return true;
        }
      }
    }
    return false;
  }

  /** Name of the entry, with slashes. */
  String name() {
    return name;
  }

  /** Whether the entry is a file; false for folders, links and devices. */
  boolean isFile() {
    return (type == '0' || type == 0 || type == '7') && !Archive.isFolder(name);
  }

  /** Length of the entry in bytes. */
  long sizeBytes() {
    return content.left;
  }

  /** The bytes of the entry. */
  InputStream content() {
    return content;
  }

  /** Reads the next header; false at the end of the archive, which is two empty blocks or, in careless archives, the end of the file. */
  private boolean readHeader() throws IOException, SnapshotException {
    content.skipNBytes(content.left);
    in.skipNBytes(paddingBytes);
    offset += paddingBytes;
    paddingBytes = 0;
    int count = in.readNBytes(header, 0, BLOCK_BYTES);
    if (count == 0) {
      return false;
    }
    if (count < BLOCK_BYTES) {
      throw new EOFException();
    }
    long sum = 0;
    boolean isEmpty = true;
    for (int index = 0; index < BLOCK_BYTES; index++) {
      boolean isChecksum = index >= CHECKSUM_AT && index < CHECKSUM_AT + CHECKSUM_BYTES;
      sum += isChecksum ? ' ' : header[index] & 0xff;
      isEmpty &= header[index] == 0;
    }
    if (isEmpty) {
      return false;
    }
    if (number(CHECKSUM_AT, CHECKSUM_BYTES, "checksum of an entry's header") != sum) {
      throw corrupt("the checksum of an entry's header is wrong");
    }
    offset += BLOCK_BYTES;
    return true;
  }

  /** Reads a number: octal digits, or for large ones binary with the highest bit of the first byte set. */
  private long number(int from, int length, String what) throws Corrupt {
    if ((header[from] & 0x80) != 0) {
      long value = header[from] & 0x3f;
      for (int index = from + 1; index < from + length; index++) {
        if (value >> 55 != 0) {
          throw corrupt("the " + what + " is too large");
        }
        value = value << 8 | header[index] & 0xff;
      }
      return value;
    }
    String text = text(header, from, length).trim();
    try {
      long value = text.isEmpty() ? 0 : Long.parseLong(text, 8);
      if (value < 0) {
        throw corrupt("the " + what + " is negative");
      }
      return value;
    } catch (NumberFormatException e) {
      throw corrupt("the " + what + " is no number");
    }
  }

  private String shortName() {
    String prefix = text(header, MAGIC_AT, 6).equals("ustar") ? text(header, PREFIX_AT, PREFIX_BYTES) : "";
    String last = text(header, 0, NAME_BYTES);
    return prefix.isEmpty() ? last : prefix + '/' + last;
  }

  private byte[] readExtension() throws IOException, SnapshotException {
    if (content.left > EXTENSION_BYTES_MAX) {
      throw corrupt("the name of an entry is too long");
    }
    int size = (int) content.left;
    byte[] bytes = content.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private Corrupt corrupt(String what) {
    return new Corrupt(Place.of(archive), "the archive is damaged: " + what + ".", "", "byte " + offset + " of what it unpacks to");
  }

  /** What is left of the entry. */
  private final class Content extends InputStream {
    private long left;

    Content(long sizeBytes) {
      left = sizeBytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(target, from, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException();
      }
      left -= count;
      offset += count;
      return count;
    }
  }
}
