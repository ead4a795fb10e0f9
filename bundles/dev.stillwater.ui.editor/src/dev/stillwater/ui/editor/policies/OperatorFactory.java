package dev.stillwater.ui.editor.policies;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.ui.editor.commands.CreateOperatorCommand;
import org.eclipse.gef.requests.CreationFactory;

/**
 * Makes a new operator of a kind for the palette's tools.
 *
 * <p>THREADING: UI thread.
 */
public final class OperatorFactory implements CreationFactory {
  private final OperatorKind kind;

  /** Makes operators of the kind. */
  public OperatorFactory(OperatorKind kind) {
    this.kind = kind;
  }

  @Override
  public Object getNewObject() {
    return CreateOperatorCommand.newOperator(kind);
  }

  @Override
  public Object getObjectType() {
    return kind;
  }
}
