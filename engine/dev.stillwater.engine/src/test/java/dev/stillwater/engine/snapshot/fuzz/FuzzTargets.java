package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.keyed.KeyedHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All readers that get damaged input, with their samples.
 *
 * <p>THREADING: stateless.
 */
final class FuzzTargets {
  private FuzzTargets() {
  }

  static List<FuzzTarget> all() throws SnapshotException {
    List<Sample> metadata = new ArrayList<>();
    SnapshotSamples.metadataFiles().forEach((name, bytes) -> metadata.add(new Sample(name, bytes)));
    List<Sample> small = SnapshotSamples.small();
    return List.of(new MetadataTarget("metadata", 3, metadata),
        ArchiveTarget.of(1, new TreeMap<>(Map.of("state-a", new byte[200], SnapshotSamples.METADATA, smallest(metadata)))),
        new SerializerTarget("serializer", 3, SerializerSamples.in(small)),
        new HeaderTarget("header", 3, headers(small)), SidecarTarget.of(1), new SnapshotTarget("snapshot", 10, small),
        new VerifyTarget("verify", 2, small), new DiffTarget("diff", 1, small));
  }

  private static List<Sample> headers(List<Sample> small) {
    return small.stream().filter(sample -> isKeyedHeader(sample.bytes())).toList();
  }

  private static byte[] smallest(List<Sample> samples) {
    return samples.stream().map(Sample::bytes).min(Comparator.comparingInt(bytes -> bytes.length)).orElseThrow();
  }

  private static boolean isKeyedHeader(byte[] bytes) {
    try {
      return KeyedHeader.read(ByteReader.of(ByteSource.of("sample", bytes))).states().size() > 0;
    } catch (SnapshotException operatorState) {
      return false;
    }
  }
}
