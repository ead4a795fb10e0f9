package dev.stillwater.model.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelIsUpToDateTest {
  private static final String FIX = "The code in src-gen is not what model/job.ecore generates. Run: "
      + "mvn -Pgenerate-model -pl engine/dev.stillwater.model process-test-classes";

  @TempDir
  private Path project;

  @Test
  void generatedCode_isThatOfTheMetamodel() throws IOException {
    // Catches a metamodel that was changed without generating its code, and generated code that was edited by hand.
    Path source = Path.of("").toAbsolutePath();
    Files.createDirectory(project.resolve("model"));
    for (String name : new String[] {"job.ecore", "job.genmodel"}) {
      Files.copy(source.resolve("model").resolve(name), project.resolve("model").resolve(name));
    }
    ModelGenerator.generate(project);
    Map<String, String> expected = files(project.resolve("src-gen"));
    Map<String, String> found = files(source.resolve("src-gen"));
    assertFalse(expected.isEmpty());
    assertEquals(expected.keySet(), found.keySet(), FIX);
    for (Map.Entry<String, String> file : expected.entrySet()) {
      assertEquals(file.getValue(), found.get(file.getKey()), file.getKey() + ": " + FIX);
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file).replace("\r\n", "\n"));
      }
    }
    return texts;
  }
}
