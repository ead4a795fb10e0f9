package dev.stillwater.compiler.expression;

import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.compiler.row.RowClassGenerator;
import dev.stillwater.engine.row.Row;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles expressions over one row type together, as the engine does, and evaluates them. */
final class Evaluation {
  private final RowType rowType;
  private final List<ExpressionResult> results = new ArrayList<>();
  private final Class<?> rowClass;
  private final Class<?> outClass;
  private final Class<?> code;

  private Evaluation(RowType rowType, List<String> expressions) {
    this.rowType = rowType;
    ExpressionCompiler compiler = new ExpressionCompiler();
    List<RowField> columns = new ArrayList<>();
    StringBuilder methods = new StringBuilder();
    for (String text : expressions) {
      ExpressionResult result = compiler.check(rowType, text, ExpressionCompiler.Purpose.VALUE);
      if (!result.isOk()) {
        throw new AssertionError(text + ": " + result.problems());
      }
      columns.add(result.field("c" + results.size()).orElseThrow());
      results.add(result);
    }
    RowType outType = new RowType(columns);
    for (int index = 0; index < results.size(); index++) {
      ExpressionCode expression = results.get(index).code().orElseThrow();
      methods.append(expression.projectionMethod("p" + index, "R0", "R1", outType, index));
      if (columns.get(index).type() == ValueType.BOOLEAN) {
        methods.append(expression.conditionMethod("f" + index, "R0"));
      }
    }
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("t.R0", RowClassGenerator.source("t.R0", rowType));
    sources.put("t.R1", RowClassGenerator.source("t.R1", outType));
    sources.put("t.Code", "package t; public final class Code {\n" + methods.toString().replace("  static ", "  public static ") + "}\n");
    Map<String, byte[]> classes = EcjCompiler.compile(sources, Row.class.getClassLoader());
    ClassLoader loader = new ClassLoader(Row.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
    try {
      rowClass = loader.loadClass("t.R0");
      outClass = loader.loadClass("t.R1");
      code = loader.loadClass("t.Code");
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  static Evaluation of(RowType rowType, String... expressions) {
    return new Evaluation(rowType, List.of(expressions));
  }

  /** An empty row of the incoming type. */
  Row row(Object... values) {
    Row row = make(rowClass);
    for (int index = 0; index < values.length; index++) {
      row.set(index, values[index]);
    }
    return row;
  }

  ExpressionResult result(int index) {
    return results.get(index);
  }

  /** The value of the expression of the index as the boxed type of its column. */
  Object value(int index, Row row) throws Throwable {
    Row out = make(outClass);
    handle("p" + index, MethodType.methodType(void.class, rowClass, outClass)).invoke(row, out);
    return out.get(index);
  }

  /** The value as a sink writes it, null if it is missing. */
  String text(int index, Row row) throws Throwable {
    Row out = make(outClass);
    handle("p" + index, MethodType.methodType(void.class, rowClass, outClass)).invoke(row, out);
    StringBuilder text = new StringBuilder();
    out.appendText(index, text);
    return out.isNull(index) ? null : text.toString();
  }

  boolean passes(int index, Row row) throws Throwable {
    return (boolean) handle("f" + index, MethodType.methodType(boolean.class, rowClass)).invoke(row);
  }

  private MethodHandle handle(String name, MethodType type) throws ReflectiveOperationException {
    return MethodHandles.publicLookup().findStatic(code, name, type);
  }

  private static Row make(Class<?> type) {
    try {
      return (Row) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
