package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobParallelism;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.Quantities;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/**
 * How many subtasks the operators of a job have unless they say otherwise, and the number of key groups.
 *
 * <p>THREADING: UI thread.
 */
public final class JobParallelismSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> diagram().problems().ofJob(feature));
    rows.own(JobPackage.Literals.JOB__DEFAULT_PARALLELISM, TextRow.Style.LINE);
    rows.own(JobPackage.Literals.JOB__MAX_PARALLELISM, TextRow.Style.LINE);
    add(new NoteRow(parent, "job-parallelism:note", this::note));
  }

  private NoteRow.Note note() {
    Job job = (Job) model();
    long own = job.getOperators().stream().filter(operator -> operator.getParallelism() > 0).count();
    int most = job.getOperators().stream().mapToInt(operator -> JobParallelism.of(operator, diagram().catalog())).max().orElse(0);
    long subtasks = job.getOperators().stream().mapToLong(this::parallelism).sum();
    return NoteRow.Note.of(NLS.bind(SettingsMessages.JobParallelismSection_note, new Object[] {Quantities.operators(job.getOperators().size()), Quantities.subtasks(subtasks), own, most}));
  }

  private long parallelism(Operator operator) {
    return JobParallelism.of(operator, diagram().catalog());
  }
}
