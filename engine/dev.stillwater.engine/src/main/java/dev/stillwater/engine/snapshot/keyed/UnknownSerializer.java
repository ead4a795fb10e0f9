package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.value.OpaqueValue;
import java.util.OptionalInt;

/**
 * Stands for a serializer of which nothing but the class name is known: a value is all the bytes there are.
 *
 * <p>THREADING: immutable; any thread.
 *
 * @param snapshotClass class of the serializer or of its snapshot, empty where not even that is known
 */
record UnknownSerializer(String snapshotClass) implements ValueSerializer {
  @Override
  public String typeText() {
    return snapshotClass.isEmpty() ? "?" : "? (" + snapshotClass + ")";
  }

  @Override
  public int fixedLength() {
    return VARIABLE_LENGTH;
  }

  @Override
  public boolean isSelfDelimiting() {
    return false;
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    ByteWriter bytes = new ByteWriter();
    while (!in.isAtEnd()) {
      bytes.writeByte(in.readByte());
    }
    return new OpaqueValue(snapshotClass, bytes.toByteArray());
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    while (!in.isAtEnd()) {
      in.readByte();
    }
  }

  @Override
  public void write(Object value, ByteWriter out) {
    if (!(value instanceof OpaqueValue opaque)) {
      throw new IllegalArgumentException("The serializer " + snapshotClass + " is not known, so that it can write no values.");
    }
    out.writeBytes(opaque.bytes());
  }

  @Override
  public void writeSnapshot(ByteWriter out) {
    throw new IllegalArgumentException("The serializer " + snapshotClass + " is not known, so that its snapshot cannot be written.");
  }

  @Override
  public OptionalInt keyHash(Object key) {
    return OptionalInt.empty();
  }
}
