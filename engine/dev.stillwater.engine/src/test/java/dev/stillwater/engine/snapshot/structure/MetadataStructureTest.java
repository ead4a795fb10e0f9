package dev.stillwater.engine.snapshot.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.MetadataReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetadataStructureTest {
  private static final Path FLINK = Path.of("../test-data/flink");

  @Test
  void everyMetadata_isCoveredByItsParts() throws Exception {
    // Would catch bytes that belong to no part, and parts that overlap.
    List<Path> files;
    try (Stream<Path> found = Files.walk(FLINK)) {
      files = found.filter(file -> file.endsWith("_metadata") && !file.toString().contains("corrupt-")).toList();
    }
    assertTrue(files.size() > 20, "fixtures");
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      ByteField root = MetadataStructure.of(ByteSource.of(file.toString(), bytes));
      long end = 0;
      for (ByteField field : root.children()) {
        assertEquals(end, field.offset(), file + ": " + field.name());
        end += field.sizeBytes();
      }
      assertEquals(bytes.length, end, file.toString());
      long operators = root.children().stream().filter(field -> field.name().equals("operator")).count();
      assertEquals(MetadataReader.read(ByteSource.of(file.toString(), bytes)).operators().size(), operators, file.toString());
    }
  }

  @Test
  void truncatedMetadata_keepsWhatIsBeforeTheDamage() throws Exception {
    // Would catch a structure that is empty for the files for which one looks at the bytes.
    Path file = FLINK.resolve("2.3.0/canonical-files/savepoint-527b87-ba0f25613051/_metadata");
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(file), 1_000);
    ByteField root = MetadataStructure.of(ByteSource.of("cut", bytes));
    assertEquals("magic", root.children().getFirst().name());
    assertTrue(root.value().contains("ends too early"), root.value());
    assertTrue(root.children().stream().anyMatch(field -> field.name().equals("operator") && !field.value().isEmpty()));
    assertEquals(List.of(2), root.pathTo(8));
  }
}
