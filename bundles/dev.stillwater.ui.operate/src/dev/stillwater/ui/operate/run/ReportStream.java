package dev.stillwater.ui.operate.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A text that is known later, as a stream: reading waits for it.
 *
 * <p>THREADING: one reader.
 */
final class ReportStream extends InputStream {
  private final CompletableFuture<String> text;
  private InputStream bytes;

  ReportStream(CompletableFuture<String> text) {
    this.text = text;
  }

  @Override
  public int read() throws IOException {
    return bytes().read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return bytes().read(target, offset, length);
  }

  private InputStream bytes() throws IOException {
    if (bytes == null) {
      try {
        bytes = new ByteArrayInputStream(text.get().getBytes(StandardCharsets.UTF_8));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while waiting for the report of the job", e);
      } catch (ExecutionException e) {
        throw new IOException("The report of the job could not be read", e.getCause());
      }
    }
    return bytes;
  }
}
