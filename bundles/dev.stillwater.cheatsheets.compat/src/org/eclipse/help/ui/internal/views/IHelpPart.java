package org.eclipse.help.ui.internal.views;

/**
 * Stands in for a part of the help system's tray, as {@link HelpTray} does for the tray.
 *
 * <p>THREADING: UI thread.
 *
 * <p>SOURCE: what org.eclipse.ui.cheatsheets 3.9 refers to.
 */
public interface IHelpPart {
}
