package dev.stillwater.compiler.generate;

import dev.stillwater.compiler.generate.ExpressionPort.AggregateCode;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * One aggregate call in generated Java: fields of the state entry, how a record is added, how two entries are merged and what the result is.
 *
 * <p>THREADING: stateless.
 */
final class AggregateGenerator {
  private static final String AGGREGATES = "dev.stillwater.engine.window.Aggregates";

  private final AggregateCode code;
  private final String name;

  /** Makes the generator of the aggregate call of the number. */
  AggregateGenerator(AggregateCode code, int number) {
    this.code = code;
    name = "a" + number;
  }

  private ValueType argument() {
    return code.argument().orElseThrow().field().type();
  }

  private boolean isCount() {
    return code.function().equals("count");
  }

  private boolean isAverage() {
    return code.function().equals("avg");
  }

  private boolean isSum() {
    return code.function().equals("sum");
  }

  private boolean isWhole() {
    return argument() == ValueType.INT || argument() == ValueType.LONG;
  }

  /** Declarations of the entry. */
  String fields() {
    if (isCount()) {
      return "  long " + name + ";\n";
    }
    String count = "  long " + name + "n;\n";
    if (isAverage() && isWhole()) {
      return count + "  long " + name + ";\n  long " + name + "high;\n";
    }
    if (isAverage() || isSum()) {
      return count + switch (argument()) {
        case DOUBLE -> "  final dev.stillwater.engine.window.ExactSum " + name + " = new dev.stillwater.engine.window.ExactSum();\n";
        case DECIMAL -> "  java.math.BigDecimal " + name + " = java.math.BigDecimal.ZERO;\n";
        default -> "  long " + name + ";\n";
      };
    }
    return count + "  " + argument().javaType() + " " + name + ";\n";
  }

  /** Statements that make an entry as new. */
  String reset() {
    if (isCount()) {
      return "    " + name + " = 0;\n";
    }
    String count = "    " + name + "n = 0;\n";
    if (isAverage() && isWhole()) {
      return count + "    " + name + " = 0;\n    " + name + "high = 0;\n";
    }
    if (isAverage() || isSum()) {
      return count + switch (argument()) {
        case DOUBLE -> "    " + name + ".clear();\n";
        case DECIMAL -> "    " + name + " = java.math.BigDecimal.ZERO;\n";
        default -> "    " + name + " = 0;\n";
      };
    }
    return count + "    " + name + " = " + argument().defaultText() + ";\n";
  }

  /** Statements that add the record in the variable {@code in} to the entry {@code e}. */
  String add() {
    if (code.argument().isEmpty()) {
      return "    e." + name + "++;\n";
    }
    ExpressionPort.Code value = code.argument().get();
    String plain = isCount() ? "e." + name + "++;" : addValue("x" + name);
    String statements = value.statements() + (isCount() ? "" : "      " + argument().javaType() + " x" + name + " = " + value.value() + ";\n");
    String guarded = value.isNull().map(test -> value.statements() + "      if (!(" + test + ")) {\n"
        + (isCount() ? "" : "      " + argument().javaType() + " x" + name + " = " + value.value() + ";\n") + "      " + plain + "\n      }\n")
        .orElse(statements + "      " + plain + "\n");
    return "    {\n" + guarded + "    }\n";
  }

  private String addValue(String x) {
    String count = " e." + name + "n++;";
    if (isAverage() && isWhole()) {
      return "long s" + name + " = e." + name + " + " + x + "; e." + name + "high += ((long) " + x + " >> 63) + (Long.compareUnsigned(s" + name + ", e." + name
          + ") < 0 ? 1 : 0); e." + name + " = s" + name + ";" + count;
    }
    if (isAverage() || isSum()) {
      return switch (argument()) {
        case DOUBLE -> "e." + name + ".add(" + x + ");";
        case DECIMAL -> "e." + name + " = e." + name + ".add(" + x + ");";
        default -> "e." + name + " = dev.stillwater.engine.window.Aggregates.add(e." + name + ", " + x + ");";
      } + count;
    }
    return "if (e." + name + "n == 0 || " + isBetter(x, "e." + name) + ") { e." + name + " = " + x + "; }" + count;
  }

  private String isBetter(String candidate, String best) {
    String sign = code.function().equals("min") ? " < " : " > ";
    return switch (argument()) {
      case INT, LONG, TIMESTAMP -> candidate + sign + best;
      case DOUBLE -> "Double.compare(" + candidate + ", " + best + ")" + sign + "0";
      case STRING -> candidate + ".compareTo(" + best + ")" + sign + "0";
      case DECIMAL -> "dev.stillwater.engine.window.Aggregates.compare(" + candidate + ", " + best + ")" + sign + "0";
      case BOOLEAN, BYTES -> throw new IllegalArgumentException("Values of type " + argument().text() + " have no order.");
    };
  }

  /** Statements that merge the entry {@code o} into the entry {@code e}. */
  String merge() {
    if (isCount()) {
      return "    e." + name + " += o." + name + ";\n";
    }
    String count = " e." + name + "n += o." + name + "n;\n";
    if (isAverage() && isWhole()) {
      return "    { long s = e." + name + " + o." + name + "; e." + name + "high += o." + name + "high + (Long.compareUnsigned(s, e." + name
          + ") < 0 ? 1 : 0); e." + name + " = s;" + count.stripTrailing() + " }\n";
    }
    if (isAverage() || isSum()) {
      return "    " + switch (argument()) {
        case DOUBLE -> "e." + name + ".add(o." + name + ");";
        case DECIMAL -> "e." + name + " = e." + name + ".add(o." + name + ");";
        default -> "e." + name + " = dev.stillwater.engine.window.Aggregates.add(e." + name + ", o." + name + ");";
      } + count;
    }
    return "    if (o." + name + "n > 0 && (e." + name + "n == 0 || " + isBetter("o." + name, "e." + name) + ")) { e." + name + " = o." + name + "; }" + count;
  }

  /**
   * The columns in which the accumulator is stored, so that equal accumulators have equal bytes and sums keep all their digits: {@code <name>_count} of
   * count, {@code <name>_sum} and {@code <name>_summed} (how many values) of sum and avg, {@code <name>_min} and {@code <name>_max}. A sum of doubles has
   * {@code <name>_special} when values were infinite or no numbers.
   */
  List<StoredPart> stored() {
    String e = "e." + name;
    if (isCount()) {
      return List.of(required("_count", ValueType.LONG, e, e + " = %s;"));
    }
    if (!isAverage() && !isSum()) {
      RowField field = RowField.nullable(code.name() + "_" + code.function(), argument());
      return List.of(new StoredPart(field, Optional.of(e + "n == 0"), e, e + " = %s; " + e + "n = 1;"));
    }
    StoredPart count = required("_summed", ValueType.LONG, e + "n", e + "n = %s;");
    if (isAverage() && isWhole()) {
      return List.of(required("_sum", ValueType.DECIMAL, AGGREGATES + ".whole(" + e + "high, " + e + ")",
          "{ java.math.BigDecimal whole = %s; " + e + "high = " + AGGREGATES + ".high(whole); " + e + " = " + AGGREGATES + ".low(whole); }"), count);
    }
    if (argument() == ValueType.DOUBLE) {
      RowField special = RowField.nullable(code.name() + "_special", ValueType.DOUBLE);
      return List.of(required("_sum", ValueType.DECIMAL, e + ".finite()", e + ".set(%s, 0);"), count,
          new StoredPart(special, Optional.of(e + ".isFinite()"), e + ".special()", e + ".set(" + e + ".finite(), %s);"));
    }
    return List.of(required("_sum", argument() == ValueType.DECIMAL ? ValueType.DECIMAL : ValueType.LONG, e, e + " = %s;"), count);
  }

  private StoredPart required(String part, ValueType type, String value, String setter) {
    return new StoredPart(RowField.required(code.name() + part, type), Optional.empty(), value, setter);
  }

  /** Statements that take the accumulator of the entry {@code o} over into the entry {@code e}. */
  String copy() {
    if (isCount()) {
      return "    e." + name + " = o." + name + ";\n";
    }
    String count = "    e." + name + "n = o." + name + "n;\n";
    if (isAverage() && isWhole()) {
      return count + "    e." + name + " = o." + name + ";\n    e." + name + "high = o." + name + "high;\n";
    }
    boolean isExact = (isAverage() || isSum()) && argument() == ValueType.DOUBLE;
    return count + (isExact ? "    e." + name + ".set(o." + name + ");\n" : "    e." + name + " = o." + name + ";\n");
  }

  /** Statements that put the result of the entry {@code e} into the column of the row {@code out}. */
  String result(RowType type, int index) {
    String column = Names.column("out", type.field(index).name());
    if (isCount()) {
      return "    " + column + " = e." + name + ";\n";
    }
    String set = column + " = " + value() + ";";
    if (!type.field(index).isNullable()) {
      return "    " + set + "\n";
    }
    return "    if (e." + name + "n == 0) { " + Names.setNull("out", type, index) + " } else { " + Names.clearNull("out", type, index) + " " + set + " }\n";
  }

  private String value() {
    String sum = "e." + name;
    if (isAverage()) {
      String prefix = "dev.stillwater.engine.window.Aggregates.average(" + sum;
      return isWhole() ? prefix + "high, " + sum + ", " + sum + "n)" : prefix + ", " + sum + "n)";
    }
    return isSum() && argument() == ValueType.DOUBLE ? sum + ".value()" : sum;
  }
}
