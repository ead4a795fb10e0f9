package generator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** State that takes the job's classes to decode: by Kryo, and by a serializer of the job's own. */
final class OpaqueTypes {
  static final int KEYS = 10;

  private OpaqueTypes() {
  }

  /** No POJO: no constructor without parameters. */
  public static final class Blob implements Comparable<Blob> {
    private final String text;
    private final long number;

    Blob(String text, long number) {
      this.text = text;
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Blob blob && text.equals(blob.text) && number == blob.number;
    }

    @Override
    public int hashCode() {
      return text.length() * 31 + (int) number;
    }

    @Override
    public int compareTo(Blob other) {
      return Long.compare(number, other.number);
    }
  }

  /** Writes texts in a way of its own. */
  public static final class OddSerializer extends TypeSerializerSingleton<String> {
    @Override
    public boolean isImmutableType() {
      return true;
    }

    @Override
    public String createInstance() {
      return "";
    }

    @Override
    public String copy(String from) {
      return from;
    }

    @Override
    public String copy(String from, String reuse) {
      return from;
    }

    @Override
    public int getLength() {
      return -1;
    }

    @Override
    public void serialize(String text, DataOutputView out) throws IOException {
      out.writeByte(text.length());
      out.writeUTF(new StringBuilder(text).reverse().toString());
    }

    @Override
    public String deserialize(DataInputView in) throws IOException {
      in.readByte();
      return new StringBuilder(in.readUTF()).reverse().toString();
    }

    @Override
    public String deserialize(String reuse, DataInputView in) throws IOException {
      return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
      serialize(deserialize(in), out);
    }

    @Override
    public TypeSerializerSnapshot<String> snapshotConfiguration() {
      return new OddSerializerSnapshot();
    }
  }

  /** A body of unknown length, with words in it that a reader may look for. */
  public static final class OddSerializerSnapshot implements TypeSerializerSnapshot<String> {
    @Override
    public int getCurrentVersion() {
      return 7;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF("odd");
      out.writeInt(42);
      out.writeLong(-1);
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
      in.readUTF();
      in.readInt();
      in.readLong();
    }

    @Override
    public TypeSerializer<String> restoreSerializer() {
      return new OddSerializer();
    }

    @Override
    public TypeSerializerSchemaCompatibility<String> resolveSchemaCompatibility(TypeSerializerSnapshot<String> old) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
  }

  static Blob blob(long id) {
    return new Blob(TypesJob.word(id), id);
  }

  static List<Columns> operators() {
    TypeInformation<Blob> kryo = new GenericTypeInfo<>(Blob.class);
    Column first = Column.value("a-long", Types.LONG, id -> id);
    Column list = Column.list("m-list", Types.STRING, id -> List.of(TypesJob.word(id), "x"));
    Column map = Column.map("n-map", Types.STRING, Types.INT, id -> Map.of(TypesJob.word(id), (int) id));
    Column last = Column.value("z-text", Types.STRING, TypesJob::word);
    return List.of(
        new Columns("kryo", Types.LONG, KEYS, id -> id, true, List.of(first, Column.value("k-blob", kryo, OpaqueTypes::blob), list, map, last)),
        new Columns("custom", Types.LONG, KEYS, id -> id, true, List.of(first, Column.value("k-odd", new OddSerializer(), TypesJob::word), list, map, last)),
        new Columns("readable", Types.LONG, KEYS, id -> id, true, List.of(first, list, map, last)));
  }

  /** The key is written by Kryo. */
  static Columns keyed() {
    return new Columns("opaque-key", new GenericTypeInfo<>(Blob.class), KEYS, OpaqueTypes::blob, false, List.of(Column.value("count", Types.LONG, id -> id)));
  }

  /** What the canonical form holds of it: the bytes of key and namespace, which cannot be told apart. */
  static void expectKeyed(Expected expected) throws IOException {
    for (long id = 0; id < KEYS; id++) {
      DataOutputSerializer bytes = new DataOutputSerializer(64);
      Column.serializer(new GenericTypeInfo<>(Blob.class)).serialize(blob(id), bytes);
      bytes.writeByte(0);
      expected.keyed("opaque-key", "count", "value", Map.of("hex", bytes.getCopyOfBuffer()), null, null, id);
    }
  }
}
