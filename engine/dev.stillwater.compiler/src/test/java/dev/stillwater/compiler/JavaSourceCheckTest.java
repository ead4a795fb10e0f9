package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSourceCheckTest {
  private static final String GOOD = """
      package a.b;

      import dev.stillwater.engine.function.Collector;
      import dev.stillwater.engine.function.FlatMapFunction;
      import dev.stillwater.engine.row.Row;

      public class Twice extends FlatMapFunction {
        @Override
        public void flatMap(Row row, Collector out) {
          int n = 1;
        }
      }
      """;

  @TempDir
  Path folder;

  @Test
  void unsavedText_countsInPlaceOfTheFile_andMistakesHaveTheirPlace() throws IOException {
    // Would catch an editor whose errors are those of the saved file, or stand at another place.
    Path file = folder.resolve("a/b/Twice.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, GOOD);
    assertEquals(List.of(), JavaSourceCheck.check(folder, Map.of()));
    String bad = GOOD.replace("int n = 1;", "int n = \"one\";");
    List<JavaSourceCheck.Mistake> mistakes = JavaSourceCheck.check(folder, Map.of(file, bad));
    assertEquals(1, mistakes.size());
    JavaSourceCheck.Mistake mistake = mistakes.getFirst();
    assertEquals(file, mistake.file());
    assertEquals(10, mistake.line());
    assertEquals("\"one\"", bad.substring(mistake.start(), mistake.end()));
    assertTrue(mistake.message().contains("String"), mistake.message());
  }

  @Test
  void sourceFolder_followsFromThePackage() {
    // Would catch a check over the wrong folder, in which all other classes are unknown.
    assertEquals(Optional.of(folder), JavaSourceCheck.sourceFolder(folder.resolve("a/b/Twice.java"), GOOD));
    assertEquals(Optional.empty(), JavaSourceCheck.sourceFolder(folder.resolve("b/a/Twice.java"), GOOD));
    assertEquals(Optional.of(folder), JavaSourceCheck.sourceFolder(folder.resolve("Plain.java"), "class Plain {}"));
  }
}
