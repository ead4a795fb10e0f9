package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.JobPackage;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;

/**
 * Name of a group of the drawing, and whether it is folded.
 *
 * <p>THREADING: UI thread.
 */
public final class GroupSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> Optional.empty());
    rows.own(JobPackage.Literals.GROUP_LAYOUT__NAME, TextRow.Style.LINE);
    rows.own(JobPackage.Literals.GROUP_LAYOUT__FOLDED, TextRow.Style.LINE);
  }
}
