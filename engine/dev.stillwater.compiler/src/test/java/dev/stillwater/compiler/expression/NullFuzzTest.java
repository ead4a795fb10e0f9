package dev.stillwater.compiler.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares the generated code of random expressions with a plain interpreter of the rules for nulls. */
class NullFuzzTest {
  private static final RowType ROW = RowType.of(RowField.nullable("a", ValueType.INT), RowField.nullable("b", ValueType.INT), RowField.required("c", ValueType.INT),
      RowField.nullable("x", ValueType.BOOLEAN), RowField.nullable("y", ValueType.BOOLEAN));

  /** Leaves an expression that is null. */
  private static final class NullSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NullSignal() {
      super(null, null, false, false);
    }
  }

  /** What an expression gives for a row; throws {@link NullSignal} if it is null. */
  private interface Meaning {
    Object of(Object[] row);
  }

  private record Tree(String text, Meaning meaning) {
  }

  private final Random random;

  NullFuzzTest() {
    random = new Random(42);
  }

  private static Object read(Object[] row, int index) {
    if (row[index] == null) {
      throw new NullSignal();
    }
    return row[index];
  }

  private static boolean isNull(Tree tree, Object[] row) {
    try {
      tree.meaning.of(row);
      return false;
    } catch (NullSignal e) {
      return true;
    }
  }

  private Tree field(int index) {
    return new Tree(ROW.field(index).name(), row -> read(row, index));
  }

  private Tree coalesce(List<Tree> trees) {
    String text = "coalesce(" + String.join(", ", trees.stream().map(Tree::text).toList()) + ")";
    return new Tree(text, row -> trees.stream().filter(tree -> !isNull(tree, row)).findFirst().orElseThrow(NullSignal::new).meaning.of(row));
  }

  private Tree choice(Tree condition, Tree first, Tree second) {
    return new Tree("(" + condition.text + " ? " + first.text + " : " + second.text + ")",
        row -> (Boolean) condition.meaning.of(row) ? first.meaning.of(row) : second.meaning.of(row));
  }

  private Tree number(int depth) {
    int kind = random.nextInt(depth > 0 ? 9 : 3);
    return switch (kind) {
      case 0, 1, 2 -> random.nextInt(4) == 0 ? new Tree("7", row -> 7) : field(random.nextInt(3));
      case 3, 4 -> {
        Tree left = number(depth - 1);
        Tree right = number(depth - 1);
        yield new Tree("(" + left.text + " + " + right.text + ")", row -> (Integer) left.meaning.of(row) + (Integer) right.meaning.of(row));
      }
      case 5 -> {
        Tree inner = number(depth - 1);
        yield new Tree("Math.negateExact(" + inner.text + ")", row -> -(Integer) inner.meaning.of(row));
      }
      case 6 -> coalesce(random.nextBoolean() ? List.of(number(depth - 1), number(depth - 1)) : List.of(number(depth - 1), number(depth - 1), number(depth - 1)));
      case 7 -> choice(truth(depth - 1), number(depth - 1), number(depth - 1));
      default -> {
        Tree value = number(depth - 1);
        Tree none = new Tree("null", row -> {
          throw new NullSignal();
        });
        yield random.nextBoolean() ? choice(truth(depth - 1), value, none) : choice(truth(depth - 1), none, value);
      }
    };
  }

  private Tree truth(int depth) {
    int kind = random.nextInt(depth > 0 ? 9 : 2);
    return switch (kind) {
      case 0, 1 -> random.nextInt(5) == 0 ? new Tree("true", row -> true) : field(3 + random.nextInt(2));
      case 2, 3 -> {
        Tree left = truth(depth - 1);
        Tree right = truth(depth - 1);
        yield new Tree("(" + left.text + " && " + right.text + ")", row -> (Boolean) left.meaning.of(row) && (Boolean) right.meaning.of(row));
      }
      case 4, 5 -> {
        Tree left = truth(depth - 1);
        Tree right = truth(depth - 1);
        yield new Tree("(" + left.text + " || " + right.text + ")", row -> (Boolean) left.meaning.of(row) || (Boolean) right.meaning.of(row));
      }
      case 6 -> {
        Tree inner = truth(depth - 1);
        yield new Tree("!" + inner.text, row -> !(Boolean) inner.meaning.of(row));
      }
      case 7 -> {
        Tree inner = random.nextBoolean() ? number(depth - 1) : truth(depth - 1);
        yield random.nextBoolean() ? new Tree("isNull(" + inner.text + ")", row -> isNull(inner, row))
            : new Tree("isNotNull(" + inner.text + ")", row -> !isNull(inner, row));
      }
      default -> {
        Tree left = number(depth - 1);
        Tree right = number(depth - 1);
        yield new Tree("(" + left.text + " > " + right.text + ")", row -> (Integer) left.meaning.of(row) > (Integer) right.meaning.of(row));
      }
    };
  }

  private static List<Object[]> rows() {
    List<Object[]> rows = new ArrayList<>();
    for (int bits = 0; bits < 16; bits++) {
      for (boolean x : new boolean[] {false, true}) {
        rows.add(new Object[] {(bits & 1) == 0 ? null : 3, (bits & 2) == 0 ? null : 9, 5, (bits & 4) == 0 ? null : x, (bits & 8) == 0 ? null : !x});
      }
    }
    return rows;
  }

  @Test
  void generatedCode_agreesWithTheRules() throws Throwable {
    // Would catch any path on which the translation of nulls differs from the rules. Seed 42, 500 expressions, 32 rows each.
    List<Tree> trees = new ArrayList<>();
    for (int count = 0; count < 500; count++) {
      trees.add(count % 2 == 0 ? number(1 + count % 5) : truth(1 + count % 5));
    }
    Evaluation evaluation = Evaluation.of(ROW, trees.stream().map(Tree::text).toArray(String[]::new));
    for (Object[] values : rows()) {
      Row row = evaluation.row(values);
      for (int index = 0; index < trees.size(); index++) {
        Tree tree = trees.get(index);
        Object expected = isNull(tree, values) ? null : tree.meaning.of(values);
        assertEquals(expected, evaluation.value(index, row), tree.text + " over " + Arrays.toString(values));
      }
    }
  }
}
