package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.swt.widgets.Composite;

/**
 * When and how checkpoints of a job are taken: every setting of the model.
 *
 * <p>THREADING: UI thread.
 */
public final class JobCheckpointingSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    add(new NoteRow(parent, "checkpointing:hint", () -> CheckpointAdvice.of((Job) model())));
    AttributeRows rows = new AttributeRows(this, parent, feature -> diagram().problems().ofJob(feature));
    for (EAttribute setting : JobPackage.Literals.CHECKPOINT_SETTINGS.getEAllAttributes()) {
      rows.setting(JobPackage.Literals.JOB__CHECKPOINTING, setting);
    }
  }
}
