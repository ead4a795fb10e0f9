package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.SerializerSnapshotReader;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import java.util.List;

/**
 * Reads a serializer's snapshot and then, with what came of it, the values that stand behind it.
 *
 * <p>THREADING: one thread.
 */
record SerializerTarget(String name, int share, List<Sample> samples) implements FuzzTarget {
  private static final int VALUES_MAX = 64;

  /** The values behind the snapshot fit some serializers only. */
  @Override
  public boolean hasWholeSamples() {
    return false;
  }

  @Override
  public void read(Sample sample, byte[] damaged, WorkMeter meter) throws SnapshotException {
    ByteReader in = ByteReader.of(meter.source("serializer", damaged));
    ValueSerializer serializer = SerializerSnapshotReader.read(in);
    (serializer.typeText() + serializer.snapshotClass() + serializer.fixedLength()).length();
    ByteWriter out = new ByteWriter();
    serializer.writeSnapshot(out);
    for (int count = 0; count < VALUES_MAX && !in.isAtEnd(); count++) {
      if (count % 3 == 0) {
        serializer.skip(in);
      } else {
        Object value = serializer.read(in);
        serializer.keyHash(value);
        write(serializer, value, out.truncate(0));
        String.valueOf(value).length();
      }
    }
  }

  /** A value of a damaged serializer may be one that it could not have written, which it has to say as its contract does. */
  private static void write(ValueSerializer serializer, Object value, ByteWriter out) {
    try {
      serializer.write(value, out);
    } catch (IllegalArgumentException notOfTheType) {
      out.truncate(0);
    }
  }
}
