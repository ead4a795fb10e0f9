package dev.stillwater.ui.editor.properties;

import dev.stillwater.compiler.HeldState;
import dev.stillwater.model.catalog.ExpressionRole;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import java.util.function.BiPredicate;
import org.eclipse.gef.EditPart;
import org.eclipse.jface.viewers.IFilter;

/**
 * Tells which tabs an operator has, by its kind, so that nobody reads about windows where there are none.
 *
 * <p>THREADING: UI thread.
 */
public abstract class KindFilters implements IFilter {
  private final BiPredicate<Operator, OperatorKind> test;

  private KindFilters(BiPredicate<Operator, OperatorKind> test) {
    this.test = test;
  }

  @Override
  public boolean select(Object selected) {
    Object model = selected instanceof EditPart part ? part.getModel() : selected;
    return model instanceof Operator operator && OperatorCatalog.standard().kind(operator.getKind()).filter(kind -> test.test(operator, kind)).isPresent();
  }

  /** Operators with parameters. */
  public static final class Parameters extends KindFilters {
    /** Made by the workbench. */
    public Parameters() {
      super((operator, kind) -> !kind.parameters().isEmpty());
    }
  }

  /** Operators with expressions. */
  public static final class Expressions extends KindFilters {
    /** Made by the workbench. */
    public Expressions() {
      super((operator, kind) -> kind.expressionRole() != ExpressionRole.NONE);
    }
  }

  /** Operators with an input by key. */
  public static final class Keyed extends KindFilters {
    /** Made by the workbench. */
    public Keyed() {
      super((operator, kind) -> kind.isKeyed());
    }
  }

  /** Operators with windows, or other bounds of time. */
  public static final class Windows extends KindFilters {
    /** Made by the workbench. */
    public Windows() {
      super((operator, kind) -> WindowKind.of(kind.id()).isPresent());
    }
  }

  /** Operators with state. */
  public static final class Stateful extends KindFilters {
    /** Made by the workbench. */
    public Stateful() {
      super((operator, kind) -> !HeldState.of(operator, kind).isEmpty());
    }
  }
}
