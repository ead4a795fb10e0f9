package dev.stillwater.ui.editor.properties;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * Makes plain widgets, which take their colours from the theme; those of the forms toolkit bring colours of their own.
 *
 * <p>THREADING: UI thread.
 */
final class Widgets {
  private Widgets() {}

  /** A label. */
  static Label label(Composite parent, String text) {
    Label label = new Label(parent, SWT.NONE);
    label.setText(text);
    return label;
  }

  /** A push button. */
  static Button button(Composite parent, String text) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    return button;
  }
}
