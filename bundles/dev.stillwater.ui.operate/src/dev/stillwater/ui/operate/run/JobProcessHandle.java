package dev.stillwater.ui.operate.run;

import dev.stillwater.host.JobProgress;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.ui.operate.failure.FailureLinks;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The process of a job as the console shows it: progress is kept out of its error stream, and the report of a job that ended well
 * stands at the end of its output stream.
 *
 * <p>THREADING: any thread.
 */
final class JobProcessHandle extends Process {
  private static final long END_MS = 2_000;
  private final Process process;
  private final ProgressFilterStream errors;
  private final InputStream output;

  JobProcessHandle(Process process, Consumer<JobProgress> listener) {
    this.process = process;
    this.errors = new ProgressFilterStream(process.getErrorStream(), listener);
    this.output = new SequenceInputStream(process.getInputStream(), new ReportStream(errors.report().thenApply(this::ending)));
  }

  /** What stands at the end of the output: the report, or under a failure what can be done next. */
  private String ending(String report) {
    try {
      boolean hasFailed = report.isEmpty() && process.waitFor(END_MS, TimeUnit.MILLISECONDS) && process.exitValue() == ProcessExit.NO;
      return hasFailed ? FailureLinks.line() + "\n" : report;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return report;
    }
  }

  /** What the job said at its end; complete when its error stream has ended. */
  CompletableFuture<String> report() {
    return errors.report();
  }

  @Override
  public OutputStream getOutputStream() {
    return process.getOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return output;
  }

  @Override
  public InputStream getErrorStream() {
    return errors;
  }

  @Override
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    return process.waitFor(timeout, unit);
  }

  @Override
  public int exitValue() {
    return process.exitValue();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void destroy() {
    errors.expectReport();
    // The handle only sends the signal; Process.destroy would close the streams and lose what the job still says.
    process.toHandle().destroy();
  }

  @Override
  public Process destroyForcibly() {
    process.toHandle().destroyForcibly();
    return this;
  }

  @Override
  public boolean supportsNormalTermination() {
    return process.supportsNormalTermination();
  }

  @Override
  public ProcessHandle toHandle() {
    return process.toHandle();
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return process.onExit().thenApply(ended -> this);
  }
}
