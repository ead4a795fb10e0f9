package dev.stillwater.testkit.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.compiler.CompileException;
import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.compiler.ReplayCompiler;
import dev.stillwater.engine.compare.ComparedVersion;
import dev.stillwater.engine.compare.ComparisonOptions;
import dev.stillwater.engine.compare.ComparisonOptions.Streams;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.ComparisonResult.Outcome;
import dev.stillwater.engine.compare.Divergence;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.engine.compare.Presence;
import dev.stillwater.engine.compare.RunComparison;
import dev.stillwater.engine.compare.StreamDiff;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.replay.ReplaySpec;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of the flights, compared in full. */
class RunComparisonTest {
  private static final Path SAMPLES = Path.of("..", "..", "samples", "flights").toAbsolutePath().normalize();
  private static final long NANOS_A_MS = 1_000_000;

  @TempDir
  Path folder;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private ComparedVersion version(String name, String... replacements) throws Exception {
    String text = Files.readString(SAMPLES.resolve("delays-by-origin.job"));
    for (int index = 0; index < replacements.length; index += 2) {
      assertTrue(text.contains(replacements[index]), replacements[index]);
      text = text.replace(replacements[index], replacements[index + 1]);
    }
    JobLoadResult loaded = JobFile.load(text.getBytes(StandardCharsets.UTF_8), name);
    Job job = loaded.job().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    CompileOptions options = new CompileOptions(SAMPLES, name, Optional.empty());
    return new ComparedVersion(ReplaySpec.of(ReplayCompiler.compile(job, options, Set.of(), false).named(name), folder.resolve(name)), () -> {
      try {
        return ReplayCompiler.compile(job, options, Set.of(), true).named(name);
      } catch (CompileException e) {
        throw new AssertionError(e.problems().toString(), e);
      }
    });
  }

  private ComparisonResult compare(ComparedVersion a, ComparedVersion b, Equality equality) throws SnapshotException {
    return RunComparison.run(a, b, equality, ComparisonOptions.full(), threads, ProgressListener.NONE);
  }

  @Test
  void sameVersion_isEqualInResultsStreamsAndStates() throws Exception {
    // Catches anything in which two replays of one job differ, and a comparison that compares nothing.
    ComparisonResult result = RunComparison.run(version("A"), version("B"), Equality.EXACT.withOrderIgnored(false), ComparisonOptions.full().withStreams(Streams.ALWAYS),
        threads, ProgressListener.NONE);
    assertEquals("All 4,561 results are equal.", result.verdict());
    assertEquals(List.of(20_000L, 9493L, 4561L), result.streams().orElseThrow().stream().map(stream -> stream.rows().equal()).toList());
    assertTrue(result.operators().stream().anyMatch(operator -> operator.state().orElseThrow().states().stream().anyMatch(state -> state.entriesAfter() > 10)));
    assertTrue(result.divergence().isEmpty());
  }

  @Test
  void changedAggregate_isFoundWhereItsStateFirstDiffers() throws Exception {
    // Catches the record that makes a window fire being taken for the one that made it differ.
    ComparisonResult result = compare(version("A"), version("B", "max(delay)", "max(delay &lt; 200 ? delay : 1)"), Equality.EXACT);
    assertEquals("47 of 4,561 results differ, all in operator daily, first at key MCI, window 2001-01-02, caused by the record at flights-20k.csv line 346.",
        result.verdict());
    assertEquals(List.of("daily"), result.origins());
    assertEquals(Divergence.Kind.STATE, result.divergence().orElseThrow().kind());
    assertEquals(List.of("flights-20k.csv line 346", "flights-20k.csv line 414"), result.contribution().orElseThrow().a().stream().map(arrival -> arrival.position()).toList());
    assertEquals(Outcome.EQUAL, compare(version("A"), version("B", "max(delay)", "max(delay &lt; 200 ? delay : 1)"), Equality.EXACT.withIgnoredFields(Set.of("max_delay")))
        .outcome());
  }

  @Test
  void operatorThatOnlyOneVersionHas_isTheOrigin() throws Exception {
    // Catches the operator behind being blamed for what reaches it.
    ComparisonResult result = compare(version("A"), version("B", "<streams source=\"flights\" target=\"delayed\"/>",
        "<operators uid=\"near\" kind=\"filter\"><expressions text=\"distance &lt; 1000\"/></operators>"
            + "<streams source=\"flights\" target=\"near\"/><streams source=\"near\" target=\"delayed\"/>"), Equality.EXACT);
    assertEquals(Outcome.DIFFERENT, result.outcome());
    assertEquals(List.of("near"), result.origins());
    Divergence divergence = result.divergence().orElseThrow();
    assertEquals("near", divergence.operator());
    assertEquals(Presence.ONLY_AFTER, divergence.presence());
    StreamDiff near = result.streams().orElseThrow().stream().filter(stream -> stream.source().equals("near")).findFirst().orElseThrow();
    assertEquals(Presence.ONLY_AFTER, near.rows().presence());
  }

  @Test
  void sourceThatOnlyOneVersionHas_doesNotShiftTheRecords() throws Exception {
    // Catches the n-th record of one version being held against another record of the other.
    String more = "<operators uid=\"a-ticks\" kind=\"generator\"><parameters name=\"count\" value=\"3000\"/><parameters name=\"start\" value=\"2001-01-01T00:00:00Z\"/>"
        + "<parameters name=\"rate\" value=\"1\"/><expressions name=\"tick\" text=\"n\"/></operators><operators uid=\"ticks\" kind=\"csv-sink\"/>"
        + "<streams source=\"a-ticks\" target=\"ticks\"/>";
    ComparisonResult result = compare(version("A"), version("B", "</job:Job>", more + "</job:Job>", "max(delay)", "max(delay &lt; 200 ? delay : 1)"), Equality.EXACT);
    assertEquals("flights-20k.csv line 346", result.divergence().orElseThrow().record().orElseThrow().position());
    assertEquals(3000, result.sinks().stream().filter(sink -> sink.name().equals("ticks")).findFirst().orElseThrow().onlyB());
    assertEquals(3047, result.differenceCount());
  }

  @Test
  void versionThatFails_isTheVerdict() throws Exception {
    // Catches a failure of one side that ends the comparison without a result.
    ComparisonResult result = compare(version("A"), version("B", "avg(delay)", "avg(delay / (delay == 353 ? delay - 353 : 1))"), Equality.EXACT);
    assertEquals(Outcome.DIFFERENT, result.outcome());
    assertTrue(result.verdict().startsWith("Only B fails in operator daily"), result::verdict);
    Divergence divergence = result.divergence().orElseThrow();
    assertEquals("daily", divergence.operator());
    assertFalse(divergence.record().isEmpty());
  }

  @Test
  void cancel_isHeardWithinATenthOfASecondInEveryPass() throws Exception {
    // Catches a pass that runs to its end whatever the person says.
    Set<String> passes = Set.of("comparing results, input records", "comparing streams, input records", "looking for the first divergence, input records",
        "looking for the input behind a result, input records");
    for (String pass : passes) {
      AtomicLong asked = new AtomicLong();
      ProgressListener listener = new ProgressListener() {
        @Override
        public void progressed(String what, long done, long total) {
          if (what.equals(pass)) {
            asked.compareAndSet(0, System.nanoTime());
          }
        }

        @Override
        public boolean isCancelled() {
          return asked.get() != 0;
        }
      };
      assertThrows(SnapshotException.Cancelled.class, () -> RunComparison.run(version("A"), version("B", "max(delay)", "max(delay &lt; 390 ? delay : 1)"), Equality.EXACT,
          ComparisonOptions.full(), threads, listener), pass);
      long millis = (System.nanoTime() - asked.get()) / NANOS_A_MS;
      // A tenth of a second, and what a busy machine adds.
      assertTrue(millis < 1000, pass + " took " + millis + " ms");
    }
  }
}
