package dev.stillwater.flink.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.DetachedLaunch;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** A job of the desktop that counts numbers without end, in a process of its own. LIFECYCLE: close it. */
record DesktopJob(JobRegistry registry, JobEntry entry) implements AutoCloseable {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** Writes the job's file: a source, a keyed window and a sink that shows nothing to anybody. */
  static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("numbers.job"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Numbers">
          <operators uid="gen" kind="generator">
            <parameters name="rate" value="1000"/>
            <expressions name="number" text="n"/>
            <expressions name="remainder" text="n % 7"/>
          </operators>
          <operators uid="sums" kind="window-aggregate">
            <parameters name="size" value="100ms"/>
            <expressions name="sum" text="sum(number)"/>
          </operators>
          <operators uid="out" kind="csv-sink"/>
          <streams source="gen" target="sums" partitioning="hash">
            <keyFields>remainder</keyFields>
          </streams>
          <streams source="sums" target="out"/>
          <checkpointing intervalMs="2000"/>
        </job:Job>
        """);
  }

  /** What runs the job. */
  static RunRequest request(Path jobFile) {
    return new RunRequest(jobFile, List.of(), OptionalInt.of(2), jobFile.getParent(), Optional.empty(), CheckpointOverrides.NONE);
  }

  /** Starts the job as {@code run --detached} does. */
  static DesktopJob start(Path folder) throws Exception {
    JobRegistry registry = new JobRegistry(folder.resolve("jobs"));
    DetachedLaunch.Result result = new DetachedLaunch(registry, List.of("-Xmx256m")).start(request(write(folder)), Optional.empty());
    return new DesktopJob(registry, result.entry().orElseThrow(() -> new AssertionError(String.join("\n", result.messages()))));
  }

  String id() {
    return entry.jobId();
  }

  String token() throws IOException {
    return registry.token(id());
  }

  /** Waits until the registry tells of the end of the job. */
  JobEntry awaitEnd() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    JobEntry now = registry.entry(id()).orElseThrow();
    while (!now.state().isTerminal()) {
      assertTrue(System.nanoTime() < end, "still runs");
      LockSupport.parkNanos(5_000_000);
      now = registry.entry(id()).orElseThrow();
    }
    return now;
  }

  @Override
  public void close() {
    ProcessHandle.of(entry.process().pid()).filter(process -> !registry.entry(id()).orElseThrow().state().isTerminal()).ifPresent(ProcessHandle::destroyForcibly);
  }
}
