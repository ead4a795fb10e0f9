package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteWriter;

/**
 * Our rows as objects of a generated class: the bytes and the snapshot of {@link RowSerializer}, without a value of another form between. The event time of
 * a row is not stored.
 *
 * <p>THREADING: immutable; any thread.
 *
 * <p>SOURCE: {@code docs/formats/row.md}.
 */
final class RowObjectSerializer extends FlinkSerializer {
  private final RowSerializer bytes;
  private final Row prototype;
  private final RowType type;
  private final int nullBytes;

  private RowObjectSerializer(RowSerializer bytes, SnapshotSource source, Row prototype) {
    super(source, bytes.typeText(), bytes.fixedLength());
    this.bytes = bytes;
    this.prototype = prototype.newRow();
    type = prototype.type();
    nullBytes = (type.nullableCount() + 7) / 8;
  }

  static RowObjectSerializer of(Row prototype) {
    RowSerializer bytes = RowSerializer.of(prototype.type());
    ByteWriter snapshot = new ByteWriter();
    bytes.writeSnapshot(snapshot);
    return new RowObjectSerializer(bytes, SnapshotSource.of(bytes.snapshotClass(), snapshot), prototype);
  }

  RowType rowType() {
    return type;
  }

  @Override
  public Object read(ByteReader in) throws SnapshotException {
    Row row = prototype.newRow();
    byte[] nulls = bytes.readNulls(in);
    int bit = 0;
    for (int index = 0; index < type.size(); index++) {
      if (type.nullMask(index) != 0 && RowSerializer.isSet(nulls, bit++)) {
        row.set(index, null);
        continue;
      }
      switch (type.field(index).type()) {
        case BOOLEAN -> row.set(index, in.readBoolean());
        case INT -> row.set(index, in.readInt());
        case LONG, TIMESTAMP -> row.set(index, in.readLong());
        case DOUBLE -> row.set(index, RowBytes.readDouble(in));
        case STRING -> row.set(index, RowBytes.readString(in));
        case BYTES -> row.set(index, RowBytes.readBytes(in));
        case DECIMAL -> row.set(index, RowBytes.readDecimal(in));
      }
    }
    return row;
  }

  @Override
  public void skip(ByteReader in) throws SnapshotException {
    bytes.skip(in);
  }

  @Override
  public void write(Object value, ByteWriter out) {
    Row row = cast(prototype.getClass(), value, this);
    writeNulls(row, out);
    for (int index = 0; index < type.size(); index++) {
      if (!row.isNull(index)) {
        bytes.writeField(index, row.get(index), out);
      }
    }
  }

  private void writeNulls(Row row, ByteWriter out) {
    int nulls = 0;
    int bit = 0;
    for (int index = 0; index < type.size() && nullBytes > 0; index++) {
      if (type.nullMask(index) == 0) {
        continue;
      }
      nulls |= row.isNull(index) ? 1 << (bit & 7) : 0;
      if ((++bit & 7) == 0) {
        out.writeByte(nulls);
        nulls = 0;
      }
    }
    if ((bit & 7) != 0) {
      out.writeByte(nulls);
    }
  }
}
