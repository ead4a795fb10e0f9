package dev.stillwater.ui.editor.commands;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;

/**
 * Adds an expression, schema or field to the list of its owner.
 *
 * <p>THREADING: UI thread.
 *
 * @param <T> type of the elements
 */
public final class AddElementCommand<T extends EObject> extends JobCommand {
  private final EList<T> list;
  private final T element;
  private final int index;

  /** Adds the element at the index, from 0, or at the end with -1. */
  public AddElementCommand(EList<T> list, T element, int index, String label) {
    super(label);
    this.list = list;
    this.element = element;
    this.index = index;
  }

  @Override
  public boolean canExecute() {
    return index <= list.size() && element.eContainer() == null;
  }

  @Override
  protected void apply() {
    add(list, element, index);
  }
}
