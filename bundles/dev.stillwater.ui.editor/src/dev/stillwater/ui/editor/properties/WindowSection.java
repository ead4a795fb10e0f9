package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.job.Operator;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The windows of an operator: what shapes them, and a drawing of where they lie and which records they hold.
 *
 * <p>THREADING: UI thread.
 */
public final class WindowSection extends EditorSection {
  private Composite parent;
  private Optional<OperatorKind> shown = Optional.empty();

  @Override
  protected void createRows(Composite body) {
    parent = body;
  }

  @Override
  protected void inputChanged() {
    Optional<OperatorKind> kind = model() instanceof Operator operator && diagram() != null ? diagram().kind(operator) : Optional.empty();
    if (kind.equals(shown)) {
      return;
    }
    shown = kind;
    clearRows();
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
    kind.flatMap(known -> WindowKind.of(known.id())).ifPresent(form -> create(kind.get(), form));
    relayout(parent);
  }

  private void create(OperatorKind kind, WindowKind form) {
    PaneCanvas canvas = new PaneCanvas(parent);
    add(() -> {
      if (canvas.show(PaneLayout.of(form, OperatorParameters.of((Operator) model(), kind)))) {
        relayout(parent);
      }
    });
    add(new NoteRow(parent, "window:sentence", () -> NoteRow.Note.of(PaneLayout.of(form, OperatorParameters.of((Operator) model(), kind)).sentence())));
    ParameterRows rows = new ParameterRows(this, parent, () -> (Operator) model());
    for (String name : form.parameters()) {
      Optional<ParameterSpec> spec = kind.parameter(name);
      spec.ifPresent(rows::create);
    }
  }
}
