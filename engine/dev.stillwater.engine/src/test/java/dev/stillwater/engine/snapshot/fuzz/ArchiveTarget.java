package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Unpacks archives of snapshots: compressed ones, and for damage behind the checksums ones that are not.
 *
 * <p>THREADING: one thread.
 */
record ArchiveTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  private static final Path ARCHIVE = Path.of("fuzz", "snapshot.archive").toAbsolutePath();
  /** Samples of this kind are compressed after the damage, so that it reaches what is inside. */
  private static final String DAMAGED_INSIDE = " inside gzip";

  /** Archives of a snapshot's files. */
  static ArchiveTarget of(int share, SortedMap<String, byte[]> files) {
    byte[] tar = tar(files);
    List<Sample> samples = new ArrayList<>(List.of(new Sample("zip", zip(files, ZipEntry.DEFLATED)), new Sample("stored zip", zip(files, ZipEntry.STORED)),
        new Sample("tar", tar), new Sample("tar" + DAMAGED_INSIDE, tar), new Sample("tar.gz", gzip(tar))));
    return new ArchiveTarget("archive", share, samples);
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    MemoryStorage storage = new MemoryStorage(meter).put(ARCHIVE, sample.name().endsWith(DAMAGED_INSIDE) ? gzip(damaged) : damaged);
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), ARCHIVE.resolveSibling("scratch"));
    try (SnapshotFiles files = SnapshotLocation.open(ARCHIVE, options, ProgressListener.NONE)) {
      ByteReader.of(files.metadata()).skip(4);
    }
    if (storage.files().size() != 1) {
      throw new IllegalStateException("Scratch files are left: " + storage.files().keySet());
    }
  }

  private static byte[] zip(Map<String, byte[]> files, int method) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry("savepoint/" + file.getKey());
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setMethod(method);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().equals(SnapshotSamples.METADATA)) {
        byte[] path = "15 comment=fuzz\n".getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(tarHeader("pax", 'x', path.length));
        bytes.writeBytes(padded(path));
      }
      bytes.writeBytes(tarHeader("savepoint/" + file.getKey(), '0', file.getValue().length));
      bytes.writeBytes(padded(file.getValue()));
    }
    bytes.writeBytes(new byte[1024]);
    return bytes.toByteArray();
  }

  private static byte[] padded(byte[] content) {
    return Arrays.copyOf(content, (content.length + 511) / 512 * 512);
  }

  private static byte[] tarHeader(String name, char type, int size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, String.format("%011o", size));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    put(header, 148, String.format("%06o", sum));
    header[154] = 0;
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
