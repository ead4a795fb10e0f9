package dev.stillwater.ui.editor.commands;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;

/**
 * Removes an expression, schema or field from the list of its owner.
 *
 * <p>THREADING: UI thread.
 *
 * @param <T> type of the elements
 */
public final class RemoveElementCommand<T extends EObject> extends JobCommand {
  private final EList<T> list;
  private final T element;

  /** Removes the element. */
  public RemoveElementCommand(EList<T> list, T element, String label) {
    super(label);
    this.list = list;
    this.element = element;
  }

  @Override
  public boolean canExecute() {
    return list.contains(element);
  }

  @Override
  protected void apply() {
    remove(list, element);
  }
}
