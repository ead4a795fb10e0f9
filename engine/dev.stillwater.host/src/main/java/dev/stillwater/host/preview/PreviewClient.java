package dev.stillwater.host.preview;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a process for previews ready, and asks it. A process that was cancelled or has died is replaced by a new one with the next question.
 *
 * <p>THREADING: {@link #start} and {@link #preview} by one thread at a time; {@link #cancel} by any. LIFECYCLE: until {@link #close}.
 */
public final class PreviewClient implements AutoCloseable {
  private static final long END_MS = 500;

  private final Path java;
  private final String classPath;
  private volatile Optional<Process> process = Optional.empty();
  private volatile boolean isCancelled;

  /**
   * Makes a client; no process is started yet.
   *
   * @param java the java program
   * @param classPath class path of the process, in the form of {@code java -cp}
   */
  public PreviewClient(Path java, String classPath) {
    this.java = java;
    this.classPath = classPath;
  }

  /** Starts the process if there is none, so that the next preview finds it ready; returns at once. */
  public synchronized void start() throws IOException {
    if (process.filter(Process::isAlive).isEmpty()) {
      List<String> command = List.of(java.toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED", "-cp", classPath, PreviewProcess.class.getName());
      process = Optional.of(new ProcessBuilder(command).redirectError(Redirect.DISCARD).start());
    }
  }

  /**
   * Runs a preview and waits for it.
   *
   * @return the rows; empty if it was cancelled
   * @throws IOException if the process cannot be started or has died
   */
  public synchronized Optional<PreviewResult> preview(PreviewRequest request) throws IOException {
    isCancelled = false;
    start();
    Process running = process.orElseThrow();
    try {
      request.write(new DataOutputStream(new BufferedOutputStream(running.getOutputStream())));
      return Optional.of(PreviewResult.read(new DataInputStream(new BufferedInputStream(running.getInputStream()))));
    } catch (IOException gone) {
      end(running);
      if (isCancelled) {
        return Optional.empty();
      }
      throw new IOException("The process of the preview has ended by itself, exit code " + exitCode(running) + ".", gone);
    }
  }

  /** Stops the preview that is under way, with its process. */
  public void cancel() {
    isCancelled = true;
    close();
  }

  @Override
  public void close() {
    process.ifPresent(PreviewClient::end);
    process = Optional.empty();
  }

  private static void end(Process ended) {
    ended.destroyForcibly();
  }

  private static String exitCode(Process ended) {
    try {
      return ended.waitFor(END_MS, TimeUnit.MILLISECONDS) ? Integer.toString(ended.exitValue()) : "unknown";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
