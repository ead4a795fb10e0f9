package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.BytesValue;

/**
 * Bytes as plain arrays, for states of functions: the bytes and the snapshot of Flink's {@code BytePrimitiveArraySerializer}.
 *
 * <p>THREADING: immutable; any thread.
 */
final class ByteArraySerializer extends FlinkSerializer {
  private final ValueSerializer bytes;

  private ByteArraySerializer(ValueSerializer bytes, SnapshotSource source) {
    super(source, bytes.typeText(), bytes.fixedLength());
    this.bytes = bytes;
  }

  static ByteArraySerializer of(ValueSerializer bytes) {
    ByteWriter snapshot = new ByteWriter();
    bytes.writeSnapshot(snapshot);
    return new ByteArraySerializer(bytes, SnapshotSource.of(bytes.snapshotClass(), snapshot));
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    return ((BytesValue) bytes.read(in)).bytes();
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    bytes.skip(in);
  }

  @Override
  public void write(Object value, ByteWriter out) {
    bytes.write(new BytesValue(cast(byte[].class, value, this)), out);
  }
}
