package dev.stillwater.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.MetadataWriter;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our reader and writer of metadata, held against Flink's loader. */
class MetadataOracleTest {
  static Stream<Path> snapshots() throws IOException {
    return TestData.readable().stream();
  }

  @Test
  void snapshots_areThere() throws IOException {
    // Catches test data that is not found, with which the tests below would be empty.
    assertTrue(TestData.readable().size() >= 15, TestData.readable().toString());
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void metadata_isWhatFlinkLoads(Path folder) throws Exception {
    // Catches a pointer, length, offset or flag that we read otherwise than Flink.
    SnapshotMetadata metadata = read(folder);
    assertEquals(FlinkMetadataText.of(FlinkMetadataText.load(folder)), OurMetadataText.of(metadata));
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void downgradedMetadata_isLoadedByFlink(Path folder) throws Exception {
    // Catches a version 3 of ours that Flink cannot load or reads otherwise. Names, uids and merged channels have no place in it.
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(read(folder), out);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
    List<String> loaded = FlinkMetadataText.of(Checkpoints.loadCheckpointMetadata(in, getClass().getClassLoader(), folder.toAbsolutePath().toUri().toString()));
    assertEquals(0, in.available());
    assertEquals(OurMetadataText.of(MetadataReader.read(ByteSource.of("written", out.toByteArray()))), loaded);
    assertEquals(withoutNames(FlinkMetadataText.of(FlinkMetadataText.load(folder))), withoutNames(loaded));
  }

  private static List<String> withoutNames(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("  input") && !line.startsWith("  output"))
        .map(line -> line.replaceFirst(" uid .* name .* (\\d+ of)", " $1")).toList();
  }

  private static SnapshotMetadata read(Path folder) throws Exception {
    Path file = folder.resolve("_metadata");
    return MetadataReader.read(ByteSource.of(file.toString(), Files.readAllBytes(file)));
  }
}
