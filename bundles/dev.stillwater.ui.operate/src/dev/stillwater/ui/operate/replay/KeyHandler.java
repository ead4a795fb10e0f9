package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.results.KeyRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Looks for the input behind a key of a comparison, in a process like that of a replay. Only the editor of the comparison asks for that.
 *
 * <p>THREADING: as {@link ReplayAction}.
 */
public final class KeyHandler extends ReplayAction {
  @Override
  String name() {
    return Messages.key_name;
  }

  @Override
  public void setEnabled(Object context) {
    setBaseEnabled(true);
  }

  @Override
  void run(ReplayHistory.Entry entry, ExecutionEvent event, IProgressMonitor monitor) throws CoreException, IOException {
    String id = event.getCommand().getId();
    Optional<String> request = Optional.ofNullable(event.getParameter(id + ".request"));
    Optional<String> answer = Optional.ofNullable(event.getParameter(id + ".answer"));
    if (request.isPresent() && answer.isPresent()) {
      ReplayFolder folder = new ReplayFolder(Path.of(answer.get()));
      folder.createKey(KeyRequest.parse(request.get()), System.currentTimeMillis());
      ReplayStart.inside(folder, entry.order());
    }
  }
}
