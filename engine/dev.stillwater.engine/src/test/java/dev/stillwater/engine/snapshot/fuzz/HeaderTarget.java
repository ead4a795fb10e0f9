package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.keyed.KeyedHeader;
import java.util.List;

/**
 * Reads headers of keyed state.
 *
 * <p>THREADING: one thread.
 */
record HeaderTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    KeyedHeader header = KeyedHeader.read(ByteReader.of(meter.source("header", damaged)));
    header.keySerializer().typeText();
    header.states().forEach(state -> state.serializers().values().forEach(serializer -> serializer.typeText().length()));
  }
}
