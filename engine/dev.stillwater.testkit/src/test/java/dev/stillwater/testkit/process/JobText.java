package dev.stillwater.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the jobs of the tests, so that a test shows only what matters to it.
 *
 * <p>THREADING: stateless.
 */
final class JobText {
  private static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="%s">
      """;

  private JobText() {
  }

  /** Writes {@code name.job} with the elements. */
  static void write(Path folder, String name, String elements) {
    put(folder.resolve(name + ".job"), HEAD.formatted(name) + elements + "</job:Job>\n");
  }

  /** Writes a function of the package {@code f} with the body of its method {@code process}. */
  static void writeFunction(Path folder, String className, String body) {
    put(folder.resolve("src").resolve("f").resolve(className + ".java"), """
        package f;

        import dev.stillwater.engine.function.*;
        import dev.stillwater.engine.row.Row;
        import java.nio.file.*;
        import java.util.*;

        public class %s extends KeyedProcessFunction {
          static Object kept;

          @Override
          public void open(States states) {
          }

          static int deep(int n) {
            return deep(n + 1) + 1;
          }

          @Override
          public void process(Row row, Context context, Collector out) throws Exception {
            %s
          }
        }
        """.formatted(className, body));
  }

  private static void put(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
