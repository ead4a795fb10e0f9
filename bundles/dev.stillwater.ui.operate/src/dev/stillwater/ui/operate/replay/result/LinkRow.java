package dev.stillwater.ui.operate.replay.result;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/**
 * Links that stand in a row, each an action; reached by Tab, followed by Enter.
 *
 * <p>THREADING: UI thread.
 */
final class LinkRow {
  private static final int SPACING = 16;

  private final Composite row;

  LinkRow(Composite parent) {
    row = new Composite(parent, SWT.NONE);
    RowLayout layout = new RowLayout();
    layout.spacing = SPACING;
    layout.marginLeft = 0;
    layout.marginTop = 2;
    layout.marginBottom = 2;
    row.setLayout(layout);
    row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
  }

  /** Adds an action; the id names its link for tests. */
  Link add(String text, String toolTip, String id, Runnable action) {
    Link link = new Link(row, SWT.NONE);
    link.setText("<a>" + LegacyActionTools.escapeMnemonics(text) + "</a>");
    link.setToolTipText(toolTip);
    link.setData("dev.stillwater.id", id);
    link.addListener(SWT.Selection, event -> action.run());
    return link;
  }

  void setFocus() {
    row.setFocus();
  }
}
