package dev.stillwater.ui.editor.parts;

import java.util.function.Consumer;
import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.eclipse.emf.ecore.util.EContentAdapter;

/**
 * Hears the changes of one model object while an edit part is active.
 *
 * <p>THREADING: UI thread.
 */
public final class ModelListener extends AdapterImpl {
  private final Consumer<Notification> listener;

  /** Tells the listener every change of the objects that it is added to. */
  public ModelListener(Consumer<Notification> listener) {
    this.listener = listener;
  }

  /** An adapter that hears the changes of an object and of all that it contains. */
  public static EContentAdapter deep(Consumer<Notification> listener) {
    return new EContentAdapter() {
      @Override
      public void notifyChanged(Notification notification) {
        super.notifyChanged(notification);
        if (!notification.isTouch()) {
          listener.accept(notification);
        }
      }
    };
  }

  @Override
  public void notifyChanged(Notification notification) {
    if (!notification.isTouch() && notification.getEventType() != Notification.REMOVING_ADAPTER) {
      listener.accept(notification);
    }
  }
}
