package dev.stillwater.ui.editor.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Notices above the drawing: what the person should know of the file, and what can be done about it, without a dialog in the way.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the editor's control.
 */
public final class EditorNotices {
  private final Composite area;
  private final Composite bars;
  private final Map<String, Composite> shown = new LinkedHashMap<>();

  /**
   * Something that can be done.
   *
   * @param text text of the button
   * @param run what it does
   */
  public record Choice(String text, Runnable run) {}

  /** Makes the place of the notices and, below it, that of the editor. */
  public EditorNotices(Composite parent) {
    area = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout();
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    grid.verticalSpacing = 0;
    area.setLayout(grid);
    bars = new Composite(area, SWT.NONE);
    GridLayout tight = new GridLayout();
    tight.marginWidth = 0;
    tight.marginHeight = 0;
    tight.verticalSpacing = 0;
    bars.setLayout(tight);
    GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
    data.exclude = true;
    bars.setLayoutData(data);
    bars.setVisible(false);
  }

  /** Parent of the editor; it has a grid of one column. */
  public Composite area() {
    return area;
  }

  /** Shows a notice, in the place of the one with the same id. */
  public void show(String id, Image icon, String text, List<Choice> choices) {
    hide(id);
    Composite bar = new Composite(bars, SWT.BORDER);
    bar.setData("dev.stillwater.id", "notice-" + id);
    bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    GridLayout grid = new GridLayout(2 + choices.size(), false);
    grid.marginHeight = 3;
    bar.setLayout(grid);
    Label image = new Label(bar, SWT.NONE);
    image.setImage(icon);
    Label label = new Label(bar, SWT.WRAP);
    label.setText(text.replace("&", "&&"));
    label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    for (Choice choice : choices) {
      Button button = new Button(bar, SWT.PUSH);
      button.setText(choice.text());
      button.addListener(SWT.Selection, event -> {
        hide(id);
        choice.run().run();
      });
    }
    shown.put(id, bar);
    refresh();
  }

  /** Hides the notice of the id; returns whether it was shown. */
  public boolean hide(String id) {
    Composite bar = shown.remove(id);
    if (bar == null || bar.isDisposed()) {
      return false;
    }
    bar.dispose();
    refresh();
    return true;
  }

  private void refresh() {
    boolean isEmpty = shown.isEmpty();
    ((GridData) bars.getLayoutData()).exclude = isEmpty;
    bars.setVisible(!isEmpty);
    area.layout(true, true);
  }
}
