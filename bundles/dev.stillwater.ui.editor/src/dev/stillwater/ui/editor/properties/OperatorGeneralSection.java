package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.OperatorId;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.model.Uids;
import java.util.Optional;
import org.eclipse.gef.commands.Command;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Name, uid, kind and description of an operator.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorGeneralSection extends EditorSection {
  private static final int ID_CHARS = 34;

  @Override
  protected void createRows(Composite parent) {
    AttributeRows rows = new AttributeRows(this, parent, feature -> diagram().problems().of(operator(), feature));
    rows.own(JobPackage.Literals.OPERATOR__NAME, TextRow.Style.LINE);
    add(new TextRow(parent, RowTexts.of(JobPackage.Literals.OPERATOR__UID), TextRow.Style.LINE, new UidBinding(), this::execute));
    createOperatorId(parent);
    RowTexts kind = RowTexts.of(JobPackage.Literals.OPERATOR__KIND);
    kind.createLabel(parent);
    Label kindName = Widgets.label(parent, "");
    kindName.setData("dev.stillwater.id", kind.id());
    kindName.setLayoutData(wide(2));
    add(() -> showKind(kindName));
    rows.own(JobPackage.Literals.OPERATOR__DESCRIPTION, TextRow.Style.LINES);
  }

  /** The id by which snapshots know the operator, to be copied, and a button for a new uid. */
  private void createOperatorId(Composite parent) {
    Label label = Widgets.label(parent, SettingsMessages.OperatorGeneralSection_operatorId + ':');
    label.setToolTipText(SettingsMessages.OperatorGeneralSection_operatorIdToolTip);
    Composite field = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(2, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    field.setLayout(grid);
    field.setLayoutData(wide(2));
    Text id = new Text(field, SWT.SINGLE | SWT.READ_ONLY | SWT.BORDER);
    id.setData("dev.stillwater.id", "operatorId");
    id.setFont(JFaceResources.getTextFont());
    id.setToolTipText(SettingsMessages.OperatorGeneralSection_operatorIdToolTip);
    GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    data.widthHint = ID_CHARS * id.getLineHeight() * 3 / 5;
    id.setLayoutData(data);
    Button generate = Widgets.button(field, SettingsMessages.OperatorGeneralSection_generate);
    generate.setData("dev.stillwater.id", "Operator.uid:generate");
    generate.setToolTipText(SettingsMessages.OperatorGeneralSection_generateToolTip);
    generate.addListener(SWT.Selection, event -> execute(
        new ChangeUidCommand(diagram(), operator(), Uids.unused(diagram().job(), operator().getKind()))));
    add(() -> {
      String uid = operator().getUid();
      String now = uid == null || uid.isBlank() ? "" : OperatorId.ofUid(uid).hex();
      if (!now.equals(id.getText())) {
        id.setText(now);
      }
    });
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
