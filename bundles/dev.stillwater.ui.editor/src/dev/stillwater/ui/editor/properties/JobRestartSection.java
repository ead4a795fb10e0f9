package dev.stillwater.ui.editor.properties;

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
      rows.setting(JobPackage.Literals.JOB__RESTART_STRATEGY, setting);
    }
  }
}
