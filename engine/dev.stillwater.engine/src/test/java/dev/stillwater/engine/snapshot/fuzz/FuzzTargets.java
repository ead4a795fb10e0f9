package dev.stillwater.engine.snapshot.fuzz;

import java.util.ArrayList;
import java.util.List;

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
    return List.of(new MetadataTarget("metadata", 4, metadata));
  }
}
