package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.swt.widgets.Composite;

/**
 * What happens when a job fails: every setting of the model.
 *
 * <p>THREADING: UI thread.
 */
public final class JobRestartSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> diagram().problems().ofJob(feature));
    for (EAttribute setting : JobPackage.Literals.RESTART_STRATEGY.getEAllAttributes()) {
      Row row = rows.setting(JobPackage.Literals.JOB__RESTART_STRATEGY, setting);
      if (row instanceof TextRow text) {
        add(() -> text.control().setEnabled(RestartNotes.isUsed((Job) model(), setting)));
      }
    }
    add(new NoteRow(parent, "restart:note", () -> RestartNotes.of((Job) model())));
  }
}
