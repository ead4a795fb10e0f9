package dev.stillwater.ui.operate.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;

/**
 * Makes the result files in the messages of a job links that open them.
 *
 * <p>THREADING: called by the console on its own thread; links are followed on the UI thread.
 */
public final class FileLinks implements IPatternMatchListenerDelegate {
  private TextConsole console;

  @Override
  public void connect(TextConsole connected) {
    console = connected;
  }

  @Override
  public void disconnect() {
    console = null;
  }

  @Override
  public void matchFound(PatternMatchEvent event) {
    try {
      String text = console.getDocument().get(event.getOffset(), event.getLength());
      int begin = Math.max(text.indexOf(" in "), text.indexOf("; see ") + 2) + " in ".length();
      Path file = Path.of(text.substring(begin).strip());
      if (file.isAbsolute()) {
        console.addHyperlink(new FileLink(file), event.getOffset() + begin, text.length() - begin);
      }
    } catch (BadLocationException | InvalidPathException noLink) {
      ILog.of(FileLinks.class).info("A console line names no file that could be a link");
    }
  }

  private record FileLink(Path file) implements IHyperlink {
    @Override
    public void linkActivated() {
      OpenFileAction.open(file);
    }

    @Override
    public void linkEntered() {
      // The console draws the link; there is nothing to add.
    }

    @Override
    public void linkExited() {
      // The console draws the link; there is nothing to take away.
    }
  }
}
