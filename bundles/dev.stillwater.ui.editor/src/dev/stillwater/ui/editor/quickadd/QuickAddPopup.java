package dev.stillwater.ui.editor.quickadd;

import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;

/**
 * The list of kinds at the pointer, filtered by what is typed. It lies in the window itself: another window would get the keys only after a while, and the
 * first letters that are typed fast would be lost.
 *
 * <p>THREADING: UI thread. LIFECYCLE: closes with Esc, a choice, or when something else takes the focus.
 */
final class QuickAddPopup {
  private static final int WIDTH = 420;
  private static final int ROWS = 9;
  private static final int DESCRIPTION_LINES = 3;

  private final Function<KindFilter, List<OperatorKind>> finder;
  private final BiConsumer<OperatorKind, Boolean> choice;
  private final Control before;
  private final Composite area;
  private final Text filter;
  private final TableViewer list;
  private final Label description;

  /** Opens over the control at the place of the display, with a text in the filter; the choice gets the kind, and whether Shift was held. */
  QuickAddPopup(Control before, Point place, String title, String keys, String text, Function<KindFilter, List<OperatorKind>> finder,
      BiConsumer<OperatorKind, Boolean> choice) {
    this.before = before;
    this.finder = finder;
    this.choice = choice;
    area = new Composite(before.getShell(), SWT.BORDER);
    GridLayout layout = new GridLayout();
    layout.marginWidth = 6;
    layout.marginHeight = 6;
    area.setLayout(layout);
    area.setBackgroundMode(SWT.INHERIT_FORCE);
    Label heading = new Label(area, SWT.NONE);
    heading.setText(title.replace("&", "&&"));
    heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
    filter = new Text(area, SWT.SEARCH | SWT.SINGLE | SWT.BORDER);
    filter.setMessage(Messages.QuickAddPopup_hint);
    filter.setData("dev.stillwater.id", "quick-add-filter");
    filter.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    named(filter, title);
    list = new TableViewer(area, SWT.SINGLE | SWT.V_SCROLL | SWT.FULL_SELECTION | SWT.BORDER);
    list.getTable().setData("dev.stillwater.id", "quick-add-list");
    named(list.getTable(), Messages.QuickAddPopup_list);
    GridData rows = new GridData(SWT.FILL, SWT.FILL, true, true);
    rows.heightHint = ROWS * list.getTable().getItemHeight();
    rows.widthHint = WIDTH;
    list.getTable().setLayoutData(rows);
    list.setContentProvider(ArrayContentProvider.getInstance());
    list.setLabelProvider(new KindLabels());
    description = wrapped(DESCRIPTION_LINES);
    wrapped(1).setText(keys.replace("&", "&&"));
    filter.setText(text);
    filter.setSelection(text.length());
    listen();
    refresh();
    show(place);
  }

  private Label wrapped(int lineCount) {
    Label label = new Label(area, SWT.WRAP);
    GridData lines = new GridData(SWT.FILL, SWT.TOP, true, false);
    label.setText("\n".repeat(lineCount - 1));
    lines.heightHint = label.computeSize(WIDTH, SWT.DEFAULT).y;
    lines.widthHint = WIDTH;
    label.setLayoutData(lines);
    return label;
  }

  private void show(Point place) {
    Shell shell = area.getShell();
    Point size = area.computeSize(SWT.DEFAULT, SWT.DEFAULT);
    Rectangle window = shell.getClientArea();
    Point at = shell.toControl(place);
    int x = Math.max(window.x, Math.min(at.x, window.x + window.width - size.x));
    int y = Math.max(window.y, Math.min(at.y, window.y + window.height - size.y));
    area.setBounds(x, y, size.x, size.y);
    area.moveAbove(null);
    area.layout();
    // The keys of the workbench, such as Delete, belong to the text while it is open.
    IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
    bindings.setKeyFilterEnabled(false);
    area.addDisposeListener(event -> bindings.setKeyFilterEnabled(true));
    before.addDisposeListener(event -> close());
    filter.setFocus();
    filter.setSelection(filter.getText().length());
  }

  private void close() {
    if (!area.isDisposed()) {
      boolean hadFocus = isFocusInside();
      area.dispose();
      if (hadFocus && !before.isDisposed()) {
        before.setFocus();
      }
    }
  }

  private boolean isFocusInside() {
    Control focus = area.getDisplay().getFocusControl();
    return focus == filter || focus == list.getTable();
  }

  private void focusLost() {
    area.getDisplay().asyncExec(() -> {
      if (!area.isDisposed() && !isFocusInside()) {
        close();
      }
    });
  }

  private void listen() {
    filter.addModifyListener(event -> refresh());
    for (Control control : List.of(filter, list.getTable())) {
      control.addFocusListener(FocusListener.focusLostAdapter(event -> focusLost()));
      control.addListener(SWT.Traverse, event -> {
        if (event.detail == SWT.TRAVERSE_ESCAPE) {
          event.doit = false;
          close();
        }
      });
    }
    filter.addKeyListener(KeyListener.keyPressedAdapter(this::filterKey));
    list.addSelectionChangedListener(event -> describe());
    list.getTable().addKeyListener(KeyListener.keyPressedAdapter(event -> {
      if (isEnter(event)) {
        choose((event.stateMask & SWT.SHIFT) != 0);
      }
    }));
    list.getTable().addMouseListener(MouseListener.mouseUpAdapter(event -> {
      if (event.button == 1 && list.getTable().getItem(new Point(event.x, event.y)) != null) {
        choose((event.stateMask & SWT.SHIFT) != 0);
      }
    }));
  }

  private void filterKey(KeyEvent event) {
    if (isEnter(event)) {
      choose((event.stateMask & SWT.SHIFT) != 0);
    } else if (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP) {
      move(event.keyCode == SWT.ARROW_DOWN ? 1 : -1);
    } else if (event.keyCode == SWT.PAGE_DOWN || event.keyCode == SWT.PAGE_UP) {
      move(event.keyCode == SWT.PAGE_DOWN ? ROWS - 1 : 1 - ROWS);
    } else {
      return;
    }
    event.doit = false;
  }

  private static boolean isEnter(KeyEvent event) {
    return event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
  }

  private void move(int rows) {
    int count = list.getTable().getItemCount();
    int now = list.getTable().getSelectionIndex();
    int wanted = Math.abs(rows) == 1 && count > 0 ? Math.floorMod(now + rows, count) : Math.max(0, Math.min(count - 1, now + rows));
    list.getTable().setSelection(wanted);
    list.getTable().showSelection();
    describe();
  }

  private void refresh() {
    List<OperatorKind> kinds = finder.apply(new KindFilter(filter.getText()));
    list.setInput(kinds);
    if (!kinds.isEmpty()) {
      list.setSelection(new StructuredSelection(kinds.getFirst()), true);
    }
    describe();
  }

  private void describe() {
    OperatorKind kind = selected();
    description.setText(kind == null ? NLS.bind(Messages.QuickAddPopup_none, filter.getText()) : firstSentence(kind.documentation()).replace("&", "&&"));
    description.setToolTipText(kind == null ? null : kind.documentation());
  }

  private static String firstSentence(String documentation) {
    int end = documentation.indexOf(". ");
    return end < 0 ? documentation : documentation.substring(0, end + 1);
  }

  private OperatorKind selected() {
    return (OperatorKind) list.getStructuredSelection().getFirstElement();
  }

  private void choose(boolean isShifted) {
    OperatorKind kind = selected();
    if (kind != null) {
      close();
      choice.accept(kind, isShifted);
    }
  }

  private static void named(Control control, String name) {
    control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = name;
      }
    });
  }

  /** Icon, name and, muted, the category of a kind. */
  private static final class KindLabels extends StyledCellLabelProvider {
    @Override
    public void update(ViewerCell cell) {
      OperatorKind kind = (OperatorKind) cell.getElement();
      StyledString text = new StyledString(kind.label());
      text.append("   " + kind.category(), new StyledString.Styler() {
        @Override
        public void applyStyles(org.eclipse.swt.graphics.TextStyle style) {
          style.foreground = StillwaterColors.get(StillwaterColors.MUTED_TEXT);
        }
      });
      cell.setText(text.getString());
      cell.setStyleRanges(text.getStyleRanges());
      cell.setImage(StillwaterImages.operatorImage(kind.icon()));
      super.update(cell);
    }
  }
}
