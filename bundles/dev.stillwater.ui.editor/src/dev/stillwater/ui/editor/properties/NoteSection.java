package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.JobPackage;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;

/**
 * Text of a note on the drawing.
 *
 * <p>THREADING: UI thread.
 */
public final class NoteSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> Optional.empty());
    rows.own(JobPackage.Literals.NOTE_LAYOUT__TEXT, TextRow.Style.LINES);
  }
}
