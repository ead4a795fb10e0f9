package dev.stillwater.host.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a process still runs. One that has ended and that its parent has not asked for yet has a number still, and does not run.
 *
 * <p>THREADING: stateless.
 */
final class Liveness {
  /** Systems tell the start of a process in coarse steps, and not always the same one. */
  private static final long START_TOLERANCE_MS = 3000;

  private Liveness() {
  }

  /** Whether the process runs and is the one that was meant, not a later one of its number. */
  static boolean runs(JobEntry.Identity process) {
    Optional<ProcessHandle> found = ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive);
    if (found.isEmpty() || isZombie(process.pid())) {
      return false;
    }
    return process.startTimeMs() == 0 || found.get().info().startInstant()
        .map(start -> Math.abs(start.toEpochMilli() - process.startTimeMs()) <= START_TOLERANCE_MS).orElse(true);
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      int end = stat.lastIndexOf(')');
      return end >= 0 && end + 2 < stat.length() && "ZX".indexOf(stat.charAt(end + 2)) >= 0;
    } catch (IOException notLinux) {
      return false;
    }
  }
}
