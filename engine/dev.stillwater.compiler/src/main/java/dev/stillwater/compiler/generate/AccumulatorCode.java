package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.row.RowClassGenerator;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.List;

/**
 * How the accumulators of an operator's aggregate calls are stored: their row type and generated Java that writes and reads their bytes.
 *
 * <p>THREADING: immutable.
 *
 * <p>SOURCE: {@code docs/formats/state.md}, "Accumulators".
 */
final class AccumulatorCode {
  private static final String BYTES = "dev.stillwater.engine.snapshot.serializer.RowBytes";

  private final List<StoredPart> parts;
  private final RowType type;

  /** Makes the code of the calls, in order. */
  AccumulatorCode(List<AggregateGenerator> calls) {
    parts = calls.stream().flatMap(call -> call.stored().stream()).toList();
    type = new RowType(parts.stream().map(StoredPart::field).toList());
  }

  /** The columns of the accumulators, named after the columns of the results. */
  RowType type() {
    return type;
  }

  /** Statements that append the bytes of the entry {@code e} to the writer {@code out}, as the row serializer of the type would. */
  String write() {
    StringBuilder text = new StringBuilder();
    int bit = 0;
    StringBuilder nulls = new StringBuilder();
    for (StoredPart part : parts) {
      if (part.isNull().isPresent()) {
        nulls.append(nulls.isEmpty() ? "" : " | ").append('(').append(part.isNull().get()).append(" ? ").append(1 << (bit & 7)).append(" : 0)");
        if ((++bit & 7) == 0 || bit == type.nullableCount()) {
          text.append("    out.writeByte(").append(nulls).append(");\n");
          nulls.setLength(0);
        }
      }
    }
    for (StoredPart part : parts) {
      String write = write(part.field().type(), part.value());
      text.append("    ").append(part.isNull().map(test -> "if (!(" + test + ")) { " + write + " }").orElse(write)).append('\n');
    }
    return text.toString();
  }

  /** Statements that read the reader {@code in} into the entry {@code e}, which is as new. */
  String read() {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < (type.nullableCount() + 7) / 8; word++) {
      text.append("    int nulls").append(word).append(" = in.readByte();\n");
    }
    int bit = 0;
    for (StoredPart part : parts) {
      String read = part.set(read(part.field().type()));
      text.append("    ");
      if (part.isNull().isPresent()) {
        text.append("if ((nulls").append(bit >> 3).append(" & ").append(1 << (bit & 7)).append(") == 0) { ").append(read).append(" }\n");
        bit++;
      } else {
        text.append(read).append('\n');
      }
    }
    return text.toString();
  }

  /** Statements that put the entry {@code e} into the row variable, whose class is that of {@link #type}. */
  String toRow(String row) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < parts.size(); index++) {
      StoredPart part = parts.get(index);
      String set = Names.column(row, part.field().name()) + " = " + part.value() + ";";
      int column = index;
      text.append("    ").append(part.isNull().map(test -> "if (" + test + ") { " + Names.setNull(row, type, column) + " } else { "
          + Names.clearNull(row, type, column) + " " + set + " }").orElse(set)).append('\n');
    }
    return text.toString();
  }

  /** Statements that take the row variable over into the entry {@code e}, which is as new. */
  String fromRow(String row) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < parts.size(); index++) {
      StoredPart part = parts.get(index);
      String set = part.set(row + "." + RowClassGenerator.fieldName(part.field().name()));
      text.append("    ").append(part.isNull().isEmpty() ? set : "if (!(" + Names.isNull(row, type, index) + ")) { " + set + " }").append('\n');
    }
    return text.toString();
  }

  /** Statement that appends the value of a Java expression to {@code out}. */
  static String write(ValueType type, String value) {
    return switch (type) {
      case BOOLEAN -> "out.writeBoolean(" + value + ");";
      case INT -> "out.writeInt(" + value + ");";
      case LONG, TIMESTAMP -> "out.writeLong(" + value + ");";
      case DOUBLE -> BYTES + ".writeDouble(out, " + value + ");";
      case STRING -> BYTES + ".writeString(out, " + value + ");";
      case BYTES -> BYTES + ".writeBytes(out, " + value + ");";
      case DECIMAL -> BYTES + ".writeDecimal(out, " + value + ");";
    };
  }

  /** Java expression that reads a value from {@code in}. */
  static String read(ValueType type) {
    return switch (type) {
      case BOOLEAN -> "in.readBoolean()";
      case INT -> "in.readInt()";
      case LONG, TIMESTAMP -> "in.readLong()";
      case DOUBLE -> BYTES + ".readDouble(in)";
      case STRING -> BYTES + ".readString(in)";
      case BYTES -> BYTES + ".readBytes(in)";
      case DECIMAL -> BYTES + ".readDecimal(in)";
    };
  }
}
