package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.expression.ExpressionAssist;
import dev.stillwater.compiler.expression.ExpressionChecker;
import dev.stillwater.compiler.expression.FieldDescription;
import dev.stillwater.compiler.expression.RememberingChecker;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.ExpressionRole;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.editor.Messages;
import dev.stillwater.ui.editor.commands.AddElementCommand;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.commands.RemoveElementCommand;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.UnexecutableCommand;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * The expressions of an operator: a condition, or a list of named expressions. Errors of the check stand beside them with their column.
 *
 * <p>THREADING: UI thread.
 */
public final class ExpressionsSection extends EditorSection {
  private static final String CONDITION = "expression";
  private static final int NAME_WIDTH = 130;
  private static final int TEXT_WIDTH = 330;
  private static final int TYPE_WIDTH = 90;
  private static final int CONDITION_LINES = 5;
  private static final int SELECTED_LINES = 3;

  private final ExpressionChecker checker = new RememberingChecker();

  private Composite parent;
  private ExpressionRole shown;

  @Override
  protected void createRows(Composite body) {
    parent = body;
  }

  @Override
  protected void inputChanged() {
    ExpressionRole role = model() instanceof Operator operator && diagram() != null
        ? diagram().kind(operator).map(OperatorKind::expressionRole).orElse(ExpressionRole.PROJECTION) : ExpressionRole.NONE;
    if (role == shown) {
      return;
    }
    shown = role;
    clearRows();
    for (Control child : parent.getChildren()) {
      child.dispose();
    }
    switch (role) {
      case NONE -> Widgets.label(parent, Messages.ExpressionsSection_none).setLayoutData(wide(3));
      case CONDITION -> add(new ExpressionRow(parent,
          new RowTexts(Messages.ExpressionsSection_condition, Messages.ExpressionsSection_conditionToolTip, CONDITION),
          CONDITION_LINES, new ConditionBinding(), this::execute, this::assist, checker));
      case PROJECTION, AGGREGATES -> createTable(role == ExpressionRole.AGGREGATES);
    }
    relayout(parent);
  }

  private void createTable(boolean isAggregates) {
    ElementTable.Column<Expression> name = ElementTable.Column.<Expression>text(Messages.ExpressionsSection_name, NAME_WIDTH,
        expression -> shown(expression.getName()), (expression, text) -> change(expression, JobPackage.Literals.EXPRESSION__NAME, text))
        .refusing((expression, text) -> refusal(expression, text));
    ElementTable.Column<Expression> text = ElementTable.Column.<Expression>text(
        isAggregates ? Messages.ExpressionsSection_aggregate : Messages.ExpressionsSection_expression, TEXT_WIDTH,
        expression -> shown(expression.getText()), (expression, typed) -> change(expression, JobPackage.Literals.EXPRESSION__TEXT, typed))
        .checkedBy(this::problem).editedBy(cell -> new ExpressionCellEditor(cell, this::assist, checker));
    ElementTable.Column<Expression> type = ElementTable.Column.readOnly(SettingsMessages.ExpressionsSection_type, TYPE_WIDTH, this::type);
    ElementTable<Expression> table = add(new ElementTable<>(parent, this, new ElementTable.Content<>("expressions", Messages.ExpressionsSection_noun,
        () -> operator().getExpressions(), () -> create(isAggregates), List.of(name, text, type))));
    SelectedBinding binding = new SelectedBinding(table);
    ExpressionRow selected = add(new ExpressionRow(parent, new RowTexts(SettingsMessages.ExpressionsSection_chosen,
        Messages.ExpressionsSection_conditionToolTip, "expressions:selected"), SELECTED_LINES, binding, this::execute, this::assist, checker));
    table.onSelection(() -> {
      selected.commit();
      binding.follow();
      selected.refresh();
      selected.editor().control().setEnabled(binding.isBound());
    });
    selected.editor().control().setEnabled(false);
  }

  /** What helps to write the expressions: the fields that reach the operator. */
  private ExpressionAssist assist() {
    ExpressionAssist.Role role = switch (shown) {
      case CONDITION -> ExpressionAssist.Role.CONDITION;
      case AGGREGATES -> ExpressionAssist.Role.AGGREGATE;
      case PROJECTION, NONE -> ExpressionAssist.Role.VALUE;
    };
    return new ExpressionAssist(diagram().types(operator()).input(0), role);
  }

  /** The type of the field that the expression makes, as last checked; empty while it has errors. */
  private String type(Expression expression) {
    return diagram().types(operator()).output(0).stream().filter(field -> field.name().equals(expression.getName())).findFirst()
        .map(FieldDescription::typeText).orElse("");
  }

  private Expression create(boolean isAggregate) {
    Expression expression = JobFactory.eINSTANCE.createExpression();
    int number = 1;
    while (isUsed(expression, "field" + number)) {
      number++;
    }
    expression.setName("field" + number);
    expression.setText(isAggregate ? "count()" : "null");
    return expression;
  }

  private Optional<String> refusal(Expression expression, String name) {
    if (!name.isEmpty() && !SchemaNames.isIdentifier(name)) {
      return Optional.of(Messages.SchemasSection_notAnIdentifier);
    }
    return isUsed(expression, name) ? Optional.of(Messages.SchemasSection_used) : Optional.empty();
  }

  private boolean isUsed(Expression expression, String name) {
    return operator().getExpressions().stream().anyMatch(other -> other != expression && name.equals(other.getName()));
  }

  private Optional<JobProblem> problem(Expression expression) {
    return diagram().problems().of(operator(), "expression:" + expression.getName());
  }

  private static Command change(Expression expression, EAttribute feature, String text) {
    return new ChangeFeatureCommand(expression, feature, text.isEmpty() ? null : text, Messages.ExpressionsSection_change);
  }

  private static String shown(String text) {
    return text == null ? "" : text;
  }

  private Operator operator() {
    return (Operator) model();
  }

  /** Edits the expression that is selected in the table; the one that was selected until {@link #follow} is called. */
  private final class SelectedBinding implements Binding {
    private final ElementTable<Expression> table;
    private Optional<Expression> bound = Optional.empty();

    SelectedBinding(ElementTable<Expression> table) {
      this.table = table;
    }

    void follow() {
      bound = table.selected();
    }

    boolean isBound() {
      return bound.filter(expression -> expression.eContainer() == operator()).isPresent();
    }

    @Override
    public String value() {
      return isBound() ? ExpressionsSection.shown(bound.get().getText()) : "";
    }

    @Override
    public Command change(String value) {
      return isBound() ? ExpressionsSection.change(bound.get(), JobPackage.Literals.EXPRESSION__TEXT, value) : UnexecutableCommand.INSTANCE;
    }

    @Override
    public Optional<JobProblem> problem() {
      return isBound() ? ExpressionsSection.this.problem(bound.get()) : Optional.empty();
    }
  }

  /** Edits the one expression of a condition; an empty text takes it away. */
  private final class ConditionBinding implements Binding {
    @Override
    public String value() {
      return operator().getExpressions().stream().findFirst().map(Expression::getText).orElse("");
    }

    @Override
    public Command change(String value) {
      Optional<Expression> present = operator().getExpressions().stream().findFirst();
      if (present.isPresent()) {
        return value.isBlank() ? new RemoveElementCommand<>(operator().getExpressions(), present.get(), Messages.ExpressionsSection_change)
            : new ChangeFeatureCommand(present.get(), JobPackage.Literals.EXPRESSION__TEXT, value, Messages.ExpressionsSection_change);
      }
      Expression expression = JobFactory.eINSTANCE.createExpression();
      expression.setText(value);
      return new AddElementCommand<>(operator().getExpressions(), expression, 0, Messages.ExpressionsSection_change);
    }

    @Override
    public String hint() {
      return Messages.ExpressionsSection_hint;
    }

    @Override
    public Optional<JobProblem> problem() {
      return diagram().problems().of(operator(), CONDITION);
    }
  }
}
