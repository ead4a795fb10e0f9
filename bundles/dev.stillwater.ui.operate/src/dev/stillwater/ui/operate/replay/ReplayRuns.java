package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.process.ReplayProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The replays that this workbench has started and that still run.
 *
 * <p>THREADING: any thread.
 */
final class ReplayRuns {
  private static final Map<Path, ReplayProcess> RUNNING = new ConcurrentHashMap<>();

  private ReplayRuns() {
  }

  /** Knows a replay until its process ends. */
  static void add(ReplayProcess process) {
    RUNNING.put(process.folder().path(), process);
    process.process().onExit().thenRun(() -> RUNNING.remove(process.folder().path()));
  }

  /** The replay that writes into a folder. */
  static Optional<ReplayProcess> of(Path folder) {
    return Optional.ofNullable(RUNNING.get(folder.toAbsolutePath().normalize()));
  }
}
