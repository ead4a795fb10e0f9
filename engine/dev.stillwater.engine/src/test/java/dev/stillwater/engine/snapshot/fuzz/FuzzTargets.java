package dev.stillwater.engine.snapshot.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All readers that get damaged input, with their samples.
 *
 * <p>THREADING: stateless.
 */
final class FuzzTargets {
  private FuzzTargets() {
  }

  static List<FuzzTarget> all() {
    List<Sample> metadata = new ArrayList<>();
    SnapshotSamples.metadataFiles().forEach((name, bytes) -> metadata.add(new Sample(name, bytes)));
    return List.of(new MetadataTarget("metadata", 6, metadata),
        ArchiveTarget.of(1, Map.of("state-a", new byte[200], SnapshotSamples.METADATA, smallest(metadata))),
        new SerializerTarget("serializer", 6, SerializerSamples.in(SnapshotSamples.metadataFiles())));
  }

  private static byte[] smallest(List<Sample> samples) {
    return samples.stream().map(Sample::bytes).min(Comparator.comparingInt(bytes -> bytes.length)).orElseThrow();
  }
}
