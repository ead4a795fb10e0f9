package dev.stillwater.ui.operate.replay.history;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.UiThread;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

/**
 * Lists the replays of this user, running and ended, the latest first.
 *
 * <p>THREADING: UI thread; the history is read on a thread of its own. LIFECYCLE: as the platform's views.
 */
public final class ReplaysView extends ViewPart {
  /** Id of the view, and of its context menu. */
  public static final String ID = "dev.stillwater.ui.operate.replays";
  private static final String COMMANDS = "dev.stillwater.ui.operate.replay.";
  private static final int TICK_MS = 1000;

  /** Two states of one replay are one row. */
  private static final IElementComparer BY_ID = new IElementComparer() {
    @Override
    public boolean equals(Object one, Object other) {
      return one instanceof ReplayHistory.Entry first && other instanceof ReplayHistory.Entry second ? first.id().equals(second.id())
          : Objects.equals(one, other);
    }

    @Override
    public int hashCode(Object element) {
      return element instanceof ReplayHistory.Entry entry ? entry.id().hashCode() : element.hashCode();
    }
  };

  private final LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources());
  private final ReplayImages pictures = new ReplayImages(images);
  private HistoryWatch watch;
  private Composite pages;
  private Composite list;
  private Composite empty;
  private TableViewer viewer;
  private List<ReplayHistory.Entry> shown = List.of();
  private ReplayColumn sorted = ReplayColumn.WHEN;
  private boolean isDescending = true;

  @Override
  public void createPartControl(Composite parent) {
    pages = new Composite(parent, SWT.NONE);
    pages.setLayout(new StackLayout());
    pages.addDisposeListener(event -> images.dispose());
    createEmpty();
    list = new Composite(pages, SWT.NONE);
    list.setLayout(new FillLayout());
    createTable();
    ((StackLayout) pages.getLayout()).topControl = empty;
    watch = new HistoryWatch(ReplayHistory.user(), entries -> UiThread.post(pages, () -> show(entries)));
    watch.start();
    tick();
  }

  private void createEmpty() {
    empty = new Composite(pages, SWT.NONE);
    FillLayout fill = new FillLayout();
    fill.marginHeight = 8;
    fill.marginWidth = 8;
    empty.setLayout(fill);
    Label text = new Label(empty, SWT.WRAP);
    text.setText(Messages.view_empty);
    text.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    StillwaterColors.onChange(text, () -> text.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT)));
  }

  private void createTable() {
    viewer = new TableViewer(list, SWT.FULL_SELECTION | SWT.MULTI);
    viewer.setUseHashlookup(true);
    viewer.setComparer(BY_ID);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    Table table = viewer.getTable();
    table.setData("dev.stillwater.id", "replays:table");
    table.setHeaderVisible(true);
    table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.view_name;
      }
    });
    for (ReplayColumn column : ReplayColumn.values()) {
      createColumn(column);
    }
    viewer.setComparator(new ViewerComparator() {
      @Override
      public int compare(Viewer source, Object one, Object other) {
        Comparator<ReplayHistory.Entry> order = sorted.order(System.currentTimeMillis());
        return (isDescending ? order.reversed() : order).thenComparing(ReplayHistory.Entry::id).compare((ReplayHistory.Entry) one, (ReplayHistory.Entry) other);
      }
    });
    ColumnViewerToolTipSupport.enableFor(viewer, ToolTip.NO_RECREATE);
    viewer.addOpenListener(event -> execute("openResult"));
    table.addKeyListener(KeyListener.keyPressedAdapter(this::pressed));
    MenuManager menu = new MenuManager();
    table.setMenu(menu.createContextMenu(table));
    getSite().registerContextMenu(ID, menu, viewer);
    getSite().setSelectionProvider(viewer);
  }

  private void createColumn(ReplayColumn column) {
    TableViewerColumn viewerColumn = new TableViewerColumn(viewer, column.isNumber() ? SWT.RIGHT : SWT.LEFT);
    TableColumn widget = viewerColumn.getColumn();
    widget.setText(column.title());
    widget.setWidth(column.width());
    widget.setMoveable(true);
    widget.addListener(SWT.Selection, event -> sort(column, widget));
    viewerColumn.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return column.text((ReplayHistory.Entry) element, System.currentTimeMillis());
      }

      @Override
      public Image getImage(Object element) {
        return column == ReplayColumn.VERDICT ? pictures.of(((ReplayHistory.Entry) element).state()) : null;
      }

      @Override
      public String getToolTipText(Object element) {
        ReplayHistory.Entry entry = (ReplayHistory.Entry) element;
        return switch (column) {
          case VERDICT -> entry.state().result().message().or(() -> entry.state().result().verdict()).orElse(null);
          case SNAPSHOT -> entry.order().snapshot().map(Object::toString).orElse(null);
          default -> null;
        };
      }
    });
    if (column == sorted) {
      viewer.getTable().setSortColumn(widget);
      viewer.getTable().setSortDirection(SWT.DOWN);
    }
  }

  private void sort(ReplayColumn column, TableColumn widget) {
    isDescending = column == sorted ? !isDescending : column.isNumber() || column == ReplayColumn.WHEN;
    sorted = column;
    viewer.getTable().setSortColumn(widget);
    viewer.getTable().setSortDirection(isDescending ? SWT.DOWN : SWT.UP);
    viewer.refresh();
  }

  private void pressed(KeyEvent event) {
    if (event.keyCode == SWT.DEL && event.stateMask == 0) {
      execute("remove");
    }
  }

  private void execute(String command) {
    try {
      getSite().getService(IHandlerService.class).executeCommand(COMMANDS + command, null);
    } catch (CommandException disabled) {
      pages.getDisplay().beep();
    }
  }

  private void show(List<ReplayHistory.Entry> entries) {
    shown = entries;
    Control top = entries.isEmpty() ? empty : list;
    StackLayout layout = (StackLayout) pages.getLayout();
    if (layout.topControl != top) {
      layout.topControl = top;
      pages.layout();
      if (getSite().getPage().getActivePart() == this) {
        // The list comes when the view has the focus already.
        setFocus();
      }
    }
    boolean hadNone = viewer.getTable().getItemCount() == 0;
    viewer.setInput(entries);
    if (hadNone && !entries.isEmpty()) {
      viewer.setSelection(new StructuredSelection(viewer.getElementAt(0)));
    }
  }

  /** Durations go on where nothing else changes. */
  private void tick() {
    pages.getDisplay().timerExec(TICK_MS, () -> {
      if (!pages.isDisposed()) {
        if (pages.isVisible()) {
          shown.stream().filter(entry -> !entry.state().phase().isTerminal()).forEach(entry -> viewer.update(entry, null));
        }
        tick();
      }
    });
  }

  /** What is listed, the latest first. */
  public List<ReplayHistory.Entry> entries() {
    return shown;
  }

  @Override
  public void setFocus() {
    if (list.isVisible()) {
      viewer.getTable().setFocus();
    } else {
      pages.setFocus();
    }
  }

  @Override
  public void dispose() {
    if (watch != null) {
      watch.close();
    }
    super.dispose();
  }
}
