package dev.stillwater.ui.operate.savepoints;

import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogTree.JobNode;
import dev.stillwater.host.catalog.CatalogTree.RunNode;
import dev.stillwater.host.catalog.CatalogTree.VersionNode;
import dev.stillwater.host.catalog.Restorability;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.JobStates;
import dev.stillwater.ui.operate.replay.history.ReplayColumn;
import dev.stillwater.ui.operate.replay.history.ReplayImages;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.events.KeyEvent;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

/**
 * Lists every snapshot that this user has taken or opened: by job and version of the job, with the runs and replays that began with it and what those have left.
 *
 * <p>THREADING: UI thread; the catalogue is read on a thread of its own. LIFECYCLE: as the platform's views.
 */
public final class SavepointsView extends ViewPart {
  /** Id of the view, and of its context menu. */
  public static final String ID = "dev.stillwater.ui.operate.savepoints";
  private static final String OPEN_RESULT = "dev.stillwater.ui.operate.replay.openResult";
  private static final String COMMANDS = "dev.stillwater.ui.operate.savepoint.";

  private final LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources());
  private final ReplayImages replayImages = new ReplayImages(images);
  private final Set<SavepointNode> seen = new HashSet<>();
  private final Runnable onJobs = this::updateRuns;
  private CatalogWatch watch;
  private Composite pages;
  private Composite list;
  private Composite empty;
  private TreeViewer viewer;
  private SnapshotDetails details;
  private CatalogWatch.Look look = CatalogWatch.Look.NONE;
  private Map<String, String> states = Map.of();
  private Set<Object> chosen = Set.of();

  @Override
  public void createPartControl(Composite parent) {
    pages = new Composite(parent, SWT.NONE);
    StackLayout stack = new StackLayout();
    pages.setLayout(stack);
    pages.addDisposeListener(event -> images.dispose());
    createEmpty();
    list = new Composite(pages, SWT.NONE);
    GridLayout grid = new GridLayout();
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    grid.verticalSpacing = 0;
    list.setLayout(grid);
    createTree();
    details = new SnapshotDetails(list);
    stack.topControl = empty;
    JobSessions.get().addListener(onJobs);
    watch = new CatalogWatch(SavepointCatalog.user(), ReplayHistory.user(), now -> UiThread.post(pages, () -> show(now)));
    watch.start();
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

  private void createTree() {
    viewer = new TreeViewer(list, SWT.FULL_SELECTION | SWT.MULTI);
    viewer.setUseHashlookup(true);
    viewer.setContentProvider(new Children());
    viewer.setInput(this);
    Tree tree = viewer.getTree();
    tree.setData("dev.stillwater.id", "savepoints:tree");
    tree.setHeaderVisible(true);
    tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.view_name;
      }
    });
    for (SavepointColumn column : SavepointColumn.values()) {
      TreeViewerColumn viewerColumn = new TreeViewerColumn(viewer, column.isNumber() ? SWT.RIGHT : SWT.LEFT);
      viewerColumn.getColumn().setText(column.title());
      viewerColumn.getColumn().setWidth(column.width());
      viewerColumn.getColumn().setMoveable(column != SavepointColumn.NAME);
      viewerColumn.setLabelProvider(new Labels(column));
    }
    ColumnViewerToolTipSupport.enableFor(viewer, ToolTip.NO_RECREATE);
    // Rows keep the colours that they were given, and so would be grey on grey in another theme.
    StillwaterColors.onChange(tree, viewer::refresh);
    viewer.addSelectionChangedListener(event -> {
      showDetails();
      markChosen();
    });
    viewer.addOpenListener(event -> open());
    tree.addKeyListener(KeyListener.keyPressedAdapter(this::pressed));
    MenuManager menu = new MenuManager();
    tree.setMenu(menu.createContextMenu(tree));
    getSite().registerContextMenu(ID, menu, viewer);
    getSite().setSelectionProvider(viewer);
  }

  /** Opens a snapshot; what has rows below is opened or closed. */
  private void open() {
    Object first = viewer.getStructuredSelection().getFirstElement();
    if (first instanceof SavepointNode node && node.subject() instanceof ReplayHistory.Entry) {
      executeCommand(OPEN_RESULT);
    } else if (first instanceof SavepointNode node && node.entry().isEmpty()) {
      viewer.setExpandedState(node, !viewer.getExpandedState(node));
    } else {
      execute("open");
    }
  }

  /** The keys of the list alone: in the fields below they mean the text. */
  private void pressed(KeyEvent event) {
    if (event.keyCode == SWT.DEL && event.stateMask == 0) {
      execute("dispose");
    } else if (event.keyCode == 'c' && event.stateMask == SWT.MOD1) {
      execute("copyPath");
    }
  }

  private void execute(String command) {
    executeCommand(COMMANDS + command);
  }

  private void executeCommand(String id) {
    try {
      getSite().getService(IHandlerService.class).executeCommand(id, null);
    } catch (CommandException disabled) {
      // What is selected is nothing that this can be done with; the tools show that.
      pages.getDisplay().beep();
    }
  }

  private void show(CatalogWatch.Look now) {
    look = now;
    Control top = now.rows().isEmpty() ? empty : list;
    StackLayout layout = (StackLayout) pages.getLayout();
    if (layout.topControl != top) {
      layout.topControl = top;
      pages.layout();
      if (getSite().getPage().getActivePart() == this) {
        // The list comes when the view has the focus already.
        setFocus();
      }
    }
    viewer.getTree().setRedraw(false);
    try {
      viewer.refresh();
      now.rows().forEach(this::openNew);
    } finally {
      viewer.getTree().setRedraw(true);
    }
    showDetails();
  }

  /** Jobs and versions that are new stand open; what a person has closed stays closed. */
  private void openNew(SavepointNode node) {
    if (seen.add(node) && node.entry().isEmpty() && !(node.subject() instanceof RunNode || node.subject() instanceof ReplayHistory.Entry)) {
      viewer.setExpandedState(node, true);
    }
    node.children().forEach(this::openNew);
  }

  /** The states of the runs in the list, without moving anything. */
  private void updateRuns() {
    Map<String, String> now = new HashMap<>();
    JobSessions.get().sessions().forEach(session -> now.put(session.jobId(), session.state()));
    if (!now.equals(states)) {
      states = now;
      viewer.refresh(true);
    }
  }

  private void showDetails() {
    List<?> selection = viewer.getStructuredSelection().toList();
    Optional<SavepointNode> node = selection.size() == 1 && selection.getFirst() instanceof SavepointNode one ? Optional.of(one) : Optional.empty();
    details.show(node, node.flatMap(SavepointNode::entry).flatMap(entry -> Optional.ofNullable(look.restorable().get(entry.id()))));
  }

  /** Looks at the disk again. */
  public void refresh() {
    watch.refresh();
  }

  /** Selects a snapshot by its place in the catalogue; nothing happens when it is not listed. */
  public void select(CatalogEntry entry) {
    look.rows().stream().flatMap(job -> job.children().stream()).flatMap(version -> version.children().stream())
        .filter(node -> node.entry().filter(each -> each.id().equals(entry.id())).isPresent()).findFirst()
        .ifPresent(node -> viewer.setSelection(new StructuredSelection(node), true));
  }

  /** The snapshots that are listed, the latest first. */
  public List<CatalogEntry> entries() {
    return look.entries();
  }

  @Override
  public void setFocus() {
    if (list.isVisible()) {
      viewer.getTree().setFocus();
    } else {
      pages.setFocus();
    }
  }

  @Override
  public void dispose() {
    JobSessions.get().removeListener(onJobs);
    if (watch != null) {
      watch.close();
    }
    super.dispose();
  }

  private static ImageDescriptor icon(String name) {
    return ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", "icons/" + name + ".svg").orElseThrow();
  }

  /** Icons have the colour of the selection: those of selected rows stand on a plate. */
  private void markChosen() {
    Set<Object> before = chosen;
    chosen = Set.copyOf(viewer.getStructuredSelection().toList());
    // The rows of the last look: an earlier one would be put in their place, without what has come below it.
    viewer.update(all(look.rows()).filter(node -> before.contains(node) != chosen.contains(node)).toArray(), null);
  }

  private static Stream<SavepointNode> all(List<SavepointNode> rows) {
    return rows.stream().flatMap(row -> Stream.concat(Stream.of(row), all(row.children())));
  }

  /** Rows below rows. */
  private final class Children implements ITreeContentProvider {
    @Override
    public Object[] getElements(Object input) {
      return look.rows().toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
      return ((SavepointNode) parent).children().toArray();
    }

    @Override
    public Object getParent(Object element) {
      return ((SavepointNode) element).parent().orElse(null);
    }

    @Override
    public boolean hasChildren(Object element) {
      return !((SavepointNode) element).children().isEmpty();
    }
  }

  /** Texts and icons of a column. */
  private final class Labels extends ColumnLabelProvider {
    private final SavepointColumn column;

    Labels(SavepointColumn column) {
      this.column = column;
    }

    @Override
    public String getText(Object element) {
      return column.text((SavepointNode) element, look.restorable());
    }

    @Override
    public Image getImage(Object element) {
      SavepointNode node = (SavepointNode) element;
      if (column == SavepointColumn.RESTORABLE) {
        return restorableImage(node);
      }
      if (column != SavepointColumn.NAME) {
        return null;
      }
      ImageDescriptor icon = switch (node.subject()) {
        case JobNode job -> StillwaterImages.descriptor(StillwaterImages.JOB);
        case VersionNode version -> icon("version");
        case RunNode run -> StillwaterImages.descriptor(StillwaterImages.RUN);
        case ReplayHistory.Entry replay -> icon("replay");
        default -> icon(node.entry().filter(entry -> entry.form().isSavepoint()).isPresent() ? "savepoint" : "checkpoint");
      };
      return images.create(chosen.contains(node) ? StillwaterImages.onPlate(icon) : icon);
    }

    private Image restorableImage(SavepointNode node) {
      if (node.subject() instanceof ReplayHistory.Entry replay) {
        return replayImages.of(replay.state());
      }
      if (node.subject() instanceof RunNode) {
        return node.session().map(session -> JobStates.image(session.state())).orElse(null);
      }
      Restorability known = node.entry().map(entry -> look.restorable().get(entry.id())).orElse(null);
      return known == null ? null : switch (known.state()) {
        case RESTORABLE -> StillwaterImages.image(StillwaterImages.DONE);
        case INPUT_GONE -> StillwaterImages.image(StillwaterImages.WARNING);
        case DAMAGED, MISSING -> StillwaterImages.image(StillwaterImages.ERROR);
        case DISPOSED -> null;
      };
    }

    @Override
    public String getToolTipText(Object element) {
      SavepointNode node = (SavepointNode) element;
      if (node.subject() instanceof ReplayHistory.Entry replay) {
        return column == SavepointColumn.RESTORABLE ? ReplayColumn.verdict(replay.state()) : column == SavepointColumn.NAME ? column.text(node, look.restorable()) : null;
      }
      if (column == SavepointColumn.RESTORABLE) {
        return node.entry().map(entry -> look.restorable().get(entry.id())).map(Restorability::reason).filter(reason -> !reason.isEmpty()).orElse(null);
      }
      return column == SavepointColumn.NOTE ? node.entry().flatMap(entry -> entry.words().note()).orElse(null) : null;
    }

    @Override
    public Color getForeground(Object element) {
      SavepointNode node = (SavepointNode) element;
      boolean isMuted = node.entry().filter(CatalogEntry::isDisposed).isPresent() || column == SavepointColumn.WHERE || node.subject() instanceof RunNode;
      return isMuted ? StillwaterColors.get(StillwaterColors.MUTED_TEXT) : null;
    }

    @Override
    public Font getFont(Object element) {
      return column == SavepointColumn.NAME && ((SavepointNode) element).subject() instanceof JobNode
          ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
    }
  }
}
