package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.JobPackage;
import org.eclipse.swt.widgets.Composite;

/**
 * Name, description, parallelism and replay of a job.
 *
 * <p>THREADING: UI thread.
 */
public final class JobGeneralSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> diagram().problems().ofJob(feature));
    rows.own(JobPackage.Literals.JOB__NAME, TextRow.Style.LINE);
    rows.own(JobPackage.Literals.JOB__DESCRIPTION, TextRow.Style.LINES);
    rows.own(JobPackage.Literals.JOB__EXACT_REPLAY, TextRow.Style.LINE);
  }
}
