package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * A line that says how things are; errors stand in their colour, in each theme in its own.
 *
 * <p>THREADING: UI thread.
 */
public final class StatusLabel {
  private final Label label;
  private boolean isError;

  /** A line; the id names it for tests. */
  public StatusLabel(Composite parent, String id) {
    label = new Label(parent, SWT.NONE);
    label.setData("dev.stillwater.id", id);
    StillwaterColors.onChange(label, this::paint);
  }

  /** The widget. */
  public Label control() {
    return label;
  }

  /** Shows a text as it is written, in the colour of errors where it is one. */
  public void say(String text, boolean isProblem) {
    isError = isProblem;
    label.setText(text.replace("&", "&&"));
    label.setToolTipText(text.replace("&", "&&"));
    paint();
  }

  private void paint() {
    // Not null, which is the colour of the window system and not that of the theme.
    label.setForeground(StillwaterColors.get(isError ? StillwaterColors.ERROR : StillwaterColors.TEXT));
  }
}
