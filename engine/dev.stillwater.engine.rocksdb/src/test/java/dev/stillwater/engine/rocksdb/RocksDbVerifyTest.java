package dev.stillwater.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.FlinkSnapshots;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.file.SnapshotLocation;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.verify.Finding;
import dev.stillwater.engine.snapshot.verify.FindingCode;
import dev.stillwater.engine.snapshot.verify.SnapshotVerifier;
import dev.stillwater.engine.snapshot.verify.VerifyOptions;
import dev.stillwater.engine.snapshot.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of the RocksDB backend, verified. */
class RocksDbVerifyTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1.20.5/native-rocksdb", "1.20.5/ckpt-rocksdb-full", "1.20.5/ckpt-rocksdb-incr", "1.20.5/ckpt-rocksdb-heaptimers",
      "2.3.0/native-rocksdb", "2.3.0/ckpt-rocksdb-full", "2.3.0/ckpt-rocksdb-incr-files", "2.3.0/ckpt-rocksdb-heaptimers", "2.3.0/file-merging-rocksdb"})
  void wholeSnapshot_hasNoFindings(String fixture) throws Cancelled {
    // Catches a check that is wrong about what Flink and RocksDB write.
    List<Finding> findings = new ArrayList<>();
    VerifyReport report = verify(FlinkSnapshots.last(fixture), findings);
    assertTrue(report.isClean(), findings::toString);
    assertTrue(report.entries() > 90, report.toString());
  }

  @Test
  void damagedTable_isFoundAndTheRestChecked() throws Exception {
    // Catches an instance that cannot be opened and takes the other operators, or the program, with it.
    Path checkpoint = FlinkSnapshots.last("2.3.0/ckpt-rocksdb-incr-files");
    copy(checkpoint, folder.resolve("chk"));
    Path tables = copy(checkpoint.resolveSibling("shared"), folder.resolve("shared"));
    List<Finding> findings = new ArrayList<>();
    assertTrue(verify(folder.resolve("chk"), findings).isClean(), findings::toString);
    Path used = usedTable(folder.resolve("chk"));
    assertTrue(used.startsWith(tables.toAbsolutePath()), used.toString());
    damage(used);
    VerifyReport report = verify(folder.resolve("chk"), findings);
    assertFalse(findings.isEmpty());
    assertTrue(findings.stream().allMatch(finding -> finding.code() == FindingCode.CORRUPT || finding.code() == FindingCode.UNDECODABLE_ENTRY),
        findings.toString());
    assertEquals(1, findings.stream().map(Finding::operator).distinct().count(), findings.toString());
    assertTrue(report.entries() > 1000, report.toString());
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  /** A table that the checkpoint shares with others. */
  private static Path usedTable(Path snapshot) throws SnapshotException {
    try (SnapshotFiles files = SnapshotLocation.open(snapshot, SnapshotOptions.local(), ProgressListener.NONE)) {
      for (OperatorMetadata operator : MetadataReader.read(files.metadata()).operators()) {
        if (operator.uid().equals(Optional.of("keyed-a"))) {
          KeyedHandle.RocksDbFiles rocks = (KeyedHandle.RocksDbFiles) operator.subtasks().get(0).managedKeyed().orElseThrow();
          return files.path(rocks.sharedFiles().get(0).stream()).orElseThrow();
        }
      }
    }
    throw new AssertionError("the fixture has no operator keyed-a");
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int at = bytes.length / 4; at < bytes.length / 2; at++) {
      bytes[at] ^= 0x5a;
    }
    Files.write(file, bytes);
  }

  private static VerifyReport verify(Path snapshot, List<Finding> findings) throws Cancelled {
    return SnapshotVerifier.verify(snapshot, SnapshotOptions.local(), VerifyOptions.standard(), ProgressListener.NONE, findings::add);
  }
}
