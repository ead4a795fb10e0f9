package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.Messages;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The parameters of an operator: one row each, typed by the catalog.
 *
 * <p>THREADING: UI thread.
 */
public final class ParametersSection extends EditorSection {
  private Composite parent;
  private Optional<OperatorKind> shown = Optional.empty();

  @Override
  protected void createRows(Composite body) {
    parent = body;
  }

  @Override
  protected void inputChanged() {
    Optional<OperatorKind> kind = model() instanceof Operator operator && diagram() != null ? diagram().kind(operator) : Optional.empty();
    if (kind.equals(shown) && parent.getChildren().length > 0) {
      return;
    }
    shown = kind;
    clearRows();
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
    List<ParameterSpec> parameters = kind.map(OperatorKind::parameters).orElse(List.of());
    if (parameters.isEmpty()) {
      Widgets.label(parent, Messages.ParametersSection_none).setLayoutData(wide(3));
    }
    ParameterRows rows = new ParameterRows(this, parent, () -> (Operator) model());
    parameters.forEach(rows::create);
    relayout(parent);
  }
}
