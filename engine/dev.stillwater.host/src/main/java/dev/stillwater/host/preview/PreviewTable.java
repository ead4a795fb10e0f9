package dev.stillwater.host.preview;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The rows that left one output of an operator in a preview, as texts.
 *
 * <p>THREADING: immutable.
 *
 * @param label what people call the output
 * @param columns names of the columns
 * @param types types of the columns, such as {@code int?}
 * @param rows the first rows, each a text for each column; null where a value is missing
 * @param count number of all rows
 */
public record PreviewTable(String label, List<String> columns, List<String> types, List<List<String>> rows, long count) {
  private static final int CELL_BYTES_MAX = 4_000;

  public PreviewTable {
    Objects.requireNonNull(label, "label");
    columns = List.copyOf(columns);
    types = List.copyOf(types);
    rows = List.copyOf(rows);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(label);
    out.writeInt(columns.size());
    for (int column = 0; column < columns.size(); column++) {
      out.writeUTF(columns.get(column));
      out.writeUTF(types.get(column));
    }
    out.writeLong(count);
    out.writeInt(rows.size());
    for (List<String> row : rows) {
      for (String value : row) {
        writeCell(out, value);
      }
    }
  }

  /** A length of -1 is a missing value; a text that is longer than a screen shows is cut. */
  private static void writeCell(DataOutputStream out, String value) throws IOException {
    if (value == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = (value.length() > CELL_BYTES_MAX ? value.substring(0, CELL_BYTES_MAX) + "..." : value).getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static PreviewTable read(DataInputStream in) throws IOException {
    String label = in.readUTF();
    int size = in.readInt();
    List<String> columns = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int column = 0; column < size; column++) {
      columns.add(in.readUTF());
      types.add(in.readUTF());
    }
    long count = in.readLong();
    int rowCount = in.readInt();
    List<List<String>> rows = new ArrayList<>();
    for (int index = 0; index < rowCount; index++) {
      List<String> row = new ArrayList<>();
      for (int column = 0; column < size; column++) {
        int length = in.readInt();
        row.add(length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
      }
      rows.add(Collections.unmodifiableList(row));
    }
    return new PreviewTable(label, columns, types, rows, count);
  }
}
