package dev.stillwater.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings with the names of older Flink versions. */
class OldSettingsTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"failOnCheckpointingErrors,true,0", "failOnCheckpointingErrors,false,2147483647", "failTasksOnCheckpointingErrors,false,2147483647"})
  void failOnErrors_becomesTolerableFailures(String name, String value, int expected) throws IOException {
    // Catches the old switch being ignored, or taken the wrong way round.
    JobLoadResult loaded = load(name + "=\"" + value + "\"");
    assertEquals(expected, loaded.job().orElseThrow().getCheckpointing().getTolerableFailures());
    assertFalse(loaded.problems().stream().anyMatch(problem -> problem.message().contains(name)), loaded.problems().toString());
  }

  @Test
  void tolerableFailures_countsMoreThanTheOldSwitch() throws IOException {
    // Catches the old name winning, whatever the order in the file.
    assertEquals(3, load("failOnCheckpointingErrors=\"false\" tolerableFailures=\"3\"").job().orElseThrow().getCheckpointing().getTolerableFailures());
    assertEquals(3, load("tolerableFailures=\"3\" failOnCheckpointingErrors=\"false\"").job().orElseThrow().getCheckpointing().getTolerableFailures());
  }

  @Test
  void unreadableValue_isReported() throws IOException {
    // Catches a typing error that silently means false.
    assertTrue(load("failOnCheckpointingErrors=\"no\"").problems().stream().anyMatch(problem -> problem.message().contains("failOnCheckpointingErrors")));
  }

  private JobLoadResult load(String attributes) throws IOException {
    Path file = Files.writeString(folder.resolve("test.job"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Test">
          <checkpointing intervalMs="1000" %s/>
        </job:Job>
        """.formatted(attributes));
    return JobFile.load(file);
  }
}
