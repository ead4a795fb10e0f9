package dev.stillwater.host;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.registry.JobEntry;
import dev.stillwater.host.registry.JobRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Starts a job in a process of its own that lives on when this one has gone: in a session of its own, with none of this one's streams.
 *
 * <p>THREADING: one thread.
 */
public final class DetachedLaunch {
  private static final long LOOK_MS = 20;
  /** The lock keeps a later build from removing the program below the job; the session keeps signals to this one's group away from it. */
  private static final String WRAPPER = """
      if [ -n "$1" ] && command -v flock >/dev/null 2>&1; then exec 8<"$1" && flock -s 8; fi
      shift
      if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
      trap '' HUP
      exec "$@"
      """;

  private final JobRegistry registry;
  private final List<String> javaOptions;

  /**
   * What became of the start.
   *
   * @param entry the job that runs, or has come to its end by now; empty if it could not start
   * @param messages what its process said, a line each
   * @param exitCode how the process of a job that could not start has ended
   */
  public record Result(Optional<JobEntry> entry, List<String> messages, int exitCode) {
    public Result {
      messages = List.copyOf(messages);
    }
  }

  /**
   * Starts jobs with the registry.
   *
   * @param javaOptions options of the new JVM
   */
  public DetachedLaunch(JobRegistry registry, List<String> javaOptions) {
    this.registry = registry;
    this.javaOptions = List.copyOf(javaOptions);
  }

  /** The options that this JVM was started with, but those of a debugger. */
  public static List<String> ownOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib:jdwp") && !option.startsWith("-Xrunjdwp") && !option.startsWith("-XX:ArchiveClassesAtExit")).toList();
  }

  /**
   * Starts the job and waits until it runs, has ended or cannot start.
   *
   * @throws CannotStartException if there is no process to be had, or the registry cannot be written
   */
  public Result start(RunRequest request, Optional<Duration> limit) throws CannotStartException, InterruptedException {
    String jobId = UUID.randomUUID().toString().replace("-", "");
    try {
      registry.create(jobId);
      Process process = process(HostArguments.detached(request, jobId, limit), jobId).start();
      try {
        return await(process, jobId);
      } catch (InterruptedException stopped) {
        // Whoever asked has given up, and nobody would know of the job.
        process.destroy();
        throw stopped;
      }
    } catch (IOException e) {
      throw new CannotStartException("The job's own process cannot be started: " + IoReason.of(e), e);
    }
  }

  private Result await(Process process, String jobId) throws InterruptedException, IOException {
    while (true) {
      boolean hasEnded = process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS);
      Optional<JobEntry> entry = registry.entry(jobId);
      List<String> messages = entry.isEmpty() && !hasEnded ? List.of() : Files.readAllLines(registry.folder(jobId).resolve(JobRegistry.MESSAGES));
      if (entry.isPresent()) {
        return new Result(entry, messages, 0);
      }
      if (hasEnded) {
        registry.remove(jobId);
        return new Result(Optional.empty(), messages, process.exitValue());
      }
    }
  }

  private ProcessBuilder process(HostArguments arguments, String jobId) {
    List<String> command = new ArrayList<>();
    boolean isWindows = System.getProperty("os.name", "").startsWith("Windows");
    if (!isWindows) {
      command.addAll(List.of("/bin/sh", "-c", WRAPPER, "stillwater", programFolder()));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", isWindows ? "java.exe" : "java").toString());
    command.addAll(javaOptions);
    command.addAll(List.of("-Dstillwater.jobs=" + registry.folder(jobId).getParent(), "-cp", System.getProperty("java.class.path"), JobProcess.class.getName()));
    command.addAll(arguments.toWords());
    Path folder = registry.folder(jobId);
    return new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of(isWindows ? "NUL" : "/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(JobRegistry.OUTPUT).toFile()))
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(JobRegistry.MESSAGES).toFile()));
  }

  /** The folder that holds the program's jars; empty if it is not made of jars. */
  private static String programFolder() {
    try {
      Path place = Path.of(DetachedLaunch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? place.getParent().toString() : "";
    } catch (URISyntaxException unusual) {
      throw new IllegalStateException(unusual);
    }
  }
}
