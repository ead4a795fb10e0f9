package dev.stillwater.ui.operate.grid;

import java.util.Set;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.command.SelectCellCommand;
import org.eclipse.swt.SWT;

/**
 * What keys do in a grid beside NatTable's own: Tab leaves it, as it leaves every table, and an arrow key begins at the first cell where none is selected.
 *
 * <p>THREADING: UI thread.
 */
public final class GridKeys {
  private static final Set<Integer> ARROWS = Set.of(SWT.ARROW_DOWN, SWT.ARROW_UP, SWT.ARROW_LEFT, SWT.ARROW_RIGHT);

  private GridKeys() {
  }

  /** Lets Tab and Shift+Tab go on to the next control; NatTable would move its selection and keep the focus. */
  public static void leaveByTab(NatTable table) {
    table.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
  }

  /** Selects the first cell at the first arrow key: NatTable's own keys move a selection that is there. */
  public static void beginAtFirstCell(NatTable table, SelectionLayer selection) {
    table.addListener(SWT.KeyDown, event -> {
      if (ARROWS.contains(event.keyCode) && selection.getSelectionModel().isEmpty() && selection.getRowCount() > 0 && selection.getColumnCount() > 0) {
        table.doCommand(new SelectCellCommand(selection, 0, 0, false, false));
      }
    });
  }
}
