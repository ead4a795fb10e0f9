package dev.stillwater.ui.operate.snapshot.state;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.MultiPageEditorPart;

/**
 * The commands of the State page: their keys work while the page is in front.
 *
 * <p>THREADING: UI thread.
 */
public final class StateActions extends AbstractHandler {
  private static final String CONTEXT = "dev.stillwater.ui.operate.state";
  private static final String PREFIX = "dev.stillwater.ui.operate.state.";
  private static final String GO_TO = PREFIX + "goToKey";
  private static final String FILTER = PREFIX + "filter";
  private static final String BYTES = PREFIX + "bytes";
  private static final String STATISTICS = PREFIX + "statistics";
  private static final String EXPORT = PREFIX + "export";

  /** Turns the keys on while the control or one in it has the focus. */
  static void install(Composite root) {
    IContextService contexts = PlatformUI.getWorkbench().getService(IContextService.class);
    IContextActivation[] active = new IContextActivation[1];
    Runnable off = () -> {
      if (active[0] != null) {
        contexts.deactivateContext(active[0]);
        active[0] = null;
      }
    };
    root.addListener(SWT.Activate, event -> {
      if (active[0] == null) {
        active[0] = contexts.activateContext(CONTEXT);
      }
    });
    root.addListener(SWT.Deactivate, event -> off.run());
    root.addDisposeListener(event -> off.run());
  }

  /** The menu of the grid. */
  static void menu(Control grid, StatePage page) {
    Menu menu = new Menu(grid);
    item(menu, Messages.StateActions_copy, "org.eclipse.ui.edit.copy", page::copy);
    item(menu, Messages.StateActions_filterByKey, "", page::filterByKey);
    new MenuItem(menu, SWT.SEPARATOR);
    item(menu, Messages.StateActions_goTo, GO_TO, page::focusGoTo);
    item(menu, Messages.StateActions_filter, FILTER, page::focusFilter);
    new MenuItem(menu, SWT.SEPARATOR);
    item(menu, Messages.StateActions_bytes, BYTES, () -> page.turnTo(1));
    item(menu, Messages.StateActions_statistics, STATISTICS, () -> page.turnTo(2));
    new MenuItem(menu, SWT.SEPARATOR);
    item(menu, Messages.StateActions_export, EXPORT, page::export);
    grid.setMenu(menu);
  }

  private static void item(Menu menu, String text, String command, Runnable action) {
    MenuItem item = new MenuItem(menu, SWT.PUSH);
    String keys = command.isEmpty() ? null
        : PlatformUI.getWorkbench().getService(IBindingService.class).getBestActiveBindingFormattedFor(command);
    item.setText(keys == null ? text : text + "\t" + keys);
    item.addListener(SWT.Selection, event -> action.run());
  }

  @Override
  public Object execute(ExecutionEvent event) {
    StatePage page = page(HandlerUtil.getActiveEditor(event));
    if (page != null) {
      switch (event.getCommand().getId()) {
        case GO_TO -> page.focusGoTo();
        case FILTER -> page.focusFilter();
        case BYTES -> page.turnTo(1);
        case STATISTICS -> page.turnTo(2);
        case EXPORT -> page.export();
        default -> throw new IllegalStateException(event.getCommand().getId());
      }
    }
    return null;
  }

  /** The page that has the focus, else the one that the editor shows. */
  private static StatePage page(IEditorPart editor) {
    for (Control control = Display.getCurrent().getFocusControl(); control != null; control = control.getParent()) {
      if (control.getData(StatePage.KEY) instanceof StatePage page) {
        return page;
      }
    }
    if (editor instanceof MultiPageEditorPart pages && pages.getSelectedPage() instanceof Composite holder) {
      for (Control child : holder.getChildren()) {
        if (child.getData(StatePage.KEY) instanceof StatePage page) {
          return page;
        }
      }
    }
    return null;
  }
}
