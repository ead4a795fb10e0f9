package dev.stillwater.ui.operate.preview;

import dev.stillwater.host.preview.PreviewClient;
import dev.stillwater.host.preview.PreviewRequest;
import dev.stillwater.host.preview.PreviewResult;
import dev.stillwater.ui.operate.launch.JobClassPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.services.IDisposable;

/**
 * Runs previews in a process of its own, which is kept ready while the workbench runs.
 *
 * <p>THREADING: any thread but that of the UI; {@link #cancel} by any. LIFECYCLE: a service of the workbench.
 */
public final class PreviewService implements IDisposable {
  private Optional<PreviewClient> client = Optional.empty();
  private volatile boolean isDisposed;

  /** Starts the process, so that the first preview need not wait for it. */
  public void warmUp() throws CoreException, IOException {
    if (!isDisposed) {
      client().start();
    }
  }

  /** Runs a preview and waits for it; empty if it was cancelled. */
  public Optional<PreviewResult> preview(PreviewRequest request) throws CoreException, IOException {
    return client().preview(request);
  }

  /** Stops what is under way. */
  public void cancel() {
    running().ifPresent(PreviewClient::cancel);
  }

  @Override
  public void dispose() {
    isDisposed = true;
    running().ifPresent(PreviewClient::close);
  }

  private synchronized Optional<PreviewClient> running() {
    return client;
  }

  private synchronized PreviewClient client() throws CoreException {
    if (client.isEmpty()) {
      client = Optional.of(new PreviewClient(Path.of(System.getProperty("java.home"), "bin", "java"), JobClassPath.text()));
    }
    return client.get();
  }
}
