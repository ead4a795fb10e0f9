package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobParallelism;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import java.util.Optional;
import org.eclipse.gef.commands.Command;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;

/**
 * Parallelism and chaining of an operator.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorExecutionSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    add(new TextRow(parent, RowTexts.of(JobPackage.Literals.OPERATOR__PARALLELISM), TextRow.Style.LINE,
        new ParallelismBinding(), this::execute));
    new AttributeRows(this, parent, feature -> diagram().problems().of(operator(), feature))
        .own(JobPackage.Literals.OPERATOR__CHAINING, TextRow.Style.LINE);
    add(new NoteRow(parent, "parallelism:note", this::note));
  }

  /** What the parallelism means for keys: how many key groups a subtask owns. */
  private NoteRow.Note note() {
    int parallelism = JobParallelism.of(operator(), diagram().catalog());
    int groups = diagram().job().getMaxParallelism();
    boolean isKeyed = diagram().kind(operator()).filter(OperatorKind::isKeyed).isPresent();
    if (!isKeyed || parallelism < 1 || groups < parallelism) {
      return NoteRow.Note.of(NLS.bind(SettingsMessages.OperatorExecutionSection_subtasks, Quantities.subtasks(parallelism)));
    }
    int least = groups / parallelism;
    int most = (groups + parallelism - 1) / parallelism;
    Object[] values = {Quantities.subtasks(parallelism), Quantities.counted(groups, "key group", "key groups"), least == most ? Integer.toString(least) : least + "\u2013" + most};
    return NoteRow.Note.of(NLS.bind(SettingsMessages.OperatorExecutionSection_keyGroups, values));
  }

  private Operator operator() {
    return (Operator) model();
  }

  /** Edits the parallelism; an empty text means the default. */
  private final class ParallelismBinding implements Binding {
    @Override
    public String value() {
      return operator().getParallelism() == 0 ? "" : Integer.toString(operator().getParallelism());
    }

    @Override
    public String hint() {
      return NLS.bind(Messages.OperatorExecutionSection_default, JobParallelism.of(operator(), diagram().catalog()));
    }

    @Override
    public Optional<String> refusal(String value) {
      int max = diagram().job().getMaxParallelism();
      boolean isFine = value.isBlank() || value.strip().matches("[1-9][0-9]{0,5}") && Integer.parseInt(value.strip()) <= max;
      return isFine ? Optional.empty() : Optional.of(NLS.bind(Messages.OperatorExecutionSection_refused, max));
    }

    @Override
    public Command change(String value) {
      int parallelism = value.isBlank() ? 0 : Integer.parseInt(value.strip());
      return new ChangeFeatureCommand(operator(), JobPackage.Literals.OPERATOR__PARALLELISM, parallelism,
          Messages.OperatorExecutionSection_change);
    }

    @Override
    public Optional<JobProblem> problem() {
      return diagram().problems().of(operator(), "parallelism");
    }
  }
}
