package dev.stillwater.host.replay.process;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The process of a replay, as whoever starts it sees it. What it prints is its output stream; what it and its JVM complain about goes to a file of the
 * replay's folder.
 * It ends with its starter: the input stream is the sign.
 *
 * <p>THREADING: any thread.
 */
public final class ReplayProcess {
  /** Memory of a replay where its arguments name none. */
  public static final String MEMORY = "-Xmx512m";
  private static final Pattern MEMORY_MAX = Pattern.compile("-Xmx\\S+|-XX:Max(RAMPercentage|HeapSize)=");
  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w*GC\\b");
  /** Time in which a process that was told to stop may do so by itself. */
  private static final long CANCEL_MS = 800;

  private final ReplayFolder folder;
  private final Process process;
  private volatile boolean isCancelled;

  private ReplayProcess(ReplayFolder folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * How a process is started.
   *
   * @param java the java program
   * @param jvmArguments arguments of its JVM
   * @param classPath class path in the form of {@code java -cp}
   * @param environment its whole environment; empty for that of this process
   */
  public record Launch(Path java, List<String> jvmArguments, String classPath, Map<String, String> environment) {
    public Launch {
      jvmArguments = List.copyOf(jvmArguments);
      environment = Map.copyOf(environment);
    }

    /** The words of the command. */
    public List<String> command(ReplayFolder folder) {
      List<String> command = new ArrayList<>(List.of(java.toString(), "--enable-native-access=ALL-UNNAMED", "-XX:ErrorFile="
          + folder.path().resolve("jvm-error.log")));
      if (jvmArguments.stream().noneMatch(argument -> MEMORY_MAX.matcher(argument).lookingAt())) {
        command.add(MEMORY);
      }
      if (jvmArguments.stream().noneMatch(argument -> COLLECTOR.matcher(argument).matches())) {
        // As on the command line: the collector that takes least from a stream of records.
        command.add("-XX:+UseParallelGC");
      }
      command.addAll(jvmArguments);
      command.addAll(List.of("-cp", classPath, ReplayMain.class.getName(), folder.path().toString()));
      return command;
    }
  }

  /**
   * Starts the replay of a folder.
   *
   * @throws CannotStartException if there is no process to be had
   */
  public static ReplayProcess start(ReplayFolder folder, Launch launch) throws CannotStartException {
    ProcessBuilder builder = new ProcessBuilder(launch.command(folder)).directory(folder.path().toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.messages().toFile()));
    if (!launch.environment().isEmpty()) {
      builder.environment().clear();
      builder.environment().putAll(launch.environment());
    }
    try {
      ReplayProcess started = new ReplayProcess(folder, builder.start());
      started.process.onExit().thenRun(() -> started.ended());
      return started;
    } catch (IOException e) {
      CannotStartException problem = new CannotStartException("The process of the replay cannot be started: " + IoReason.of(e), e);
      ReplayHistory.end(folder, ReplayState.created(System.currentTimeMillis()), Phase.FAILED, Result.because(problem.getMessage()));
      throw problem;
    }
  }

  /** The process. Its error stream is empty. */
  public Process process() {
    return process;
  }

  /** The folder it writes to. */
  public ReplayFolder folder() {
    return folder;
  }

  /**
   * How the replay has ended, to be asked when its process has: one that could not say so itself is ended for it, so that nobody waits for it.
   *
   * @return empty if its folder is not there any more
   */
  public Optional<ReplayState> ended() {
    try {
      ReplayState state = folder.readState();
      if (state.phase().isTerminal()) {
        return Optional.of(state);
      }
      return Optional.of(isCancelled ? ReplayHistory.end(folder, state, Phase.CANCELLED, Result.NONE)
          : ReplayHistory.end(folder, state, Phase.FAILED, Result.because(LastWords.of(folder, state, OptionalInt.of(process.exitValue())))));
    } catch (CannotStartException removed) {
      return Optional.empty();
    }
  }

  /** Asks it to stop, and returns at once; one that does not within a second is killed. */
  public void cancel() {
    isCancelled = true;
    try {
      process.getOutputStream().close();
    } catch (IOException hasEnded) {
      // There is nobody to be told any more.
      return;
    }
    Thread.ofVirtual().name("replay-cancel").start(() -> {
      try {
        if (!process.waitFor(CANCEL_MS, TimeUnit.MILLISECONDS)) {
          process.toHandle().destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** The folder of this process's java program. */
  public static Path ownJava() {
    return Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
  }
}
