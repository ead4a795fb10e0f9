package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import java.util.List;

/**
 * Reads metadata.
 *
 * <p>THREADING: one thread.
 */
record MetadataTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    MetadataReader.read(meter.source(SnapshotSamples.METADATA, damaged));
  }
}
