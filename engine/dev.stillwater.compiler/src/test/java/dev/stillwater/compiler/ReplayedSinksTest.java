package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.ConsoleOutput;
import dev.stillwater.engine.ExecutionOptions;
import dev.stillwater.engine.JobExecution;
import dev.stillwater.engine.JobState;
import dev.stillwater.engine.checkpoint.CompletedCheckpoint;
import dev.stillwater.engine.checkpoint.SavepointRequest;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.engine.io.ForwardingStorage;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.io.StorageInput;
import dev.stillwater.engine.io.StorageOutput;
import dev.stillwater.engine.replay.Replay;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.model.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay touches no sink: neither its files nor anything beside them, not even to look whether they are there. */
class ReplayedSinksTest {
  private static final int RECORDS = 300;
  private static final Set<String> SINKS = Set.of("file", "parts", "json", "console", "collect", "discard");

  @TempDir
  private Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    StringBuilder text = new StringBuilder("time,sensor,value,weight\n");
    for (int record = 0; record < RECORDS; record++) {
      text.append("2001-01-01T00:00:00Z,s,").append(record).append(",1\n");
    }
    Files.writeString(folder.resolve("in.csv"), text);
  }

  private static Job job() {
    List<String> elements = new ArrayList<>(List.of(TestJobs.READINGS, TestJobs.SOURCE,
        "<operators uid=\"file\" kind=\"csv-sink\"><parameters name=\"path\" value=\"loud/file.csv\"/></operators>",
        "<operators uid=\"parts\" kind=\"csv-sink\" parallelism=\"2\"><parameters name=\"path\" value=\"loud/parts\"/></operators>",
        "<operators uid=\"json\" kind=\"json-sink\"><parameters name=\"path\" value=\"loud/lines.jsonl\"/></operators>",
        "<operators uid=\"console\" kind=\"console-sink\"/>", "<operators uid=\"collect\" kind=\"collect-sink\"/>", "<operators uid=\"discard\" kind=\"discard-sink\"/>"));
    SINKS.stream().sorted().forEach(sink -> elements.add("<streams source=\"in\" target=\"" + sink + "\"" + (sink.equals("parts") ? " partitioning=\"rebalance\"" : "") + "/>"));
    return TestJobs.job(elements.toArray(String[]::new));
  }

  private ReplaySpec spec(Set<String> openSinks, Map<String, Integer> rows) throws CompileException {
    ConsoleOutput loud = lines -> {
      throw new AssertionError("The console was touched: " + lines);
    };
    return ReplaySpec.of(ReplayCompiler.compile(job(), TestJobs.options(folder), openSinks, false), folder.resolve("work"))
        .withRows((sink, subtask, row) -> rows.merge(sink, 1, Integer::sum)).withShared(Map.of(ChainContext.sharedKey("", ConsoleOutput.class), loud));
  }

  private void replay(ReplaySpec spec, Storage storage) throws Exception {
    try (Replay replay = Replay.open(spec, storage)) {
      replay.advance(100);
      replay.savepoint();
      replay.advance(Long.MAX_VALUE);
      replay.finish();
      assertEquals(JobState.FINISHED, replay.status().state(), replay.status().toString());
    }
  }

  /** Names and contents of all below the folder of the results. */
  private Map<String, String> results() throws IOException {
    Map<String, String> results = new TreeMap<>();
    if (Files.exists(folder.resolve("loud"))) {
      try (Stream<Path> files = Files.walk(folder.resolve("loud"))) {
        for (Path file : files.toList()) {
          results.put(folder.relativize(file).toString(), Files.isDirectory(file) ? "" : Files.getLastModifiedTime(file) + " " + Files.readString(file));
        }
      }
    }
    return results;
  }

  @Test
  void fromTheBeginning_noSinkIsTouched() throws Exception {
    // Catches a replay that writes, deletes or looks at results.
    Map<String, Integer> rows = new TreeMap<>();
    replay(spec(Set.of(), rows), new LoudStorage(folder.resolve("loud")));
    assertEquals(SINKS, rows.keySet());
    assertTrue(rows.values().stream().allMatch(count -> count == RECORDS), rows.toString());
    assertEquals(Map.of(), results());
  }

  @Test
  void fromASavepointOfTheRun_noSinkIsTouched() throws Exception {
    // Catches a sink that cuts its file to the length of the snapshot, or makes visible what had been written up to it.
    CompiledJob compiled = TestJobs.compile(job(), folder);
    JobExecution execution = JobExecution.prepare(compiled.plan(), compiled.code(), ExecutionOptions.stepped(3, lines -> { }));
    CompletableFuture<CompletedCheckpoint> savepoint = execution.savepoint(new SavepointRequest(folder.resolve("savepoints"), Optional.empty(), SnapshotFormat.CANONICAL));
    execution.run();
    Map<String, String> before = results();
    assertTrue(before.size() > 4, before.keySet().toString());
    Map<String, Integer> rows = new TreeMap<>();
    replay(spec(Set.of(), rows).from(savepoint.join().folder()), new LoudStorage(folder.resolve("loud")));
    assertEquals(before, results());
  }

  @Test
  void openSink_isTheOnlyOneThatWrites() throws Exception {
    // Catches a sink that stays captured although it was named, and one that is opened with it.
    assertThrows(AssertionError.class, () -> replay(spec(Set.of("file"), new TreeMap<>()), new LoudStorage(folder.resolve("loud"))), "the test would not hear a sink");
    Map<String, Integer> rows = new TreeMap<>();
    ReplaySpec spec = spec(Set.of("file"), rows);
    replay(spec.in(folder.resolve("other-work")), Storage.local());
    assertEquals(Set.of("loud", "loud/file.csv"), results().keySet());
    assertEquals(RECORDS + 1, Files.readAllLines(folder.resolve("loud/file.csv")).size());
    assertFalse(rows.containsKey("file"));
    IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class, () -> spec(Set.of("in"), rows));
    assertTrue(unknown.getMessage().contains("no sink 'in'") && unknown.getMessage().contains("collect"), unknown.getMessage());
  }

  /** Fails when anything below a folder is touched, or the folder itself. */
  private static final class LoudStorage extends ForwardingStorage {
    private final Path loud;

    LoudStorage(Path loud) {
      super(Storage.local());
      this.loud = loud;
    }

    private Path quiet(Path path) {
      if (path.toAbsolutePath().startsWith(loud)) {
        throw new AssertionError("A sink was touched: " + path);
      }
      return path;
    }

    @Override
    public boolean exists(Path path) {
      return super.exists(quiet(path));
    }

    @Override
    public boolean isDirectory(Path path) {
      return super.isDirectory(quiet(path));
    }

    @Override
    public long sizeBytes(Path file) throws IOException {
      return super.sizeBytes(quiet(file));
    }

    @Override
    public StorageInput openInput(Path file) throws IOException {
      return super.openInput(quiet(file));
    }

    @Override
    public StorageOutput create(Path file) throws IOException {
      return super.create(quiet(file));
    }

    @Override
    public StorageOutput append(Path file, long keptBytes) throws IOException {
      return super.append(quiet(file), keptBytes);
    }

    @Override
    public void createDirectories(Path created) throws IOException {
      super.createDirectories(quiet(created));
    }

    @Override
    public List<Path> list(Path listed) throws IOException {
      return super.list(quiet(listed));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      super.rename(quiet(from), quiet(to));
    }

    @Override
    public void delete(Path path) throws IOException {
      super.delete(quiet(path));
    }

    @Override
    public void force(Path forced) throws IOException {
      super.force(quiet(forced));
    }
  }
}
