package dev.stillwater.ui.editor.clipboard;

import dev.stillwater.ui.editor.model.JobFragment;
import java.util.Optional;
import org.eclipse.swt.dnd.ByteArrayTransfer;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/**
 * Operators on the clipboard, for any pipeline editor of this computer; other programs get them as the text of a job file.
 *
 * <p>THREADING: UI thread.
 */
final class OperatorsTransfer extends ByteArrayTransfer {
  private static final String NAME = "dev.stillwater.operators";
  private static final int ID = registerType(NAME);
  private static final OperatorsTransfer INSTANCE = new OperatorsTransfer();

  private OperatorsTransfer() {}

  /** Puts the fragment on the clipboard. */
  static void copy(JobFragment fragment, Display display) {
    Clipboard clipboard = new Clipboard(display);
    try {
      clipboard.setContents(new Object[] {fragment.toBytes(), fragment.text()}, new Transfer[] {INSTANCE, TextTransfer.getInstance()});
    } finally {
      clipboard.dispose();
    }
  }

  /** The operators on the clipboard; empty when there are none. */
  static Optional<JobFragment> paste(Display display) {
    Clipboard clipboard = new Clipboard(display);
    try {
      if (clipboard.getContents(INSTANCE) instanceof byte[] bytes) {
        return JobFragment.of(bytes);
      }
      return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? JobFragment.ofText(text) : Optional.empty();
    } finally {
      clipboard.dispose();
    }
  }

  @Override
  protected int[] getTypeIds() {
    return new int[] {ID};
  }

  @Override
  protected String[] getTypeNames() {
    return new String[] {NAME};
  }
}
