package dev.stillwater.compiler.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.expression.ExpressionChecker.Purpose;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of wrong expressions, and where. */
class ExpressionProblemTest {
  /** Set by the initialiser of a class that a hostile expression names. */
  static final String MARK = "stillwater.test.initialised";

  private static final RowType FLIGHT = RowType.of(
      RowField.required("delay", ValueType.INT), RowField.nullable("origin", ValueType.STRING), RowField.required("date", ValueType.TIMESTAMP),
      RowField.required("price", ValueType.DECIMAL), RowField.required("payload", ValueType.BYTES), RowField.required("late", ValueType.BOOLEAN));

  /** Expression, column, a part of the message, a part of the fix. */
  private static final Object[][] ERRORS = {
      {"dealy > 15", 1, "no field 'dealy'. Did you mean 'delay'?", "The fields are delay, origin"},
      {"delay > 15 && dely < 3", 15, "no field 'dely'", "delay"},
      {"delay\n  > x", 11, "no field 'x'", ""},
      {"delay > ", 7, "A value is missing after '>'", "Add"},
      {"> 3", 1, "A value is missing before '>'", "Add"},
      {"delay > 15 &&", 13, "A value is missing after '&&'", "Add"},
      {"delay 15", 7, "An operator is missing between 'delay' and '15'", "Add"},
      {"delay > 1 and late", 11, "An operator is missing", "Write &&"},
      {"late ? 1", 6, "'?' has no ':'", "a : b"},
      {"late : 1", 6, "no '?' for this ':'", "a : b"},
      {"((delay)", 1, "never closed", "Add a ')'"},
      {"delay)", 6, "no '('", "Remove"},
      {"delay = 3", 7, "cannot be assigned", "=="},
      {"delay += 1", 7, "cannot be assigned", "new value"},
      {"delay++", 6, "cannot be changed", "+ 1"},
      {"--delay", 1, "cannot be changed", "- 1"},
      {"'SFO'", 1, "Single quotes", "double quotes"},
      {"\"SFO", 1, "no closing quote", "double quote"},
      {"delay # 3", 7, "'#' cannot stand", "Remove"},
      {"origin > \"A\"", 1, "operator > cannot be used with string and string", "compareTo"},
      {"date > \"2001-01-01\"", 1, "operator > cannot be used", "parseTimestamp"},
      {"price * 2", 1, "operator * cannot be used with decimal and int", "multiply"},
      {"1 + (delay && late)", 5, "operator && cannot be used", "boolean"},
      {"hour(delay)", 6, "hour needs a timestamp, but this is of type int", "timestamp(...)"},
      {"abs(date)", 5, "abs takes no timestamp", "epochMillis"},
      {"text(date)", 6, "text takes no timestamp", "formatTimestamp"},
      {"1 + hours(1.5)", 5, "hours does not take (double)", "long hours(long)"},
      {"lenght(origin)", 1, "no function 'lenght'. Did you mean 'length'?", "docs"},
      {"origin.lenght()", 8, "no method lenght()", "function"},
      {"delay.equals(3)", 1, "no method 'equals'", "=="},
      {"origin == null", 11, "null cannot stand here", "isNull"},
      {"delay == null", 1, "null", "isNull"},
      {"null", 1, "always null", ""},
      {"(late ? null : null) + 1", 1, "", ""},
      {"late ? 1 : \"x\"", 1, "types int and string", "one type"},
      {"late ? date : 0L", 1, "One branch is a timestamp", "timestamp("},
      {"date + date", 1, "Two timestamps cannot be added", "hours"},
      {"min(date, 3)", 1, "mixes timestamps", "timestamp("},
      {"coalesce(delay, \"x\")", 1, "does not take (int, string)", "coalesce"},
      {"coalesce(delay, null)", 1, "", "null"},
      {"delay == late", 1, "cannot be used", ""},
      {"origin.charAt(0)", 1, "type char cannot be a column", "String.valueOf"},
      {"origin.split(\",\")", 1, "cannot be a column", ""},
      {"3000000000", 1, "3000000000 is out of the range of int", "L"},
      {"09", 1, "out of the range", "leading 0"},
      {"hour", 1, "is a function", "hour(...)"},
      {"delay ? 1 : 2", 1, "Found int, expected boolean", "Compare"},
      {"(String) delay", 1, "cannot be cast", "text(...)"},
      {"", 1, "empty", ""},
      {" \n ", 1, "empty", ""},
  };

  /** Texts that try to be more than an expression, or to reach more than the record. */
  private static final List<String> HOSTILE = List.of(
      "x; } static { System.exit(1); } int y = (1", "1); } static { System.setProperty(\"a\", \"b\"); } static void f() { (1", "delay) + (1", "1}", "{1}",
      "delay /* x */ > 1", "delay // x", "delay /* x", "*/ 1 /*", "\\u0022", "\"\\u0022 + System.getProperty(\\u0022a\\u0022) + \\u0022\"", "1 \\u003b",
      "new String(\"x\")", "new dev.stillwater.compiler.expression.ExpressionProblemTest$Bomb()", "this.toString()", "getClass()", "toString()", "equals(3)",
      "origin.getClass()", "origin.getClass().getClassLoader()", "System.currentTimeMillis()", "System.getenv(\"HOME\")", "Math.random()",
      "java.lang.System.exit(0)", "Runtime.getRuntime().exec(\"x\")", "() -> 1", "String::length", "switch (delay) { default -> 1; }", "origin instanceof String s",
      "String.class", "String.class.getName()", "origin.chars().count()", "Thread.currentThread().getName()", "delay, late", "@Deprecated delay", "$value", "a.b.c",
      "java.util.List.of()", "stillwater.expression.X.y", "Class.forName(\"x\")", "String.format(\"%d\", 1)", "Long.getLong(\"x\")", "new int[3].length",
      "origin.<String>equals(\"\")", "int", "(int)", "goto", "delay -> delay", "payload[0] = 1", "payload.length = 2", "super.hashCode()", "yield 3", "assert late",
      "import java.util.*", "late ? wait() : notify()", "\u202edelay > 1", "delay\u0000", "delay > 1\u0001", "\ud800", "1 < 2 < 3", "Comparable<String>",
      "dev.stillwater.compiler.expression.ExpressionProblemTest.Bomb.value()", "ExpressionCode.ROW", "Functions.GROUPS", "Expression$0.value()", "_", "var", "#", "`");

  private final ExpressionCompiler compiler = new ExpressionCompiler();

  /** Says when it is initialised. */
  public static final class Bomb {
    static {
      System.setProperty(MARK, "yes");
    }

    private Bomb() {
    }

    /** A value that nobody may get from an expression. */
    public static int value() {
      return 1;
    }
  }

  @Test
  void wrongExpression_isExplainedAtItsColumn() {
    // Would catch a message without place, a place that is off, and the compiler's jargon in common cases.
    for (Object[] line : ERRORS) {
      ExpressionResult result = compiler.check(FLIGHT, (String) line[0], Purpose.VALUE);
      assertFalse(result.isOk(), (String) line[0]);
      assertTrue(result.code().isEmpty());
      ExpressionProblem problem = result.problems().get(0);
      assertEquals(line[1], problem.column(), line[0] + " " + problem);
      assertTrue(problem.message().contains((String) line[2]), line[0] + " " + problem);
      assertTrue(problem.fix().contains((String) line[3]), line[0] + " " + problem);
      assertTrue(problem.isError());
    }
  }

  @Test
  void hostileText_isRefusedAndNothingIsInitialised() {
    // Would catch text that leaves the expression, or reaches what an expression must not reach.
    for (String text : HOSTILE) {
      ExpressionResult result = compiler.check(FLIGHT, text, Purpose.VALUE);
      assertFalse(result.isOk(), text);
      for (ExpressionProblem problem : result.problems()) {
        assertTrue(problem.column() >= 1 && problem.column() <= Math.max(1, text.length()), text + " " + problem);
        assertFalse(problem.message().isBlank() || problem.fix().isBlank(), text);
      }
    }
    assertEquals(null, System.getProperty(MARK));
  }

  @Test
  void hugeText_isRefusedOrUnderstoodWithoutOverflow() {
    // Would catch a stack that overflows and a check that takes minutes.
    List<String> texts = List.of("(".repeat(100_000), "(".repeat(5_000) + "1" + ")".repeat(5_000), " -".repeat(3_000) + "1", "!".repeat(10_000) + "late",
        "late ? 1 : ".repeat(3_000) + "2", "delay + ".repeat(5_000) + "1", "coalesce(".repeat(45) + "1" + ", delay)".repeat(45), "origin" + ".trim()".repeat(499),
        "abs(".repeat(49) + "delay" + ")".repeat(49), "\"a\" + ".repeat(990) + "origin", "late && ".repeat(990) + "late", "x".repeat(30_000), "delay + ".repeat(990) + "1");
    for (String text : texts) {
      assertTimeout(Duration.ofSeconds(20), () -> compiler.check(FLIGHT, text, Purpose.VALUE), text.substring(0, 20));
    }
    assertTrue(compiler.check(FLIGHT, "late && ".repeat(990) + "late", Purpose.VALUE).isOk());
    assertFalse(compiler.check(FLIGHT, "(".repeat(60) + "1" + ")".repeat(60), Purpose.VALUE).isOk());
    assertTrue(compiler.check(FLIGHT, "delay > 0", Purpose.VALUE).isOk());
  }

  @Test
  void equalityOfTexts_isWarnedAbout() {
    // Would catch the classic mistake passing in silence.
    ExpressionResult result = compiler.check(FLIGHT, "late || origin == \"SFO\"", Purpose.CONDITION);
    assertTrue(result.isOk());
    assertEquals(1, result.problems().size());
    assertFalse(result.problems().get(0).isError());
    assertEquals(9, result.problems().get(0).column());
    assertTrue(result.problems().get(0).fix().contains("equals"));
  }

  @Test
  void conditionThatIsNoBoolean_isRefused() {
    // Would catch a filter with a number for a condition.
    ExpressionResult result = compiler.check(FLIGHT, "delay + 1", Purpose.CONDITION);
    assertEquals("The condition is of type int, expected boolean.", result.problems().get(0).message());
  }

  @Test
  void columnOfAnotherType_widensOrNamesTheCast() {
    // Would catch silent loss of digits.
    assertTrue(compiler.check(FLIGHT, "delay", ValueType.DOUBLE).isOk());
    assertTrue(compiler.check(FLIGHT, "delay", ValueType.DECIMAL).isOk());
    assertEquals("Write (int) (delay / 2.0).", compiler.check(FLIGHT, "delay / 2.0", ValueType.INT).problems().get(0).fix());
    assertEquals("Write parseTimestamp(origin).", compiler.check(FLIGHT, "origin", ValueType.TIMESTAMP).problems().get(0).fix());
    assertEquals("Write epochMillis(date).", compiler.check(FLIGHT, "date", ValueType.LONG).problems().get(0).fix());
  }

  @Test
  void manyChecks_stayQuick() {
    // Would catch a check that is too slow while somebody types, or that grows from check to check.
    for (int round = 0; round < 300; round++) {
      compiler.check(FLIGHT, "delay > " + round + " && hour(date) < 5", Purpose.CONDITION);
    }
    long start = System.nanoTime();
    for (int round = 0; round < 1_500; round++) {
      assertTrue(compiler.check(FLIGHT, "delay > " + round + " && hour(date) < 5", Purpose.CONDITION).isOk());
    }
    long meanMicros = (System.nanoTime() - start) / 1_500_000;
    assertTrue(meanMicros < 50_000, meanMicros + " us");
  }
}
