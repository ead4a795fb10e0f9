package dev.stillwater.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unpacks the archive for Linux and starts it as a user does: the command line, and the IDE on the display of the test run.
 *
 * <p>THREADING: the test's thread; the product runs in processes of its own.
 */
class ProductArchiveTest {
  private static final long START_SECONDS = 120;
  private static final Path ROOT = Path.of(System.getProperty("stillwater.archives"), "..", "..", "..").normalize();

  @TempDir
  private static Path folder;
  private static Path product;

  @BeforeAll
  static void unpack() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "The other platforms' archives cannot be started here.");
    Path archive = archive();
    Outcome unpacked = run(Map.of(), "tar", "xzf", archive.toString(), "-C", folder.toString());
    assertEquals(0, unpacked.exitCode(), unpacked.text());
    product = folder.resolve("stillwater");
  }

  @Test
  void help_namesTheIdeAndTheCommandLine() throws Exception {
    // Would catch an archive without start script, without a jar of the command line, or with a script that lost its x bit.
    Outcome help = run(Map.of(), product.resolve("stillwater").toString(), "--help");
    assertEquals(0, help.exitCode(), help.text());
    assertTrue(help.text().contains("ide [WORKSPACE]") && help.text().contains("run"), help.text());
    Outcome ofIde = run(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""), product.resolve("stillwater").toString(), "ide", "--help");
    assertEquals(0, ofIde.exitCode(), ofIde.text());
    assertTrue(ofIde.text().contains("ide [WORKSPACE]") && ofIde.text().contains("--open PATH") && !ofIde.text().contains("Verbs"), ofIde.text());
  }

  @Test
  void runOfASample_writesItsRows() throws Exception {
    // Would catch a jar that the command line needs and that the archive lacks.
    Path out = folder.resolve("out.csv");
    Outcome run = run(Map.of(), product.resolve("stillwater").toString(), "run",
        ROOT.resolve("samples/flights/delays-by-origin.job").toString(), "--set", "out.path=" + out);
    assertEquals(0, run.exitCode(), run.text());
    List<String> rows = Files.readAllLines(out);
    assertEquals("origin,window_start,window_end,flights,avg_delay,max_delay", rows.get(0));
    assertTrue(rows.size() > 1000, "rows: " + rows.size());
  }

  @Test
  void inspectOfASavepointOfRocksDb_countsItsEntries() throws Exception {
    // Would catch an archive without snappy or RocksDB, or without the library of this platform.
    Path savepoint = ROOT.resolve("engine/test-data/flink/2.3.0/native-rocksdb/savepoint-6abd44-c208238688b3");
    Outcome inspect = run(Map.of(), product.resolve("stillwater").toString(), "inspect", savepoint.toString(), "--entries", "--uid", "keyed-b",
        "--format", "jsonl");
    assertEquals(0, inspect.exitCode(), inspect.text());
    assertEquals(5, inspect.text().lines().filter(line -> line.contains("\"state\":\"sum\"")).count(), inspect.text());
  }

  @Test
  void ideWithoutDisplay_saysWhatToDo() throws Exception {
    // Would catch a start that ends in a stack trace of SWT where there is no display.
    Outcome ide = run(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""), product.resolve("stillwater").toString(), "ide",
        folder.resolve("unused").toString());
    assertEquals(2, ide.exitCode(), ide.text());
    assertTrue(ide.text().contains("DISPLAY"), ide.text());
  }

  @Test
  void ideWithASnapshot_takesThePathAndNothingElse() throws Exception {
    // Would catch a start script that knows --open in its help alone, and one that swallows what it does not know.
    String script = product.resolve("stillwater").toString();
    Map<String, String> noDisplay = Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "");
    Path savepoint = ROOT.resolve("engine/test-data/flink/2.3.0/native-rocksdb/savepoint-6abd44-c208238688b3");
    Outcome open = run(noDisplay, script, "ide", folder.resolve("unused").toString(), "--open", savepoint.toString());
    assertTrue(open.exitCode() == 2 && open.text().contains("DISPLAY"), open.text());
    Outcome nothing = run(noDisplay, script, "ide", "--open");
    assertTrue(nothing.exitCode() == 2 && nothing.text().contains("--open needs the path"), nothing.text());
    Outcome unknown = run(noDisplay, script, "ide", "--oben", savepoint.toString());
    assertTrue(unknown.exitCode() == 2 && unknown.text().contains("--oben"), unknown.text());
  }

  @Test
  void ide_opensItsWindowAndEndsWhenItIsClosed() throws Exception {
    // Would catch a product that lacks a bundle, a fragment of this platform, or a start level, though the UI tests pass.
    openAndClose("delays-by-origin.*Stillwater");
  }

  @Test
  void snapshotAtTheFirstStart_isInFrontOfTheSamples() throws Exception {
    // Would catch a path that gets lost between script and workbench, and a sample that covers what somebody asked for.
    openAndClose("savepoint-6abd44.*Stillwater", "--open", ROOT.resolve("engine/test-data/flink/2.3.0/native-rocksdb/savepoint-6abd44-c208238688b3").toString());
  }

  private static void openAndClose(String title, String... arguments) throws Exception {
    Path workspace = Files.createTempDirectory(folder, "workspace");
    Path log = workspace.resolveSibling(workspace.getFileName() + ".log");
    String[] command = Stream.concat(Stream.of(product.resolve("stillwater").toString(), "ide", workspace.toString()), Arrays.stream(arguments)).toArray(String[]::new);
    Process ide = start(Map.of(), log, command);
    try {
      Outcome window = run(Map.of(), "timeout", Long.toString(START_SECONDS), "xdotool", "search", "--sync", "--onlyvisible", "--name", title);
      assertEquals(0, window.exitCode(), "no window: " + Files.readString(log) + workspaceLog(workspace));
      String id = window.text().lines().filter(line -> line.matches("\\d+")).reduce((first, last) -> last).orElseThrow();
      Outcome closed = run(Map.of(), "xdotool", "windowactivate", "--sync", id, "key", "--clearmodifiers", "alt+F4");
      assertEquals(0, closed.exitCode(), closed.text());
      assertTrue(ide.waitFor(START_SECONDS, TimeUnit.SECONDS), "The IDE did not end: " + Files.readString(log));
      assertEquals(0, ide.exitValue(), Files.readString(log) + workspaceLog(workspace));
      assertEquals(List.of(), workspaceLog(workspace).lines().filter(line -> line.matches("!ENTRY \\S+ 4 .*")).toList(),
          () -> workspaceLog(workspace));
    } finally {
      ide.descendants().forEach(ProcessHandle::destroy);
      ide.destroy();
    }
  }

  private static Path archive() throws IOException {
    String suffix = "linux.gtk." + (System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64") + ".tar.gz";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("stillwater.archives")))) {
      return files.filter(file -> file.getFileName().toString().endsWith(suffix)).findFirst()
          .orElseThrow(() -> new AssertionError("No archive *" + suffix + "; build the module product first."));
    }
  }

  private static String workspaceLog(Path workspace) {
    Path log = workspace.resolve(".metadata/.log");
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Process start(Map<String, String> environment, Path output, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    environment.forEach((name, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    return builder.start();
  }

  private static Outcome run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = start(environment, output, command);
    if (!process.waitFor(2 * START_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Not ended after " + 2 * START_SECONDS + " s: " + String.join(" ", command));
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  private record Outcome(int exitCode, String text) {
  }
}
