package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.StillwaterColors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/**
 * Lists the jobs of this machine and of clusters, running and ended, and says of the selected one how it does.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as the platform's views.
 */
public final class JobsView extends ViewPart {
  /** Id of the view, and of its context menu. */
  public static final String ID = "dev.stillwater.ui.operate.jobs";
  private static final String ENDED = "showsEnded";
  private static final int TICK_MS = 1000;

  private final Runnable onNews = this::refresh;
  private final List<JobAction> actions = new ArrayList<>();
  private Composite pages;
  private Composite list;
  private Label empty;
  private TableViewer viewer;
  private JobDetails details;
  private List<JobSession> shown = List.of();
  private JobColumn sorted = JobColumn.STARTED;
  private boolean isDescending = true;
  private boolean showsEnded = true;

  /** Two states of one run are one row. */
  private static final IElementComparer BY_ID = new IElementComparer() {
    @Override
    public boolean equals(Object one, Object other) {
      return one instanceof JobSession first && other instanceof JobSession second ? first.jobId().equals(second.jobId()) : Objects.equals(one, other);
    }

    @Override
    public int hashCode(Object element) {
      return element instanceof JobSession session ? session.jobId().hashCode() : element.hashCode();
    }
  };

  @Override
  public void init(IViewSite site, IMemento memento) throws PartInitException {
    super.init(site, memento);
    showsEnded = memento == null || !Boolean.FALSE.equals(memento.getBoolean(ENDED));
  }

  @Override
  public void saveState(IMemento memento) {
    memento.putBoolean(ENDED, showsEnded);
  }

  @Override
  public void createPartControl(Composite parent) {
    pages = new Composite(parent, SWT.NONE);
    pages.setLayout(new StackLayout());
    empty = new Label(pages, SWT.WRAP);
    empty.setText(Messages.view_empty);
    empty.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    StillwaterColors.onChange(empty, () -> empty.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT)));
    list = new Composite(pages, SWT.NONE);
    GridLayout grid = new GridLayout();
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    grid.verticalSpacing = 0;
    list.setLayout(grid);
    createTable(list);
    details = new JobDetails(list, getSite());
    createActions();
    JobSessions.get().addListener(onNews);
    refresh();
    tick();
  }

  private void createTable(Composite parent) {
    viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
    viewer.setUseHashlookup(true);
    viewer.setComparer(BY_ID);
    viewer.setContentProvider(ArrayContentProvider.getInstance());
    Table table = viewer.getTable();
    table.setData("dev.stillwater.id", "jobs:table");
    table.setHeaderVisible(true);
    table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.view_name;
      }
    });
    for (JobColumn column : JobColumn.values()) {
      createColumn(column);
    }
    viewer.setComparator(new ViewerComparator() {
      @Override
      public int compare(Viewer source, Object one, Object other) {
        Comparator<JobSession> order = sorted.order(Instant.now());
        return (isDescending ? order.reversed() : order).thenComparing(Comparator.comparing(JobSession::started).reversed())
            .compare((JobSession) one, (JobSession) other);
      }
    });
    viewer.addSelectionChangedListener(event -> showSelected());
    viewer.addOpenListener(event -> selected().ifPresent(session -> new OpenDrawingHandler().run(session, getSite().getWorkbenchWindow())));
    MenuManager menu = new MenuManager();
    table.setMenu(menu.createContextMenu(table));
    getSite().registerContextMenu(ID, menu, viewer);
    getSite().setSelectionProvider(viewer);
  }

  private void createColumn(JobColumn column) {
    TableViewerColumn viewerColumn = new TableViewerColumn(viewer, column.isNumber() ? SWT.RIGHT : SWT.LEFT);
    TableColumn widget = viewerColumn.getColumn();
    widget.setText(column.title());
    widget.setWidth(column.width());
    widget.setMoveable(true);
    widget.addListener(SWT.Selection, event -> sort(column, widget));
    viewerColumn.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return column.text((JobSession) element, Instant.now());
      }

      @Override
      public Image getImage(Object element) {
        return column == JobColumn.NAME ? JobStates.image(((JobSession) element).state()) : null;
      }
    });
    if (column == sorted) {
      viewer.getTable().setSortColumn(widget);
      viewer.getTable().setSortDirection(SWT.DOWN);
    }
  }

  private void sort(JobColumn column, TableColumn widget) {
    isDescending = column == sorted ? !isDescending : column.isNumber() || column == JobColumn.STARTED;
    sorted = column;
    viewer.getTable().setSortColumn(widget);
    viewer.getTable().setSortDirection(isDescending ? SWT.DOWN : SWT.UP);
    viewer.refresh();
  }

  private void createActions() {
    IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
    add(tools, "run", new RunAgainHandler());
    tools.add(new Separator());
    add(tools, "savepoint", new SavepointHandler());
    add(tools, "checkpoint", new CheckpointHandler());
    add(tools, "stop", new StopHandler());
    add(tools, "cancel", new CancelHandler());
    tools.add(new Separator());
    add(tools, "openDrawing", new OpenDrawingHandler());
    add(tools, "openLogs", new OpenLogsHandler());
    Action ended = new Action(Messages.view_showEnded, IAction.AS_CHECK_BOX) {
      @Override
      public void run() {
        showsEnded = isChecked();
        refresh();
      }
    };
    ended.setChecked(showsEnded);
    getViewSite().getActionBars().getMenuManager().add(ended);
    getViewSite().getActionBars().updateActionBars();
  }

  private void add(IToolBarManager tools, String id, JobHandler handler) {
    JobAction action = new JobAction(id, handler, getSite());
    actions.add(action);
    tools.add(action);
  }

  private Optional<JobSession> selected() {
    IStructuredSelection selection = viewer.getStructuredSelection();
    return selection.getFirstElement() instanceof JobSession session ? JobSessions.get().session(session.jobId()) : Optional.empty();
  }

  private void refresh() {
    if (pages.isDisposed()) {
      return;
    }
    List<JobSession> all = JobSessions.get().sessions();
    List<JobSession> sessions = all.stream().filter(session -> showsEnded || !session.isEnded()).toList();
    String none = all.isEmpty() ? Messages.view_empty : Messages.view_noneRunning;
    if (!empty.getText().equals(none)) {
      empty.setText(none);
    }
    Control top = sessions.isEmpty() ? empty : list;
    StackLayout layout = (StackLayout) pages.getLayout();
    if (layout.topControl != top) {
      layout.topControl = top;
      pages.layout();
      if (getSite().getPage().getActivePart() == this) {
        // The list comes when the view has the focus already.
        setFocus();
      }
    }
    if (!sessions.equals(shown)) {
      shown = sessions;
      viewer.setInput(sessions);
      showSelected();
    }
  }

  private void showSelected() {
    Optional<JobSession> selected = selected();
    actions.forEach(action -> action.follow(selected));
    details.show(selected);
  }

  /** Times go on where nothing else changes. */
  private void tick() {
    pages.getDisplay().timerExec(TICK_MS, () -> {
      if (!pages.isDisposed()) {
        if (pages.isVisible()) {
          shown.forEach(session -> viewer.update(session, null));
        }
        tick();
      }
    });
  }

  /** Selects a job that is listed. */
  public void select(String jobId) {
    JobSessions.get().session(jobId).ifPresent(session -> viewer.setSelection(new StructuredSelection(session), true));
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
    JobSessions.get().removeListener(onNews);
    super.dispose();
  }
}
