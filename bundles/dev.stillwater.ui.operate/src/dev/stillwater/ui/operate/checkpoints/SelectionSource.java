package dev.stillwater.ui.operate.checkpoints;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/**
 * What the Checkpoints view tells others that is selected in it.
 *
 * <p>THREADING: UI thread.
 */
final class SelectionSource implements ISelectionProvider {
  private final List<ISelectionChangedListener> listeners = new ArrayList<>();
  private ISelection selection = StructuredSelection.EMPTY;

  /** Tells of another selection; nothing happens when it is the same. */
  void set(ISelection now) {
    if (!now.equals(selection)) {
      selection = now;
      SelectionChangedEvent event = new SelectionChangedEvent(this, now);
      List.copyOf(listeners).forEach(listener -> listener.selectionChanged(event));
    }
  }

  @Override
  public void addSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.remove(listener);
  }

  @Override
  public ISelection getSelection() {
    return selection;
  }

  @Override
  public void setSelection(ISelection other) {
    set(other);
  }
}
