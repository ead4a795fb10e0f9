package dev.stillwater.ui.editor.properties;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * A sentence across the section that follows the settings above it: what they come to, or what is unwise about them.
 *
 * <p>THREADING: UI thread.
 */
final class NoteRow implements Row {
  private static final int WIDTH = 300;

  private final Supplier<Note> source;
  private final MessageLabel message;

  /**
   * A sentence.
   *
   * @param text the words; empty for none
   * @param isWarning whether it warns
   */
  record Note(String text, boolean isWarning) {
    static Note of(String text) {
      return new Note(text, false);
    }

    static Note warning(String text) {
      return new Note(text, true);
    }
  }

  NoteRow(Composite parent, String id, Supplier<Note> source) {
    this.source = source;
    Label indent = Widgets.label(parent, "");
    indent.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    message = new MessageLabel(parent);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
    data.widthHint = WIDTH;
    message.control().setLayoutData(data);
    message.control().setData("dev.stillwater.id", id);
  }

  @Override
  public void refresh() {
    Note note = source.get();
    if (note.isWarning() && !note.text().isEmpty()) {
      message.show(note.text(), false);
    } else {
      message.showNote(note.text());
    }
  }
}
