package dev.stillwater.ui.operate.run;

import dev.stillwater.host.JobProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The error stream of a job's JVM without its progress lines, which go to a listener as they come, and without the report of a job
 * that ended well, which is no error and goes to whoever awaits {@link #report}.
 *
 * <p>Everything else passes at once, unfinished lines too; only what may still become a progress line is held back.
 *
 * <p>THREADING: one reader; the listener is called on its thread. {@link #expectReport} and {@link #report}: any thread.
 */
public final class ProgressFilterStream extends InputStream {
  private static final Set<String> ENDED_WELL = Set.of("FINISHED", "CANCELED", "CANCELLED", "CANCELLING");
  private static final String ERROR = "error:";
  private static final byte[] START = JobProgress.LINE_START.getBytes(StandardCharsets.UTF_8);
  private final InputStream source;
  private final Consumer<JobProgress> listener;
  private final byte[] chunk = new byte[8192];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private byte[] passed = {};
  private int passedIndex;
  private final StringBuilder reported = new StringBuilder();
  private final CompletableFuture<String> report = new CompletableFuture<>();
  private volatile boolean isReportExpected;
  /** Whether the present line is known not to be progress and passes as it comes. */
  private boolean isOther;

  /** Reads the source; the listener gets each progress line. */
  public ProgressFilterStream(InputStream source, Consumer<JobProgress> listener) {
    this.source = Objects.requireNonNull(source, "source");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** From now on lines that are no errors belong to the report: the job was asked to end. */
  public void expectReport() {
    isReportExpected = true;
  }

  /** The report, complete when the stream has ended; empty for a job that failed. */
  public CompletableFuture<String> report() {
    return report;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int length = read(one, 0, 1);
    return length < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (passedIndex == passed.length) {
      int size = readSource();
      if (size < 0 && line.size() == 0) {
        report.complete(reported.toString());
        return -1;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      if (size < 0) {
        endLine(out);
      }
      for (int index = 0; index < size; index++) {
        accept(chunk[index], out);
      }
      passed = out.toByteArray();
      passedIndex = 0;
      if (size < 0 && passed.length == 0) {
        report.complete(reported.toString());
        return -1;
      }
    }
    int size = Math.min(length, passed.length - passedIndex);
    System.arraycopy(passed, passedIndex, target, offset, size);
    passedIndex += size;
    return size;
  }

  @Override
  public int available() throws IOException {
    return passed.length - passedIndex;
  }

  @Override
  public void close() throws IOException {
    report.complete(reported.toString());
    source.close();
  }

  private int readSource() throws IOException {
    try {
      return source.read(chunk);
    } catch (IOException e) {
      report.complete(reported.toString());
      throw e;
    }
  }

  private void accept(byte value, ByteArrayOutputStream out) {
    if (isOther) {
      out.write(value);
      isOther = value != '\n';
      return;
    }
    int position = line.size();
    line.write(value);
    if (position < START.length && value != START[position] && !isReportExpected) {
      out.writeBytes(line.toByteArray());
      line.reset();
      isOther = value != '\n';
    } else if (value == '\n') {
      endLine(out);
    }
  }

  /** The held line is complete: progress goes to the listener, a line of the report to the report, anything else passes. */
  private void endLine(ByteArrayOutputStream out) {
    byte[] held = line.toByteArray();
    line.reset();
    String text = new String(held, StandardCharsets.UTF_8);
    Optional<JobProgress> progress = JobProgress.parse(text.strip());
    if (progress.isPresent()) {
      isReportExpected |= ENDED_WELL.contains(progress.get().state());
      listener.accept(progress.get());
    } else if (isReportExpected && !text.startsWith(ERROR)) {
      reported.append(text);
    } else {
      out.writeBytes(held);
    }
  }
}
