package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.swt.widgets.Composite;

/**
 * Where the state of a job lives: every setting of the model.
 *
 * <p>THREADING: UI thread.
 */
public final class JobStateBackendSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> diagram().problems().ofJob(feature));
    for (EAttribute setting : JobPackage.Literals.STATE_BACKEND_SETTINGS.getEAllAttributes()) {
      rows.setting(JobPackage.Literals.JOB__STATE_BACKEND, setting);
    }
    add(new NoteRow(parent, "state:backend", () -> NoteRow.Note.of(BackendNotes.of((Job) model()))));
  }
}
