package dev.stillwater.engine.snapshot.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives of folders and of single entries, and copies of folders. */
final class Archives {
  private static final int BLOCK = 512;

  private Archives() {
  }

  /** A file of an archive. */
  record Entry(String name, byte[] content) {
  }

  static Path copy(Path from, Path to) throws IOException {
    for (Entry entry : entries(from, "")) {
      Path target = to.resolve(entry.name());
      Files.createDirectories(target.getParent());
      Files.write(target, entry.content());
    }
    return to;
  }

  /** The files below a folder, with a prefix before their names. */
  static List<Entry> entries(Path folder, String prefix) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).map(path -> {
        try {
          return new Entry(prefix + folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }).toList();
    }
  }

  static Path zip(Path archive, List<Entry> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Entry entry : entries) {
        zip.putNextEntry(new ZipEntry(entry.name()));
        zip.write(entry.content());
      }
    }
    return archive;
  }

  static Path tarGz(Path archive, List<Entry> entries) throws IOException {
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(archive))) {
      gzip.write(tar(entries));
    }
    return archive;
  }

  /** A tar whose names have at most 100 bytes. */
  static byte[] tar(List<Entry> entries) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      byte[] header = new byte[BLOCK];
      put(header, 0, entry.name());
      put(header, 100, "0000644\0");
      put(header, 124, String.format(Locale.ROOT, "%011o", entry.content().length));
      header[156] = '0';
      put(header, 257, "ustar\00000");
      put(header, 148, "        ");
      int sum = 0;
      for (byte each : header) {
        sum += each & 0xff;
      }
      put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
      tar.writeBytes(header);
      tar.writeBytes(entry.content());
      tar.writeBytes(new byte[-entry.content().length & BLOCK - 1]);
    }
    tar.writeBytes(new byte[2 * BLOCK]);
    return tar.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
