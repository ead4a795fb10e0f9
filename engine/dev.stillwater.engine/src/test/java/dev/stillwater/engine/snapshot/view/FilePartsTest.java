package dev.stillwater.engine.snapshot.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.structure.ByteField;
import dev.stillwater.engine.snapshot.structure.FileStructure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePartsTest {
  private static final Path FLINK = Path.of("../test-data/flink/2.3.0");
  private static final ProgressListener NONE = ProgressListener.NONE;

  private static SnapshotView open(String fixture) throws Exception {
    try (Stream<Path> files = Files.walk(FLINK.resolve(fixture))) {
      Path snapshot = files.filter(file -> file.endsWith("_metadata")).map(Path::getParent).sorted().reduce((first, last) -> last).orElseThrow();
      return SnapshotReader.open(snapshot, SnapshotOptions.local(), NONE);
    }
  }

  /** Parts stand one behind the other and fill what they are parts of. */
  private static void requireWhole(String where, ByteField field, List<ByteField> parts) {
    long end = field.offset();
    for (ByteField part : parts) {
      assertEquals(end, part.offset(), where + ": " + part.name() + " in " + field.name());
      end += part.sizeBytes();
      if (!part.children().isEmpty()) {
        requireWhole(where, part, part.children());
      }
    }
    assertEquals(field.offset() + field.sizeBytes(), end, where + ": end of " + field.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"canonical-files", "canonical-snappy", "native-hashmap", "ckpt-hashmap-full", "types-canonical", "types-heap", "file-merging-checkpoint"})
  void everyByteOfAStateFile_isPartOfSomething(String fixture) throws Exception {
    // Would catch a field that is told at the wrong bytes, and a form whose parts are left out.
    int taken = 0;
    int named = 0;
    try (SnapshotView view = open(fixture)) {
      for (FileStructure file : FileStructure.of(view.metadata())) {
        for (FileStructure.Pointer pointer : file.pointers()) {
          if (pointer.what().startsWith("raw ")) {
            continue;
          }
          for (ByteField part : pointer.parts()) {
            List<ByteField> parts = FileParts.of(view, file.file(), part, part.offset(), NONE);
            named++;
            if (!parts.isEmpty()) {
              requireWhole(fixture + " " + file.file() + " " + pointer.what(), part, parts);
              taken++;
            }
          }
        }
      }
    }
    assertTrue(named > 0, "no part is named by the metadata");
    assertEquals(named, taken, "parts that the metadata names and nothing takes apart");
  }

  @Test
  void entries_areThoseOfTheStates() throws Exception {
    // Would catch entries of another state, and keys and values that are read otherwise than on the page with the entries.
    Map<String, Long> counted = new HashMap<>();
    Map<String, Long> expected = new HashMap<>();
    try (SnapshotView view = open("canonical-files")) {
      for (FileStructure file : FileStructure.of(view.metadata())) {
        for (FileStructure.Pointer pointer : file.pointers()) {
          for (ByteField group : pointer.parts().stream().filter(part -> part.name().startsWith("key group ")).toList()) {
            for (ByteField entry : FileParts.of(view, file.file(), group, group.offset(), NONE)) {
              if (entry.name().startsWith("entry of ")) {
                counted.merge(pointer.operator() + "/" + entry.name().substring("entry of ".length()), 1L, Long::sum);
                assertTrue(entry.children().stream().anyMatch(part -> part.name().equals("key") && !part.value().isEmpty()), entry.toString());
              }
            }
          }
        }
      }
      for (OperatorView operator : view.operators()) {
        for (StateView state : operator.states()) {
          if (state.kind().isKeyed() && state.count(NONE).entries() > 0) {
            expected.put(operator.label() + "/" + state.name(), state.count(NONE).entries());
          }
        }
      }
    }
    assertEquals(expected, counted);
    assertTrue(expected.size() > 5, expected.toString());
  }

  @Test
  void windowAndPojo_areTakenApart() throws Exception {
    // Would catch composite values that stand as one lump, for which one looks at the bytes at all.
    try (SnapshotView view = open("canonical-files")) {
      boolean hasTimer = false;
      boolean hasFields = false;
      for (FileStructure file : FileStructure.of(view.metadata())) {
        for (FileStructure.Pointer pointer : file.pointers()) {
          for (ByteField group : pointer.parts().stream().filter(part -> part.name().startsWith("key group ")).toList()) {
            for (ByteField entry : FileParts.of(view, file.file(), group, group.offset(), NONE)) {
              hasTimer |= entry.children().stream().anyMatch(part -> part.name().equals("time"));
              hasFields |= entry.children().stream().anyMatch(part -> part.name().equals("value") && part.children().size() > 2);
            }
          }
        }
      }
      assertTrue(hasTimer, "no timer of " + StateKind.TIMER.text());
      assertTrue(hasFields, "no value with fields");
    }
  }
}
