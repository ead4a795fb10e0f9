package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.fuzz.Mutator;
import dev.stillwater.engine.snapshot.fuzz.Sample;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader;
import dev.stillwater.engine.snapshot.keyed.RocksStateReader.RocksFile;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of RocksDB end in its content or in a typed error that names the snapshot, and never take the JVM with them. */
class RocksDbDamageTest {
  private static final long SEED = 20261121;
  private static final int INPUTS = Boolean.getBoolean("stillwater.long") ? 4000 : 150;

  @TempDir
  Path folder;

  /** The files of one instance by the names that RocksDB knows them by. */
  private static Map<String, byte[]> instance() throws SnapshotException, IOException {
    Path snapshot = FlinkSnapshots.last("2.3.0/native-rocksdb");
    byte[] metadata = Files.readAllBytes(snapshot.resolve("_metadata"));
    for (OperatorMetadata operator : MetadataReader.read(ByteSource.of("metadata", metadata)).operators()) {
      for (SubtaskMetadata subtask : operator.subtasks()) {
        if (subtask.managedKeyed().orElse(null) instanceof KeyedHandle.RocksDbFiles files) {
          Map<String, byte[]> bytes = new TreeMap<>();
          for (KeyedHandle.NamedFile file : Stream.concat(files.sharedFiles().stream(), files.privateFiles().stream()).toList()) {
            bytes.put(file.name(), file.stream() instanceof StreamHandle.Inline inline ? ByteReader.of(inline.bytes()).readBytes((int) inline.sizeBytes())
                : Files.readAllBytes(snapshot.resolve(((StreamHandle.RelativeFile) file.stream()).path())));
          }
          return bytes;
        }
      }
    }
    throw new IllegalStateException("The test data hold no files of RocksDB.");
  }

  /** Number of entries of all states. */
  private static int entries(Map<String, byte[]> files, Path scratch) throws SnapshotException, IOException {
    Map<String, RocksFile> sources = new HashMap<>();
    files.forEach((name, bytes) -> sources.put(name, new RocksFile(Optional.empty(), ByteSource.of("fixture/" + name, bytes))));
    Files.createDirectories(scratch);
    int entries = 0;
    try (RocksStateReader.Instance instance = new RocksDbStateReader().open(sources, scratch)) {
      for (String state : instance.stateNames()) {
        instance.estimatedEntries(state);
        try (RocksStateReader.Iterator iterator = instance.iterate(state, new byte[0], new byte[0])) {
          while (iterator.next()) {
            entries += iterator.key().length > 0 && iterator.value() != null ? 1 : 0;
          }
        }
      }
    } finally {
      delete(scratch);
    }
    return entries;
  }

  private static void delete(Path scratch) throws IOException {
    try (Stream<Path> paths = Files.walk(scratch)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** RocksDB itself never comes back from this one, whose last record has another type and length. */
  @Test
  void manifestWithDamagedRecord_isCorruptAtTheRecord() throws Exception {
    Map<String, byte[]> files = instance();
    String name = files.keySet().stream().filter(file -> file.startsWith("MANIFEST-")).findFirst().orElseThrow();
    byte[] manifest = files.get(name).clone();
    int last = 0;
    for (int at = 0; at < manifest.length; at += 7 + (manifest[at + 4] & 0xff | (manifest[at + 5] & 0xff) << 8)) {
      last = at;
    }
    manifest[last + 6] = 8;
    files.put(name, manifest);
    SnapshotException e = assertThrows(SnapshotException.Corrupt.class, () -> entries(files, folder.resolve("damaged")));
    assertEquals(OptionalLong.of(last), e.offset());
    manifest[last + 6] = 1;
    manifest[last + 8] ^= 1;
    assertEquals(OptionalLong.of(last), assertThrows(SnapshotException.Corrupt.class, () -> entries(files, folder.resolve("damaged"))).offset());
  }

  /** The checksums are right then, and RocksDB itself has to say what is missing. */
  @Test
  void manifestCutBehindAnyRecord_endsInContentOrTypedError() throws Exception {
    Map<String, byte[]> files = instance();
    String name = files.keySet().stream().filter(file -> file.startsWith("MANIFEST-")).findFirst().orElseThrow();
    byte[] manifest = files.get(name);
    List<String> messages = new ArrayList<>();
    for (int at = 0; at < manifest.length; at += 7 + (manifest[at + 4] & 0xff | (manifest[at + 5] & 0xff) << 8)) {
      files.put(name, Arrays.copyOf(manifest, at));
      try {
        messages.add(entries(files, folder.resolve("cut-" + at)) + " entries");
      } catch (SnapshotException e) {
        messages.add(e.getMessage());
      }
    }
    assertTrue(messages.get(0).contains("RocksDB cannot open its files"), messages.toString());
  }

  @Test
  void damagedFiles_endInContentOrTypedError(TestReporter reporter) throws Exception {
    Map<String, byte[]> files = instance();
    int whole = entries(files, folder.resolve("whole"));
    assertTrue(whole > 100, "entries: " + whole);
    List<String> names = new ArrayList<>(files.keySet());
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int index = 0; index < INPUTS; index++) {
      SplittableRandom random = new SplittableRandom(SEED * 31 + index);
      String name = names.get(random.nextInt(names.size()));
      Map<String, byte[]> damaged = new TreeMap<>(files);
      Sample sample = new Sample(name, files.get(name));
      damaged.put(name, new Mutator(random, List.of()).damage(sample, sample));
      try {
        int found = entries(damaged, folder.resolve("damaged-" + index));
        assertTrue(found <= whole * 2, "seed " + SEED + ", input " + index + ", " + name + ": " + found + " entries");
        outcomes.merge("read", 1, Integer::sum);
      } catch (SnapshotException e) {
        assertFalse(e.file().isBlank(), "seed " + SEED + ", input " + index + ", " + name);
        outcomes.merge(e.getClass().getSimpleName(), 1, Integer::sum);
      }
    }
    reporter.publishEntry("damaged", outcomes.toString());
    assertTrue(outcomes.getOrDefault("Corrupt", 0) > INPUTS / 10, outcomes.toString());
    assertEquals(whole, entries(files, folder.resolve("again")));
  }
}
