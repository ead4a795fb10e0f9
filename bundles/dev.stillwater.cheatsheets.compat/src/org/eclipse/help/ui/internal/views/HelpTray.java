package org.eclipse.help.ui.internal.views;

import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Stands in for the help system's tray, so that the platform's cheat sheets can be loaded where the help system is not installed: they name the class, though they use it only to
 * show a sheet beside a modal dialog, which nothing here does.
 *
 * <p>THREADING: UI thread.
 *
 * <p>SOURCE: what org.eclipse.ui.cheatsheets 3.9 refers to.
 */
public class HelpTray extends DialogTray {
  @Override
  protected Control createContents(Composite parent) {
    return new Composite(parent, SWT.NONE);
  }
}
