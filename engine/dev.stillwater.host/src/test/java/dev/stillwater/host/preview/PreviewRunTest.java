package dev.stillwater.host.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.JobCompiler;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.model.JobFile;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;

import org.eclipse.jdt.internal.compiler.CompilationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

class PreviewRunTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="preview">
        <checkpointing intervalMs="1000"/>
        <schemas name="reading">
          <fields name="at" type="timestamp"/>
          <fields name="sensor"/>
          <fields name="value" type="int" nullable="true"/>
        </schemas>
        <operators uid="in" kind="csv-source" parallelism="4">
          <parameters name="path" value="in.csv"/>
          <parameters name="schema" value="reading"/>
          <parameters name="eventTime" value="at"/>
          <parameters name="badLines" value="bad.txt"/>
        </operators>
        <operators uid="high" kind="filter"><expressions text="value > 1"/></operators>
        <operators uid="minutes" kind="window-aggregate">
          <parameters name="size" value="1min"/>
          <expressions name="n" text="count()"/>
        </operators>
        <operators uid="broken" kind="map"><expressions name="x" text="nothing"/></operators>
        <operators uid="out" kind="csv-sink"><parameters name="path" value="out.csv"/></operators>
        <streams source="in" target="high"/>
        <streams source="high" target="minutes" partitioning="hash"><keyFields>sensor</keyFields></streams>
        <streams source="minutes" target="broken"/>
        <streams source="minutes" target="out"/>
      </job:Job>
      """;

  @TempDir
  Path folder;

  private PreviewResult preview(String uid, int recordsMax) throws IOException {
    String lines = IntStream.range(0, 500).mapToObj(n -> "2001-01-01T00:%02d:%02dZ,s%d,%s".formatted(n / 60, n % 60, n % 2, n % 10 == 0 ? "" : "" + n % 10))
        .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("in.csv"), "at,sensor,value\nno line\n" + lines + "\n");
    return PreviewRun.run(new PreviewRequest(JOB.getBytes(StandardCharsets.UTF_8), folder.resolve("p.job"), uid, recordsMax, 50));
  }

  @Test
  void transformation_showsItsRows_andWritesNothing() throws IOException {
    // Would catch a preview that runs sinks, writes bad lines or takes checkpoints.
    PreviewResult result = preview("high", 100);
    assertEquals(List.of(), result.errors());
    PreviewTable table = result.tables().getFirst();
    assertEquals(List.of("at", "sensor", "value"), table.columns());
    assertEquals(List.of("timestamp", "string", "int?"), table.types());
    assertEquals(50, table.rows().size());
    assertEquals(List.of("2001-01-01T00:00:02", "s0", "2"), table.rows().getFirst());
    assertEquals(99, result.recordsRead());
    assertTrue(table.count() > 50 && table.count() < 99, () -> "count " + table.count());
    assertEquals(2, result.notes().size(), () -> result.notes().toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of("in.csv"), files.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void window_givesResultsThoughTheInputIsCut() throws IOException {
    // Would catch windows that stay open because the source does not end.
    PreviewResult result = preview("minutes", 120);
    assertEquals(List.of(), result.errors());
    assertEquals(4, result.tables().getFirst().count());
    assertEquals("late", result.tables().get(1).label().substring(0, 4).toLowerCase());
  }

  @Test
  void sink_showsWhatItWouldWrite() throws IOException {
    // Would catch a sink that writes, or a preview that refuses sinks.
    PreviewResult result = preview("out", 120);
    assertEquals(List.of(), result.errors());
    assertEquals(List.of("sensor", "window_start", "window_end", "n"), result.tables().getFirst().columns());
    assertFalse(Files.exists(folder.resolve("out.csv")));
  }

  @Test
  void errors_areThoseOnTheWay_andNoOthers() throws IOException {
    // Would catch that a mistake behind the operator keeps its preview from running.
    assertEquals(List.of(), preview("minutes", 10).errors());
    List<String> errors = preview("broken", 10).errors();
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.getFirst().contains("'broken'"), errors::toString);
    assertTrue(preview("gone", 10).errors().getFirst().contains("no operator 'gone'"));
  }

  @Test
  void process_answersTwice_andAgainAfterCancel() throws IOException {
    // Would catch a process that answers once, and a client that stays dead after a cancel.
    preview("in", 1);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    PreviewRequest request = new PreviewRequest(JOB.getBytes(StandardCharsets.UTF_8), folder.resolve("p.job"), "high", 20, 5);
    try (PreviewClient client = new PreviewClient(java, classPath())) {
      client.start();
      Optional<PreviewResult> first = client.preview(request);
      assertEquals(5, first.orElseThrow().tables().getFirst().rows().size());
      assertEquals(first.get().tables(), client.preview(request).orElseThrow().tables());
      client.cancel();
      assertEquals(first.get().tables(), client.preview(request).orElseThrow().tables());
    }
  }

  /** Where the classes are that the process needs, whatever loader this test has. */
  private static String classPath() {
    return Stream.of(PreviewProcess.class, JobCompiler.class, JobExecution.class, JobFile.class, EList.class, EObject.class,
        CompilationResult.class, ClassReader.class).map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString())
        .distinct().collect(Collectors.joining(File.pathSeparator));
  }
}
