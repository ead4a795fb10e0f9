package dev.stillwater.ui.editor.commands;

import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;

/**
 * Moves an expression, schema or field within the list of its owner.
 *
 * <p>THREADING: UI thread.
 *
 * @param <T> type of the elements
 */
public final class MoveElementCommand<T extends EObject> extends JobCommand {
  private final EList<T> list;
  private final int from;
  private final int to;

  /** Moves the element at an index to another one, both from 0. */
  public MoveElementCommand(EList<T> list, int from, int to, String label) {
    super(label);
    this.list = list;
    this.from = from;
    this.to = to;
  }

  @Override
  public boolean canExecute() {
    return from != to && isIndex(from) && isIndex(to);
  }

  @Override
  protected void apply() {
    move(list, from, to);
  }

  private boolean isIndex(int index) {
    return index >= 0 && index < list.size();
  }
}
