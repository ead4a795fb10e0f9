package dev.stillwater.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostArgumentsTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  @Test
  void allArguments_comeThroughAProcessUnchanged() {
    // Catches an option that the starter writes and the job's process reads as another one, or not at all.
    CheckpointOverrides checkpoints = new CheckpointOverrides(Optional.of(StateBackendSettings.Kind.ROCKSDB), OptionalLong.of(1500), Optional.of(Path.of("/c d")),
        OptionalInt.of(3), Optional.of("/s/chk-1"), true, ClaimMode.CLAIM);
    RunRequest request = new RunRequest(Path.of("a b.job"), List.of("x.text=--from", "y.n="), OptionalInt.of(4), Path.of(""), Optional.empty(), checkpoints);
    HostArguments read = HostArguments.parse(HostArguments.detached(request, ID, Optional.of(Duration.ofMillis(90))).toWords());
    assertEquals(request.jobFile(), read.request().jobFile());
    assertEquals(request.settings(), read.request().settings());
    assertEquals(request.parallelism(), read.request().parallelism());
    assertEquals(checkpoints, read.request().checkpoints());
    assertEquals(Optional.of(ID), read.jobId());
    assertEquals(Optional.of(Duration.ofMillis(90)), read.limit());
    assertTrue(read.isDetached() && read.isServed());
    assertFalse(read.isProgressShown());
  }

  @Test
  void argumentsOfTheIde_areServedAndTellProgress() {
    RunRequest request = new RunRequest(Path.of("a.job"), List.of(), OptionalInt.empty(), Path.of(""), Optional.empty(), CheckpointOverrides.NONE);
    HostArguments read = HostArguments.parse(HostArguments.served(request, ID).toWords());
    assertTrue(read.isServed() && read.isProgressShown());
    assertFalse(read.isDetached());
    assertEquals(CheckpointOverrides.NONE, read.request().checkpoints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.job b.job", "a.job --unknown", "a.job --parallelism", "a.job --parallelism x", "a.job --retain -1"})
  void wordsWithoutSense_areRefusedWithTheUsage(String words) {
    IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> HostArguments.parse(words.isEmpty() ? List.of() : List.of(words.split(" "))));
    assertTrue(problem.getMessage().contains("usage: JobProcess"), problem.getMessage());
  }
}
