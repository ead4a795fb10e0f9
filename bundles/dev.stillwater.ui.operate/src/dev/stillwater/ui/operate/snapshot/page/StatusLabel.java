package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.ui.StillwaterColors;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Says how things are, in as many lines as it takes; errors stand in their colour, in each theme in its own.
 *
 * <p>THREADING: UI thread.
 */
public final class StatusLabel {
  private static final int WIDTH_MIN = 200;

  private final Label label;
  private boolean isError;

  /** A text that fills what there is of a grid; the id names it for tests. */
  public StatusLabel(Composite parent, String id) {
    label = new Label(parent, SWT.WRAP);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = WIDTH_MIN;
    label.setLayoutData(data);
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
    String shown = LegacyActionTools.escapeMnemonics(text);
    if (!label.getText().equals(shown)) {
      label.setText(shown);
      label.setToolTipText(shown);
      label.requestLayout();
    }
    paint();
  }

  private void paint() {
    // Not null, which is the colour of the window system and not that of the theme.
    label.setForeground(StillwaterColors.get(isError ? StillwaterColors.ERROR : StillwaterColors.TEXT));
  }
}
