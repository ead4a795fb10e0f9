package dev.stillwater.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.CheckpointMode;
import dev.stillwater.engine.checkpoint.CheckpointRetention;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.RestartSettings;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.job.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the engine is told of a job's settings. */
class JobSettingsTest {
  private static final Path BASE = Path.of("jobs").toAbsolutePath();

  @Test
  void everySetting_reachesTheEngine() {
    // Catches a setting of the job's file that has no effect.
    JobSettings settings = settings("""
        <checkpointing intervalMs="6000" mode="at-least-once" timeoutMs="30000" minPauseMs="500" maxConcurrent="2" tolerableFailures="3" retained="4"
            retention="delete" directory="cp" savepointIntervalMs="60000" savepointDirectory="sp"/>
        <stateBackend kind="rocksdb" directory="rocks" incremental="false"/>
        <restartStrategy kind="failure-rate" delayMs="7" maxFailuresPerInterval="5" failureIntervalMs="9000"/>
        """, CheckpointOverrides.NONE);
    assertEquals(OptionalLong.of(6000), settings.checkpoints().intervalMs());
    assertEquals(CheckpointMode.AT_LEAST_ONCE, settings.checkpoints().mode());
    assertEquals(30_000, settings.checkpoints().timeoutMs());
    assertEquals(500, settings.checkpoints().minPauseMs());
    assertEquals(2, settings.checkpoints().maxConcurrent());
    assertEquals(3, settings.checkpoints().tolerableFailures());
    assertEquals(4, settings.checkpoints().retained());
    assertEquals(CheckpointRetention.DELETE, settings.checkpoints().retention());
    assertEquals(Optional.of(BASE.resolve("cp")), settings.checkpoints().directory());
    assertEquals(Optional.of(new JobSettings.Savepoints(60_000, BASE.resolve("sp"))), settings.savepoints());
    assertEquals(StateBackendSettings.Kind.ROCKSDB, settings.backend().kind());
    assertEquals(Optional.of(BASE.resolve("rocks")), settings.backend().localFolder());
    assertEquals(false, settings.backend().isIncremental());
    assertEquals(RestartSettings.Kind.FAILURE_RATE, settings.restart().kind());
    assertEquals(7, settings.restart().delayMs());
    assertEquals(5, settings.restart().maxFailuresPerInterval());
    assertEquals(9000, settings.restart().failureIntervalMs());
  }

  @Test
  void overrides_standInPlaceOfTheFile() {
    Path other = BASE.resolve("other");
    JobSettings settings = settings("<checkpointing intervalMs=\"6000\" retained=\"4\" directory=\"cp\"/>",
        new CheckpointOverrides(Optional.of(StateBackendSettings.Kind.MEMORY), OptionalLong.of(200), Optional.of(other), OptionalInt.of(9), Optional.empty(),
            false, ClaimMode.NO_CLAIM));
    assertEquals(OptionalLong.of(200), settings.checkpoints().intervalMs());
    assertEquals(Optional.of(other), settings.checkpoints().directory());
    assertEquals(9, settings.checkpoints().retained());
    assertEquals(StateBackendSettings.Kind.MEMORY, settings.backend().kind());
  }

  @Test
  void plainJob_takesNoCheckpoints_unlessAFolderIsNamed() {
    // Catches a folder from outside that stays empty, and checkpoints that nobody asked for.
    JobSettings plain = settings("", CheckpointOverrides.NONE);
    assertTrue(plain.checkpoints().intervalMs().isEmpty() && plain.savepoints().isEmpty());
    assertEquals(Optional.of(BASE.resolve("out/test/checkpoints")), plain.checkpoints().directory());
    JobSettings named = settings("", new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), Optional.of(BASE), OptionalInt.empty(),
        Optional.empty(), false, ClaimMode.NO_CLAIM));
    assertEquals(OptionalLong.of(JobSettings.DEFAULT_INTERVAL_MS), named.checkpoints().intervalMs());
  }

  private static JobSettings settings(String elements, CheckpointOverrides overrides) {
    String text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Test">
        """ + elements + "</job:Job>";
    Job job = JobFile.load(text.getBytes(StandardCharsets.UTF_8), "test.job").job().orElseThrow();
    return JobSettings.of(job, overrides, BASE, "test");
  }
}
