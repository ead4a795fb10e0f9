package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import dev.stillwater.engine.snapshot.metadata.MetadataWriter;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import java.util.List;

/**
 * Reads metadata, and writes again what could be read: edits do that with every snapshot that opens.
 *
 * <p>THREADING: one thread.
 */
record MetadataTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    SnapshotMetadata read = MetadataReader.read(meter.source(SnapshotSamples.METADATA, damaged));
    ByteWriter out = new ByteWriter();
    MetadataWriter.write(read, out);
    SnapshotMetadata again = MetadataReader.read(ByteSource.of("written", out.toByteArray()));
    if (again.operators().size() != read.operators().size() || again.checkpointId() != read.checkpointId()) {
      throw new IllegalStateException("What was written is not what was read.");
    }
  }
}
