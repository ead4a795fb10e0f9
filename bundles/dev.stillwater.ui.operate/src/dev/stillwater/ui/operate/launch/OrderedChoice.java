package dev.stillwater.ui.operate.launch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.dialogs.FilteredList;

/**
 * A dialog in which one of several things is chosen, by typing or with the arrows. They stand in the order in which they are given, as the one that is meant is
 * mostly the first; the platform's dialog would sort them by their names, and dates as texts.
 *
 * <p>THREADING: UI thread.
 *
 * @param title title of the dialog
 * @param message what is to be chosen
 */
public record OrderedChoice(String title, String message) {
  /** Asks. Empty when nothing was chosen. */
  public <T> Optional<T> open(Shell shell, List<T> elements, Function<T, String> text) {
    Map<Object, String> texts = new HashMap<>();
    Map<Object, Integer> places = new HashMap<>();
    for (T element : elements) {
      texts.put(element, text.apply(element));
      places.putIfAbsent(text.apply(element), places.size());
    }
    ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, LabelProvider.createTextProvider(element -> texts.getOrDefault(element, ""))) {
      @Override
      protected FilteredList createFilteredList(Composite parent) {
        FilteredList list = super.createFilteredList(parent);
        list.setComparator(Comparator.comparing(label -> places.getOrDefault(label, Integer.MAX_VALUE)));
        return list;
      }
    };
    dialog.setTitle(title);
    dialog.setMessage(message);
    dialog.setElements(elements.toArray());
    if (dialog.open() != Window.OK) {
      return Optional.empty();
    }
    return elements.stream().filter(element -> element == dialog.getFirstResult()).findFirst();
  }
}
