package dev.stillwater.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose state has grown in every way that is to be told. */
class FindingsTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Grown" maxParallelism="5">
        <schemas name="word"><fields name="word"/></schemas>
        <operators uid="gen" kind="generator"><parameters name="count" value="20000"/><expressions name="number" text="n"/><expressions name="word" text="&quot;all&quot;"/></operators>
        <operators uid="numbers" kind="aggregate"><expressions name="n" text="count()"/></operators>
        <operators uid="hours" kind="window-aggregate"><parameters name="size" value="2h"/><parameters name="time" value="processing"/><expressions name="n" text="count()"/></operators>
        <operators uid="lists" kind="process"><parameters name="class" value="f.Keep"/><parameters name="schema" value="word"/></operators>
        <operators uid="a" kind="discard-sink"/><operators uid="b" kind="discard-sink"/><operators uid="c" kind="discard-sink"/>
        <streams source="gen" target="numbers" partitioning="hash"><keyFields>number</keyFields></streams>
        <streams source="gen" target="hours" partitioning="hash"><keyFields>word</keyFields></streams>
        <streams source="gen" target="lists" partitioning="hash"><keyFields>word</keyFields></streams>
        <streams source="numbers" target="a"/><streams source="hours" target="b"/><streams source="lists" target="c"/>
      </job:Job>
      """;
  private static final String FUNCTION = """
      package f;
      import dev.stillwater.engine.function.*;
      import dev.stillwater.engine.row.Row;
      import dev.stillwater.engine.state.*;

      public class Keep extends KeyedProcessFunction {
        private ListState<Long> seen;

        @Override
        public void open(States states) {
          seen = states.list("seen", StateType.LONG);
        }

        @Override
        public void process(Row row, Context context, Collector out) {
          seen.add(row.longValue("number"));
          context.registerProcessingTimeTimer(context.processingTime() + 1000L * 86400 * 800);
        }
      }
      """;

  @TempDir
  private Path folder;

  @Test
  void grownState_isFoundByItsRules() throws IOException {
    // Catches rules that find nothing, or say it of the wrong state.
    Files.writeString(folder.resolve("grown.job"), JOB);
    Files.createDirectories(folder.resolve("src/f"));
    Files.writeString(folder.resolve("src/f/Keep.java"), FUNCTION);
    CommandResult ran = CommandResult.of(folder, "run", "grown.job", "--parallelism", "3", "--checkpoint-dir", "ck", "--checkpoint-interval", "1min");
    assertEquals(0, ran.code(), ran.all());
    Path snapshot;
    try (Stream<Path> paths = Files.walk(folder.resolve("ck"))) {
      snapshot = paths.filter(path -> path.endsWith("_metadata")).map(Path::getParent).findFirst().orElseThrow();
    }
    String said = CommandResult.of(folder, "report", snapshot.toString()).out();
    assertAll(() -> assertTrue(said.contains("no-time-to-live: State without a time to live grows") && said.contains("of 'numbers': about 20,000 entries"), said),
        () -> assertTrue(said.contains("large-keys: operator 'lists', state 'seen': A list has "), said),
        () -> assertTrue(said.contains("skew: operator 'lists': One subtask holds 100 % of the keyed state"), said),
        () -> assertTrue(said.contains("timers: operator 'lists', state '_timer_state/processing_user-timers': Timers by processing time are due more than a year"), said),
        () -> assertTrue(said.contains("timers: operator 'hours', state '_timer_state/processing_window-timers': Windows end by processing time"), said),
        () -> assertTrue(said.contains("shape: The max parallelism leaves no room"), said));
  }
}
