package dev.stillwater.compiler.row;

import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;

/**
 * Writes the Java source of the class that holds rows of one type: a primitive field for every column and words of null bits.
 *
 * <p>THREADING: stateless.
 */
public final class RowClassGenerator {
  /** What stands before the name of a column in the name of its Java field. */
  public static final String PREFIX = "v_";

  private final RowType type;
  private final String simpleName;
  private final StringBuilder out = new StringBuilder();

  private RowClassGenerator(String simpleName, RowType type) {
    this.simpleName = simpleName;
    this.type = type;
  }

  /**
   * The source of a compilation unit.
   *
   * @param className name of the class, with its package if it has one
   * @param type the columns
   */
  public static String source(String className, RowType type) {
    int dot = className.lastIndexOf('.');
    RowClassGenerator generator = new RowClassGenerator(className.substring(dot + 1), type);
    return (dot < 0 ? "" : "package " + className.substring(0, dot) + ";\n\n") + generator.classText();
  }

  /** The Java field that holds the column. */
  public static String fieldName(String column) {
    return PREFIX + column;
  }

  /** The Java field with the null bit of a nullable column: {@code nulls0}. */
  public static String nullWord(RowType type, int index) {
    return "nulls" + type.nullWord(index);
  }

  /** Java text of a mask of null bits. */
  public static String maskText(long mask) {
    return mask < 16 && mask >= 0 ? mask + "L" : "0x" + Long.toHexString(mask) + "L";
  }

  private String classText() {
    out.append("/** ").append(escapedForComment(type.text())).append(". */\n");
    out.append("public final class ").append(simpleName).append(" extends dev.stillwater.engine.row.Row {\n");
    fields();
    out.append("\n  @Override\n  public dev.stillwater.engine.row.RowType type() {\n    return TYPE;\n  }\n");
    out.append("\n  @Override\n  public ").append(simpleName).append(" newRow() {\n    return new ").append(simpleName).append("();\n  }\n");
    get();
    set();
    isNull();
    copyFrom();
    appendText();
    return out.append("}\n").toString();
  }

  private void fields() {
    out.append("  public static final dev.stillwater.engine.row.RowType TYPE = new dev.stillwater.engine.row.RowType(java.util.List.of(");
    if (type.size() > 10) {
      out.append("new dev.stillwater.engine.row.RowField[] {");
    }
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      out.append(index == 0 ? "\n" : ",\n").append("      new dev.stillwater.engine.row.RowField(\"").append(field.name())
          .append("\", dev.stillwater.engine.row.ValueType.").append(field.type().name()).append(", ").append(field.isNullable()).append(")");
    }
    out.append(type.size() > 10 ? "}));\n\n" : "));\n\n");
    for (RowField field : type.fields()) {
      out.append("  public ").append(field.type().javaType()).append(' ').append(fieldName(field.name()));
      out.append(field.isNullable() || field.type().isPrimitive() ? "" : " = " + initialText(field.type())).append(";\n");
    }
    for (int word = 0; word < type.nullWords(); word++) {
      int bits = Math.min(64, type.nullableCount() - 64 * word);
      out.append("  public long nulls").append(word).append(" = ").append(maskText(-1L >>> (64 - bits))).append(";\n");
    }
  }

  /** What a column that is never null holds before its first value. */
  private static String initialText(ValueType type) {
    return switch (type) {
      case STRING -> "\"\"";
      case BYTES -> "new byte[0]";
      case DECIMAL -> "java.math.BigDecimal.ZERO";
      case BOOLEAN, INT, LONG, DOUBLE, TIMESTAMP -> type.defaultText();
    };
  }

  private void get() {
    openSwitch("public Object get(int index)");
    for (int index = 0; index < type.size(); index++) {
      out.append("      case ").append(index).append(": return ");
      if (type.field(index).isNullable()) {
        out.append(isNullText(index)).append(" ? null : (Object) ");
      }
      out.append(fieldName(type.field(index).name())).append(";\n");
    }
    closeSwitch();
  }

  private void set() {
    openSwitch("public void set(int index, Object value)");
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      String column = fieldName(field.name());
      out.append("      case ").append(index).append(":\n");
      if (field.isNullable()) {
        String word = nullWord(type, index);
        out.append("        if (value == null) {\n          ").append(word).append(" |= ").append(maskText(type.nullMask(index))).append(";\n          ")
            .append(column).append(" = ").append(field.type().defaultText()).append(";\n          return;\n        }\n        ")
            .append(word).append(" &= ~").append(maskText(type.nullMask(index))).append(";\n");
      }
      out.append("        ").append(column).append(" = (").append(field.type().boxedType()).append(") ")
          .append(field.isNullable() ? "value" : "java.util.Objects.requireNonNull(value, \"" + field.name() + "\")").append(";\n        return;\n");
    }
    closeSwitch();
  }

  private void isNull() {
    openSwitch("public boolean isNull(int index)");
    for (int index = 0; index < type.size(); index++) {
      if (type.field(index).isNullable()) {
        out.append("      case ").append(index).append(": return ").append(isNullText(index)).append(";\n");
      }
    }
    out.append("      default: return java.util.Objects.checkIndex(index, ").append(type.size()).append(") < 0;\n    }\n  }\n");
  }

  private void copyFrom() {
    out.append("\n  @Override\n  public void copyFrom(dev.stillwater.engine.row.Row row) {\n    ");
    out.append(simpleName).append(" other = (").append(simpleName).append(") row;\n    timestamp = other.timestamp;\n");
    for (RowField field : type.fields()) {
      out.append("    ").append(fieldName(field.name())).append(" = other.").append(fieldName(field.name())).append(";\n");
    }
    for (int word = 0; word < type.nullWords(); word++) {
      out.append("    nulls").append(word).append(" = other.nulls").append(word).append(";\n");
    }
    out.append("  }\n");
  }

  private void appendText() {
    openSwitch("public void appendText(int index, StringBuilder out)");
    for (int index = 0; index < type.size(); index++) {
      RowField field = type.field(index);
      out.append("      case ").append(index).append(": ");
      if (field.isNullable()) {
        out.append("if (!(").append(isNullText(index)).append(")) ");
      }
      out.append("dev.stillwater.engine.row.ValueText.").append(field.type() == ValueType.TIMESTAMP ? "appendTimestamp" : "append")
          .append("(out, ").append(fieldName(field.name())).append("); return;\n");
    }
    closeSwitch();
  }

  private String isNullText(int index) {
    return "(" + nullWord(type, index) + " & " + maskText(type.nullMask(index)) + ") != 0";
  }

  private void openSwitch(String signature) {
    out.append("\n  @Override\n  ").append(signature).append(" {\n    switch (index) {\n");
  }

  private void closeSwitch() {
    out.append("      default: throw new IndexOutOfBoundsException(\"Column \" + index + \" of ").append(type.size()).append(".\");\n    }\n  }\n");
  }

  /** A name may hold no comment end, yet a later rule for names must not open a hole here. */
  private static String escapedForComment(String text) {
    return text.replace("*/", "").replace("\\", "");
  }
}
