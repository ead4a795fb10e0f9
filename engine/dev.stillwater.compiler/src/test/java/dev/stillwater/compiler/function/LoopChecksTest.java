package dev.stillwater.compiler.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.cache.GeneratedClassLoader;
import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.engine.task.JobStopped;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopChecksTest {
  private static final String LOOPS = """
      package f;

      import java.util.*;
      import java.util.function.*;

      public class Loops implements IntFunction<String> {
        private final long first;

        public Loops() {
          long sum = 0;
          for (int index = 0; index < 10; index++) {
            sum += index;
          }
          first = sum;
        }

        @Override
        public String apply(int n) {
          return first + ":" + nested(n, 2.5) + ":" + tries(n) + ":" + switches(n) + ":" + lambdas(n) + ":" + recursion(n) + ":" + objects(n);
        }

        private static double nested(int n, double factor) {
          double sum = 0;
          outer:
          for (long i = 0; i < n; i++) {
            long wide = i * 2;
            int j = 0;
            while (true) {
              double inner = j * factor;
              if (j++ > i) {
                continue outer;
              }
              if (inner > 40) {
                break outer;
              }
              sum += inner + wide;
            }
          }
          return sum;
        }

        private static int tries(int n) {
          int count = 0;
          for (int i = 0; i < n; i++) {
            try {
              if (i % 3 == 0) {
                throw new IllegalStateException("x");
              }
              count += 2;
            } catch (IllegalStateException e) {
              count--;
              if (i == 9) {
                continue;
              }
            } finally {
              count += 100;
            }
          }
          synchronized (Loops.class) {
            do {
              count--;
            } while (count > 50);
          }
          return count;
        }

        private static String switches(int n) {
          StringBuilder out = new StringBuilder();
          for (int i = 0; i < n; i++) {
            switch (i % 5) {
              case 0 -> out.append('a');
              case 1, 2 -> {
                continue;
              }
              default -> out.append(switch (String.valueOf(i)) {
                case "3" -> "three";
                case "4" -> "four";
                default -> "-";
              });
            }
          }
          return out.toString();
        }

        private static long lambdas(int n) {
          long[] sum = new long[1];
          List<Integer> list = new ArrayList<>();
          for (int i = 0; i < n; i++) {
            list.add(i);
          }
          list.forEach(value -> {
            for (int k = 0; k < value; k++) {
              sum[0] += k;
            }
          });
          for (int value : list) {
            sum[0] += value;
          }
          return sum[0];
        }

        private static int recursion(int n) {
          return n <= 1 ? n : recursion(n - 1) + recursion(n - 2);
        }

        private static String objects(int n) {
          Object found = null;
          for (Object one : new Object[] {1, "two", 3L, n}) {
            found = one instanceof String text ? text + n : found == null ? one : found;
          }
          return String.valueOf(found) + new StringBuilder(n > 3 ? "much" : "few");
        }
      }
      """;

  private static final String CATCHER = """
      package f;

      public class Catcher implements java.util.function.IntFunction<String> {
        private static int deep(int n) {
          return n < 0 ? n : deep(n + 1) + 1;
        }

        @Override
        public String apply(int how) {
          String told = "";
          for (int i = 0; i < 3; i++) {
            try {
              try {
                switch (how) {
                  case 0 -> throw new OutOfMemoryError("test");
                  case 1 -> throw new dev.stillwater.engine.task.JobStopped();
                  case 2 -> throw new IllegalStateException("mine");
                  case 3 -> System.exit(7);
                  case 4 -> Runtime.getRuntime().halt(8);
                  case 5 -> Runtime.getRuntime().exit(9);
                  default -> deep(0);
                }
              } finally {
                told += "f";
              }
            } catch (IllegalArgumentException | Error e) {
              told += e.getClass().getSimpleName();
            } catch (Throwable e) {
              told += e.getMessage();
            }
          }
          return told;
        }
      }
      """;

  private static String run(Map<String, byte[]> classes, int n) throws ReflectiveOperationException {
    return run("f.Loops", classes, n);
  }

  private static String run(String name, Map<String, byte[]> classes, int n) throws ReflectiveOperationException {
    Class<?> loops = new GeneratedClassLoader(classes, LoopChecksTest.class.getClassLoader()).loadClass(name);
    return ((java.util.function.IntFunction<?>) loops.getDeclaredConstructor().newInstance()).apply(n).toString();
  }

  @Test
  void rewrittenLoops_doWhatTheyDid() throws Exception {
    // Catches local variables that are overwritten, frames that the verifier refuses, and jumps that go elsewhere.
    EcjCompiler.Result result = EcjCompiler.compileProject(Map.of("f.Loops", LOOPS), LoopChecksTest.class.getClassLoader());
    assertEquals(List.of(), result.errors());
    Map<String, byte[]> rewritten = new LinkedHashMap<>();
    result.classes().forEach((name, bytes) -> rewritten.put(name, LoopChecks.add(bytes)));
    assertNotEquals(result.classes().get("f.Loops").length, rewritten.get("f.Loops").length);
    for (int n : new int[] {0, 1, 2, 9, 15}) {
      assertEquals(run(result.classes(), n), run(rewritten, n), "n = " + n);
    }
  }

  @Test
  void caughtErrors_goOnIfTheyEndTheFunction() throws Exception {
    // Catches functions that keep a cancel or the lack of memory from ending them, and rewriting that takes their own failures from them.
    Map<String, byte[]> rewritten = rewritten("f.Catcher", CATCHER);
    assertThrows(OutOfMemoryError.class, () -> run("f.Catcher", rewritten, 0));
    assertThrows(JobStopped.class, () -> run("f.Catcher", rewritten, 1));
    assertEquals("fminefminefmine", run("f.Catcher", rewritten, 2));
    assertEquals("fStackOverflowErrorfStackOverflowErrorfStackOverflowError", run("f.Catcher", rewritten, 6));
  }

  @Test
  void endOfTheProcess_isRefused() throws Exception {
    // Catches a function that ends the whole process of its job as if all had gone well; this test would not come to its end.
    Map<String, byte[]> rewritten = rewritten("f.Catcher", CATCHER);
    for (int how = 3; how <= 5; how++) {
      String told = run("f.Catcher", rewritten, how);
      assertTrue(told.contains("must not end the process of its job, with exit code " + (how + 4)), told);
    }
  }

  private static Map<String, byte[]> rewritten(String name, String source) {
    EcjCompiler.Result result = EcjCompiler.compileProject(Map.of(name, source), LoopChecksTest.class.getClassLoader());
    assertEquals(List.of(), result.errors());
    Map<String, byte[]> rewritten = new LinkedHashMap<>();
    result.classes().forEach((className, bytes) -> rewritten.put(className, LoopChecks.add(bytes)));
    return rewritten;
  }

  @Test
  void classesOfOtherCompilers_areStillSound() throws Exception {
    // Catches forms of code that the few loops above do not have: whatever the compiler of the engine makes passes the verifier.
    List<String> names = List.of("dev.stillwater.engine.json.Json", "dev.stillwater.engine.csv.CsvScanner", "dev.stillwater.engine.csv.CsvNumbers",
        "dev.stillwater.engine.csv.CsvWords", "dev.stillwater.engine.expression.StringFunctions", "dev.stillwater.engine.expression.MathFunctions", "dev.stillwater.engine.row.ValueText",
        "dev.stillwater.engine.snapshot.metadata.MetadataReader", "dev.stillwater.engine.snapshot.serializer.Texts", "dev.stillwater.engine.state.KeyGroups");
    Map<String, byte[]> rewritten = new LinkedHashMap<>();
    for (String name : names) {
      rewritten.put(name, LoopChecks.add(read(name)));
      // Classes without a name share the package with the one that they stand in, which two loaders would part.
      for (int number = 1; LoopChecksTest.class.getClassLoader().getResource(name.replace('.', '/') + "$" + number + ".class") != null; number++) {
        rewritten.put(name + "$" + number, LoopChecks.add(read(name + "$" + number)));
      }
    }
    ClassLoader loader = new ClassLoader(LoopChecksTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = rewritten.remove(name);
        return bytes == null ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
      }
    };
    for (String name : names) {
      Class<?> loaded = Class.forName(name, true, loader);
      assertTrue(loaded.getDeclaredMethods().length > 0, name);
    }
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream stream = LoopChecksTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
      return stream.readAllBytes();
    }
  }
}
