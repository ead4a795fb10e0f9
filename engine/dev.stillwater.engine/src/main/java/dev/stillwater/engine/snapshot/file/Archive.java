package dev.stillwater.engine.snapshot.file;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.Refused;
import dev.stillwater.engine.snapshot.SnapshotException.Truncated;
import dev.stillwater.engine.snapshot.SnapshotException.Unreachable;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * An archive (zip, tar or tar.gz, told by its bytes and not by its name) and the folder that it is unpacked into.
 *
 * <p>Nothing is written outside of the folder, links are passed over, and unpacking stops while the disk still has room.
 *
 * <p>THREADING: one thread.
 */
final class Archive {
  /** Number of bytes at the start of a file that {@link #isArchive} needs. */
  static final int START_BYTES = TarReader.BLOCK_BYTES;

  private static final int CHUNK_BYTES = 1 << 16;
  private static final long RESERVE_BYTES = 64L << 20;
  private static final int CHUNKS_BETWEEN_CHECKS = 64;
  private static final int ENTRIES_MAX = 1_000_000;
  /** An archive that unpacks to more than this and to so many times its own length is made to fill disks: state is packed 2 to 20 to 1. */
  private static final long UNPACKED_BYTES_TRUSTED = 128L << 20;
  private static final int RATIO_MAX = 200;
  private static final int ZIP_END_BYTES_MIN = 22;
  private static final int ZIP_END_BYTES_MAX = ZIP_END_BYTES_MIN + 0xffff;

  private final Storage storage;
  private final Path archive;
  private final Path target;
  private final ProgressListener listener;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private final List<Path> files = new ArrayList<>();
  private ArchiveBytes bytes;
  private int chunksUntilCheck;
  private long unpackedBytes;

  Archive(Storage storage, Path archive, Path target, ProgressListener listener) {
    this.storage = storage;
    this.archive = archive;
    this.target = target.normalize();
    this.listener = listener;
  }

  /** Whether a file that begins with these bytes is an archive. */
  static boolean isArchive(byte[] start) {
    return isZip(start) || isGzip(start) || TarReader.isTar(start);
  }

  private static boolean isZip(byte[] start) {
    return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
  }

  private static boolean isGzip(byte[] start) {
    return start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
  }

  /**
   * Unpacks everything.
   *
   * @return the files, in the order of the archive
   * @throws Truncated if the archive ends too early
   * @throws Corrupt if it is damaged
   * @throws Refused if an entry would lie outside of the folder, or the disk has no room
   * @throws Cancelled if the listener asked for it
   */
  List<Path> unpack() throws SnapshotException {
    try (StorageInput input = storage.openInput(archive)) {
      bytes = new ArchiveBytes(input);
      BufferedInputStream in = new BufferedInputStream(bytes, CHUNK_BYTES);
      in.mark(START_BYTES);
      byte[] start = in.readNBytes(START_BYTES);
      in.reset();
      if (isZip(start)) {
        unpackZip(new ZipInputStream(in, StandardCharsets.ISO_8859_1));
      } else {
        unpackTar(isGzip(start) ? new GZIPInputStream(in, CHUNK_BYTES) : in);
      }
      return files;
    } catch (EOFException e) {
      throw new Truncated(new Place(archive.toString(), bytes.position), "more of the archive", "the end");
    } catch (ZipException e) {
      if (String.valueOf(e.getMessage()).contains("encrypted")) {
        throw new Refused(Place.of(archive.toString()), "the archive is locked with a password.", "Unpack it yourself and name the snapshot's folder.");
      }
      throw damaged(e);
    } catch (IOException e) {
      throw new Unreachable(Place.of(archive.toString()), "the archive cannot be unpacked: " + IoReason.of(e), e);
    }
  }

  private Corrupt damaged(Exception cause) {
    return new Corrupt(new Place(archive.toString(), bytes.position), "the archive is damaged: " + cause.getMessage() + ".", cause);
  }

  private void unpackZip(ZipInputStream zip) throws IOException, SnapshotException {
    for (Optional<ZipEntry> entry = nextEntry(zip); entry.isPresent(); entry = nextEntry(zip)) {
      String name = zipName(entry.get().getName());
      Path path = path(name);
      if (!isFolder(name)) {
        write(zip, path, Math.max(0, entry.get().getSize()));
      }
    }
    requireEnd();
  }

  /** A zip ends with a record of its own; one that was cut between two files looks like a whole one to who reads from its start. */
  private void requireEnd() throws IOException, SnapshotException {
    int length = (int) Math.min(bytes.sizeBytes, ZIP_END_BYTES_MAX);
    byte[] tail = new byte[length];
    int done = 0;
    for (int count = 1; done < length && count > 0; done += Math.max(0, count)) {
      count = bytes.input.read(bytes.sizeBytes - length + done, tail, done, length - done);
    }
    for (int at = length - ZIP_END_BYTES_MIN; at >= 0; at--) {
      if (tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6) {
        return;
      }
    }
    throw new Truncated(new Place(archive.toString(), bytes.sizeBytes), "the list of files at the end of the zip", "the end");
  }

  private Optional<ZipEntry> nextEntry(ZipInputStream zip) throws IOException, SnapshotException {
    try {
      return Optional.ofNullable(zip.getNextEntry());
    } catch (IllegalArgumentException e) {
      // The JDK says so of names that are no UTF-8.
      throw damaged(e);
    }
  }

  /**
   * The name of an entry. Zips that say so have names in UTF-8, and the JDK reads them; the others have UTF-8 as well, or the characters of an old Windows, of which
   * any reading will do, as long as no name is refused.
   */
  private static String zipName(String name) {
    if (name.chars().anyMatch(character -> character > 0xff)) {
      return name;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1))).toString();
    } catch (CharacterCodingException noUtf8) {
      return name;
    }
  }

  /** Whether an entry is a folder; programs of Windows end its name with their own separator, which the JDK takes for a part of a file's name. */
  static boolean isFolder(String name) {
    return name.endsWith("/") || name.endsWith("\\");
  }

  private void unpackTar(InputStream in) throws IOException, SnapshotException {
    TarReader tar = new TarReader(in, archive.toString());
    while (tar.next()) {
      Path path = path(tar.name());
      if (tar.isFile()) {
        write(tar.content(), path, tar.sizeBytes());
      }
    }
  }

  private Path path(String name) throws SnapshotException {
    try {
      Path path = target.resolve(name.replace('\\', '/')).normalize();
      if (!path.startsWith(target) || name.startsWith("/")) {
        throw new Refused(Place.of(archive.toString()), "the archive holds the entry '" + name + "', which lies outside of the folder that it is unpacked into.",
            "Do not trust this archive.");
      }
      return path;
    } catch (InvalidPathException e) {
      throw damaged(e);
    }
  }

  private void write(InputStream content, Path path, long announcedBytes) throws IOException, SnapshotException {
    if (path.equals(target) || files.size() >= ENTRIES_MAX) {
      throw new Refused(Place.of(archive.toString()), files.size() >= ENTRIES_MAX ? "the archive holds more than " + ENTRIES_MAX + " files."
          : "the archive holds a file without a name.", "Unpack it by hand and name the snapshot's folder.");
    }
    storage.createDirectories(target);
    checkRoom(announcedBytes);
    try (StorageOutput output = storage.create(path)) {
      for (int count = read(content); count > 0; count = read(content)) {
        if (--chunksUntilCheck <= 0) {
          checkRoom(0);
        }
        unpackedBytes += count;
        checkRatio();
        output.write(chunk, 0, count);
      }
    }
    files.add(path);
  }

  private int read(InputStream content) throws IOException, SnapshotException {
    if (listener.isCancelled()) {
      throw new Cancelled(Place.of(archive.toString()));
    }
    listener.progressed("unpacking " + archive.getFileName(), bytes.position, bytes.sizeBytes);
    return content.read(chunk);
  }

  private void checkRoom(long neededBytes) throws IOException, SnapshotException {
    chunksUntilCheck = CHUNKS_BETWEEN_CHECKS;
    long usable = storage.usableBytes(target);
    if (usable - RESERVE_BYTES < neededBytes) {
      throw new Refused(Place.of(archive.toString()), "the archive does not fit on the disk of " + target + ", where " + (usable >> 20) + " MB are free.",
          "Make room there, or unpack it elsewhere and name the snapshot's folder.");
    }
  }

  private void checkRatio() throws SnapshotException {
    if (unpackedBytes > UNPACKED_BYTES_TRUSTED && unpackedBytes / RATIO_MAX > bytes.position) {
      throw new Refused(Place.of(archive.toString()), "the archive unpacks to more than " + RATIO_MAX + " times its own length, " + (unpackedBytes >> 20)
          + " MB so far, as archives do that are made to fill disks.", "If you trust it, unpack it yourself and name the snapshot's folder.");
    }
  }

  /** The file as a stream that knows how far it was read. */
  private static final class ArchiveBytes extends InputStream {
    private final StorageInput input;
    private final long sizeBytes;
    private long position;

    ArchiveBytes(StorageInput input) throws IOException {
      this.input = input;
      sizeBytes = input.sizeBytes();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = input.read(position, target, offset, length);
      position += Math.max(0, count);
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, sizeBytes - position);
    }
  }
}
