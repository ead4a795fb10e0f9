package dev.stillwater.compiler.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.fix.SavepointChecklist.Item;
import dev.stillwater.compiler.fix.SavepointChecklist.Prerequisite;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavepointChecklistTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmlns:job="http://stillwater.dev/job/1" name="test">
        %s
        <schemas name="line"><fields name="text"/></schemas>
        <operators uid="lines" kind="%s"><parameters name="schema" value="line"/><parameters name="port" value="9"/></operators>
        <operators uid="count" kind="process"><parameters name="class" value="functions.Count"/><parameters name="schema" value="line"/></operators>
        <operators uid="out" kind="discard-sink"/>
        <streams source="lines" target="count" partitioning="hash"><keyFields>text</keyFields></streams>
        <streams source="count" target="out"/>
      </job:Job>
      """;
  private static final String FUNCTION = """
      package functions;
      public class Count extends dev.stillwater.engine.function.KeyedProcessFunction {
        private static final java.util.List<String> NAMES = java.util.List.of("a");
        private dev.stillwater.engine.state.ValueState<Long> managed;
        private String setting;
        %s
        @Override public void open(dev.stillwater.engine.function.States states) {
          managed = states.value("managed", dev.stillwater.engine.function.StateType.LONG);
          setting = "x";
        }
        @Override public void process(dev.stillwater.engine.row.Row row, dev.stillwater.engine.function.Context context,
            dev.stillwater.engine.function.Collector out) throws Exception {
          managed.update(1L);
          %s
        }
      }
      """;

  @TempDir
  private Path folder;

  private List<Item> items(String settings, String source, String field, String use) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/functions"));
    Files.writeString(sources.resolve("Count.java"), FUNCTION.formatted(field, use));
    return SavepointChecklist.of(job(settings, source), folder.resolve("test.job"));
  }

  private static Job job(String settings, String source) {
    return JobFile.load(JOB.formatted(settings, source).getBytes(StandardCharsets.UTF_8), "test.job").job().orElseThrow();
  }

  private static List<Boolean> met(List<Item> items) {
    return items.stream().map(Item::isMet).toList();
  }

  @Test
  void goodJob_meetsAll() throws Exception {
    // Catches a checklist that warns of constants, settings and managed state.
    assertEquals(List.of(true, true, true, true), met(items("<checkpointing intervalMs=\"6000\"/>", "directory-source", "", "")));
  }

  @Test
  void badJob_meetsNone_andNamesTheOperators() throws Exception {
    // Catches a prerequisite that is never looked at.
    List<Item> items = items("<stateBackend kind=\"memory\"/>", "socket-source", "private long seen;", "seen++;");
    assertEquals(List.of(false, false, false, false), met(items));
    assertEquals(List.of("lines"), items.get(1).uids());
    assertEquals(List.of("count"), items.get(2).uids());
    assertTrue(items.get(2).explanation().contains("Count.seen"), items.get(2).explanation());
  }

  @Test
  void collectionInAField_isUnmanaged() throws Exception {
    // Catches state in a final map, the usual way to lose it.
    Item item = items("", "csv-source", "private final java.util.Map<String, Long> cache = new java.util.HashMap<>();", "cache.put(\"a\", 1L);").get(2);
    assertTrue(!item.isMet() && item.explanation().contains("Count.cache"), item.explanation());
  }

  @Test
  void remedies_meetTheirPrerequisites() {
    // Catches a button that does not help.
    Job job = job("<stateBackend kind=\"memory\"/>", "socket-source");
    for (Item item : SavepointChecklist.of(job, null)) {
      item.fix().ifPresent(remedy -> remedy.change().accept(JobEdits.direct()));
    }
    List<Item> after = SavepointChecklist.of(job, null);
    for (Prerequisite prerequisite : List.of(Prerequisite.CHECKPOINTING, Prerequisite.REPLAYABLE_SOURCES, Prerequisite.STATE_BACKEND)) {
      assertTrue(after.get(prerequisite.ordinal()).isMet(), () -> after.get(prerequisite.ordinal()).toString());
    }
  }
}
