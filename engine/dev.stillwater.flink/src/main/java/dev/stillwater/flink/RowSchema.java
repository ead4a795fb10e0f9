package dev.stillwater.flink;

import dev.stillwater.engine.row.FieldNames;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A row type as it stands in the snapshot of a serializer: {@code docs/formats/row.md}.
 *
 * <p>THREADING: stateless.
 */
final class RowSchema {
  private static final int FIELD_COUNT_MAX = 65_535;

  private RowSchema() {
  }

  static void write(RowType type, DataOutputView out) throws IOException {
    if (type.size() > FIELD_COUNT_MAX) {
      throw new IOException("A row type of " + type.size() + " columns cannot be written; the most are " + FIELD_COUNT_MAX + ".");
    }
    out.writeInt(type.size());
    for (RowField field : type.fields()) {
      out.writeUTF(field.name());
      out.writeByte(code(field.type()));
      out.writeBoolean(field.isNullable());
    }
  }

  static RowType read(DataInputView in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > FIELD_COUNT_MAX) {
      throw new IOException("The snapshot of a row serializer names " + count + " columns; 0 to " + FIELD_COUNT_MAX + " were expected. The state is damaged.");
    }
    List<RowField> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int index = 0; index < count; index++) {
      String name = in.readUTF();
      if (!FieldNames.isValid(name) || !names.add(name)) {
        throw new IOException("Column " + index + " in the snapshot of a row serializer is called '" + name + "', which is "
            + (names.contains(name) ? "the name of another one" : "no name of a column") + ". The state is damaged.");
      }
      ValueType type = type(in.readByte(), name);
      byte nullable = in.readByte();
      if (nullable != 0 && nullable != 1) {
        throw new IOException("The column '" + name + "' in the snapshot of a row serializer has the mark " + nullable
            + "; 0 or 1 was expected. The state is damaged.");
      }
      fields.add(new RowField(name, type, nullable == 1));
    }
    return new RowType(fields);
  }

  private static int code(ValueType type) {
    return switch (type) {
      case BOOLEAN -> 1;
      case INT -> 2;
      case LONG -> 3;
      case DOUBLE -> 4;
      case STRING -> 5;
      case BYTES -> 6;
      case TIMESTAMP -> 7;
      case DECIMAL -> 8;
    };
  }

  private static ValueType type(int code, String name) throws IOException {
    return switch (code) {
      case 1 -> ValueType.BOOLEAN;
      case 2 -> ValueType.INT;
      case 3 -> ValueType.LONG;
      case 4 -> ValueType.DOUBLE;
      case 5 -> ValueType.STRING;
      case 6 -> ValueType.BYTES;
      case 7 -> ValueType.TIMESTAMP;
      case 8 -> ValueType.DECIMAL;
      default -> throw new IOException("The column '" + name + "' in the snapshot of a row serializer has the type code " + code
          + "; 1 to 8 were expected. The state is damaged or of a newer Stillwater.");
    };
  }
}
