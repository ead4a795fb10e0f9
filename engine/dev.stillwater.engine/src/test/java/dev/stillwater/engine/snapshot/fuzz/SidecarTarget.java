package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Reads sidecars, with a manifest whose checksum finds the damage, and with one whose checksum was made after the damage.
 *
 * <p>THREADING: one thread.
 */
record SidecarTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  private static final Path SNAPSHOT = Path.of("fuzz", "snapshot").toAbsolutePath();
  private static final String MANIFEST = "manifest.json";
  private static final String JOB = "job.job";
  private static final String WITH_CHECKSUM = "manifest with its checksum";
  private static final String CHECKSUM_LINE = "\n\"crc32c\":\"";

  /** A sidecar with all members, as it is written. */
  static SidecarTarget of(int share) throws SnapshotException {
    Sidecar.Manifest manifest = new Sidecar.Manifest(1, "0.1.0", "flights", "0123456789abcdef0123456789abcdef", 12, true,
        Optional.of(Instant.parse("2026-11-21T08:00:00Z")), Optional.of("before the change"), Optional.of("note"), Map.of("csv.rate", "100"),
        Map.of("a".repeat(32), "counts"), Map.of("a".repeat(32), "Counts per day"), List.of(new Sidecar.FileEntry("_metadata", 1234, 0x12345678)),
        List.of(new Sidecar.StateCount("a".repeat(32), "count", "value", 17, 442)));
    Sidecar sidecar = new Sidecar(manifest, Optional.of("<job name=\"flights\"/>"), Map.of("b".repeat(32), List.of(new SourcePosition(0, "flights.csv", "offset 99"))));
    MemoryStorage storage = new MemoryStorage(new WorkMeter(Long.MAX_VALUE));
    SidecarFolder.write(storage, SNAPSHOT, sidecar);
    Map<String, byte[]> files = new TreeMap<>();
    storage.files().forEach((path, bytes) -> files.put(path.getFileName().toString(), bytes));
    byte[] text = files.get(MANIFEST);
    byte[] job = files.get(JOB);
    return new SidecarTarget("sidecar", share, List.of(new Sample(MANIFEST, text, Map.of(JOB, job)), new Sample(WITH_CHECKSUM, text, Map.of(JOB, job)),
        new Sample(JOB, job, Map.of(MANIFEST, text))));
  }

  @Override
  public boolean isText() {
    return true;
  }

  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    Path folder = SidecarFolder.of(SNAPSHOT);
    MemoryStorage storage = new MemoryStorage(meter);
    sample.others().forEach((file, bytes) -> storage.put(folder.resolve(file), bytes));
    byte[] bytes = sample.name().equals(WITH_CHECKSUM) ? withChecksum(damaged) : damaged;
    storage.put(folder.resolve(sample.name().equals(JOB) ? JOB : MANIFEST), bytes);
    Optional<Sidecar> sidecar = SidecarFolder.read(storage, SNAPSHOT);
    if (sidecar.isPresent()) {
      SidecarFolder.write(storage, SNAPSHOT, sidecar.get());
    }
  }

  private static byte[] withChecksum(byte[] damaged) {
    // One byte a character, so that positions in the text are positions in the bytes.
    String text = new String(damaged, StandardCharsets.ISO_8859_1);
    int line = text.lastIndexOf(CHECKSUM_LINE);
    int at = line + CHECKSUM_LINE.length();
    if (line < 0 || at + 8 > damaged.length) {
      return damaged;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(damaged, 0, line + 1);
    byte[] digits = HexFormat.of().toHexDigits((int) checksum.getValue()).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(digits, 0, damaged, at, digits.length);
    return damaged;
  }
}
