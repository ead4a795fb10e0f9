package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.value.OpaqueValue;

/**
 * A serializer whose values cannot be decoded without the job's classes: each is all the bytes there are.
 *
 * <p>THREADING: immutable; any thread.
 */
public final class OpaqueSerializer extends FlinkSerializer {
  private final boolean hasSnapshot;

  OpaqueSerializer(SnapshotSource source, String typeText) {
    super(source, typeText, VARIABLE_LENGTH);
    hasSnapshot = true;
  }

  private OpaqueSerializer(String className, byte[] snapshot) {
    super(new SnapshotSource(className, new SnapshotSource.Whole(snapshot), 0, snapshot.length), className, VARIABLE_LENGTH);
    hasSnapshot = snapshot.length > 0;
  }

  /** A serializer of which no more than the class of its snapshot is known; its snapshot cannot be written. */
  public static OpaqueSerializer of(String snapshotClass) {
    return new OpaqueSerializer(snapshotClass, new byte[0]);
  }

  /**
   * A serializer whose class is known, with the bytes of its snapshot.
   *
   * @param snapshot class name, version and body, as they stand in the file
   */
  public static OpaqueSerializer of(String snapshotClass, byte[] snapshot) {
    return new OpaqueSerializer(snapshotClass, snapshot.clone());
  }

  /** Whether the bytes of the snapshot are known, so that {@link #writeSnapshot} can write them; else it throws IllegalStateException. */
  public boolean hasSnapshot() {
    return hasSnapshot;
  }

  @Override
  public boolean isSelfDelimiting() {
    return false;
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    return new OpaqueValue(snapshotClass(), in.readRemaining());
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    in.skipRemaining();
  }

  @Override
  public void write(Object value, ByteWriter out) {
    out.writeBytes(cast(OpaqueValue.class, value, this).bytes());
  }
}
