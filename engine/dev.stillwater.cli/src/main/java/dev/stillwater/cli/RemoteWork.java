package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Work that a verb lets the process of a job do, and what is said when it does not.
 *
 * <p>THREADING: started by one thread; the interrupt comes on another.
 */
final class RemoteWork {
  private static final long LOOK_MS = 20;
  private static final long END_MS_MAX = 60_000;
  private final CommandSurroundings surroundings;
  private final JobEntry entry;

  /** Something that asks a job and waits. */
  interface Work {
    /** Does it. */
    void run() throws ClientException, InterruptedException;
  }

  RemoteWork(CommandSurroundings surroundings, JobEntry entry) {
    this.surroundings = surroundings;
    this.entry = entry;
  }

  /** Does the work; the exit code. */
  int run(Work work) {
    Thread worker = Thread.currentThread();
    surroundings.onInterrupt().accept(worker::interrupt);
    try {
      work.run();
      return ProcessExit.DONE;
    } catch (ClientException problem) {
      surroundings.err().println("error: " + problem.getMessage());
      if (problem.kind() == ClientException.Kind.UNREACHABLE && !entry.state().isTerminal() && entry.process().runs()) {
        surroundings.err().println("Its process " + entry.process().pid() + " runs and may be busy: try again, or end it by hand. The job can go on from its last checkpoint, "
            + "with 'run JOB --from latest'.");
      }
      return ProcessExit.CANNOT;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      surroundings.err().println("Interrupted. What the job was asked for goes on.");
      return ProcessExit.INTERRUPTED;
    }
  }

  /** Waits until the registry tells of the end of the job; an error after a minute. */
  static JobEntry awaitEnd(JobRegistry registry, JobEntry running) throws ClientException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MS_MAX);
    JobEntry entry = registry.entry(running.jobId()).orElse(running);
    while (!entry.state().isTerminal()) {
      if (System.nanoTime() - deadline > 0) {
        throw new UsageException("The job " + entry.jobId() + " was asked to end and still runs after " + END_MS_MAX / 1000 + " s, in the process "
            + entry.process().pid() + ".");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      entry = registry.entry(running.jobId()).orElse(entry);
    }
    return entry;
  }

  /** What is printed of a savepoint. */
  static String savepointText(String jobId, String path, String format) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("jobId", jobId);
    document.put("savepoint", path);
    return format.equals(OutputFormat.JSON) ? Json.text(document) : path;
  }
}
