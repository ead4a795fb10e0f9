package dev.stillwater.cli;

import dev.stillwater.engine.JobState;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.DetachedLaunch;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job that is started in a process of its own, which is all that its caller waits for.
 *
 * <p>THREADING: started by one thread; the interrupt comes on another.
 */
final class DetachedRun {
  private final CommandSurroundings surroundings;

  DetachedRun(CommandSurroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Starts the job; returns the exit code. */
  int run(RunRequest request, Path named, Optional<Duration> limit) throws CannotStartException {
    RunRequest fromHere = new RunRequest(request.jobFile().toAbsolutePath().normalize(), request.settings(), request.parallelism(), request.currentFolder(),
        request.cacheFolder(), request.checkpoints());
    Thread starter = Thread.currentThread();
    surroundings.onInterrupt().accept(starter::interrupt);
    DetachedLaunch.Result result;
    try {
      result = new DetachedLaunch(JobRegistry.user(), DetachedLaunch.ownOptions()).start(fromHere, limit);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ProcessExit.INTERRUPTED;
    }
    // The process knows the file by another name.
    String absolute = fromHere.jobFile() + ":";
    result.messages().forEach(line -> surroundings.err().println(line.startsWith(absolute) ? named + line.substring(absolute.length() - 1) : line));
    if (result.entry().isEmpty()) {
      if (result.messages().isEmpty()) {
        surroundings.err().println("error: the job's own process has ended without a word, with exit code " + result.exitCode() + ".");
      }
      return result.exitCode() == ProcessExit.NO ? ProcessExit.NO : ProcessExit.CANNOT;
    }
    JobEntry entry = result.entry().get();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("jobId", entry.jobId());
    document.put("rest", entry.rest().toString());
    surroundings.out().println(Json.text(document));
    return entry.state() == JobState.FAILED ? ProcessExit.NO : ProcessExit.DONE;
  }
}
