package dev.stillwater.ui.editor.fix;

import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.fix.QuickFixHandler.FixChoice;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/**
 * The list of fixes at the place of the problem: arrows and Enter, or a click; Escape closes it. The line below says what is wrong.
 *
 * <p>THREADING: UI thread.
 */
final class QuickFixPopup extends PopupDialog {
  private static final int LINES_MAX = 12;
  private static final int MESSAGE_MAX = 160;

  private final Point place;
  private final List<FixChoice> choices;
  private final Consumer<FixChoice> chosen;
  private Table table;

  QuickFixPopup(Shell parent, Point place, List<FixChoice> choices, Consumer<FixChoice> chosen) {
    super(parent, SWT.RESIZE | SWT.ON_TOP, true, false, false, false, false, Messages.popupTitle, shortened(choices.get(0).message()));
    this.place = place;
    this.choices = choices;
    this.chosen = chosen;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
    table.setData("dev.stillwater.id", "quick-fixes");
    table.getAccessible().addAccessibleListener(new org.eclipse.swt.accessibility.AccessibleAdapter() {
      @Override
      public void getName(org.eclipse.swt.accessibility.AccessibleEvent event) {
        if (event.childID == org.eclipse.swt.accessibility.ACC.CHILDID_SELF) {
          event.result = Messages.popupTitle;
        }
      }
    });
    for (FixChoice choice : choices) {
      TableItem item = new TableItem(table, SWT.NONE);
      item.setText(choice.label());
      item.setImage(StillwaterImages.image(StillwaterImages.QUICK_FIX));
    }
    table.select(0);
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
    data.heightHint = table.getItemHeight() * Math.min(LINES_MAX, choices.size());
    table.setLayoutData(data);
    table.addListener(SWT.Selection, event -> setInfoText(shortened(choices.get(table.getSelectionIndex()).message())));
    table.addListener(SWT.DefaultSelection, event -> choose());
    table.addListener(SWT.MouseUp, event -> {
      if (event.button == 1 && table.getItem(new Point(event.x, event.y)) != null) {
        choose();
      }
    });
    return table;
  }

  /** A tool tip that comes up meanwhile would lie above the list. */
  @Override
  public int open() {
    Display display = getParentShell().getDisplay();
    Listener noHover = event -> event.type = SWT.None;
    display.addFilter(SWT.MouseHover, noHover);
    int result = super.open();
    getShell().addListener(SWT.Dispose, event -> display.removeFilter(SWT.MouseHover, noHover));
    return result;
  }

  @Override
  protected Control getFocusControl() {
    return table;
  }

  @Override
  protected Point getDefaultLocation(Point size) {
    Rectangle screen = getParentShell().getMonitor().getClientArea();
    return new Point(Math.clamp(place.x, screen.x, Math.max(screen.x, screen.x + screen.width - size.x)),
        Math.clamp(place.y, screen.y, Math.max(screen.y, screen.y + screen.height - size.y)));
  }

  private void choose() {
    int index = table.getSelectionIndex();
    close();
    if (index >= 0) {
      chosen.accept(choices.get(index));
    }
  }

  private static String shortened(String message) {
    return message.length() > MESSAGE_MAX ? message.substring(0, MESSAGE_MAX) + "..." : message;
  }
}
