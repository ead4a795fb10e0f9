package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.model.Uids;
import java.util.Optional;
import org.eclipse.gef.commands.Command;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Name, uid, kind and description of an operator.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorGeneralSection extends EditorSection {
  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> diagram().problems().of(operator(), feature));
    rows.own(JobPackage.Literals.OPERATOR__NAME, TextRow.Style.LINE);
    add(new TextRow(parent, RowTexts.of(JobPackage.Literals.OPERATOR__UID), TextRow.Style.LINE, new UidBinding(), this::execute));
    RowTexts kind = RowTexts.of(JobPackage.Literals.OPERATOR__KIND);
    kind.createLabel(parent);
    Label kindName = Widgets.label(parent, "");
    kindName.setData("dev.stillwater.id", kind.id());
    kindName.setLayoutData(wide(2));
    add(() -> showKind(kindName));
    rows.own(JobPackage.Literals.OPERATOR__DESCRIPTION, TextRow.Style.LINES);
  }

  private void showKind(Label label) {
    Optional<OperatorKind> kind = diagram().kind(operator());
    label.setText(kind.map(known -> known.label() + "  (" + known.id() + ')').orElse(String.valueOf(operator().getKind())));
    label.setToolTipText(kind.map(OperatorKind::documentation).orElse(null));
  }

  private Operator operator() {
    return (Operator) model();
  }

  /** Edits the uid; a malformed or used one is refused with the reason. */
  private final class UidBinding implements Binding {
    @Override
    public String value() {
      return operator().getUid() == null ? "" : operator().getUid();
    }

    @Override
    public Optional<String> refusal(String value) {
      return Uids.refusal(diagram().job(), operator(), value);
    }

    @Override
    public Command change(String value) {
      return new ChangeUidCommand(diagram(), operator(), value);
    }

    @Override
    public Optional<JobProblem> problem() {
      return diagram().problems().of(operator(), "uid");
    }
  }
}
