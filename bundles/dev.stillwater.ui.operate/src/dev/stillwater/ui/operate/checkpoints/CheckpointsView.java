package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.jobs.JobStates;
import dev.stillwater.ui.operate.jobs.SelectedJob;
import dev.stillwater.ui.operate.snapshot.SnapshotEditor;
import dev.stillwater.ui.operate.snapshot.SnapshotInput;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * The checkpoints of a job: their history, where the time of one went, each subtask's part in it, duration and size over time, the settings, and what tells
 * a checkpoint
 * from a savepoint.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as the platform's views.
 */
public final class CheckpointsView extends ViewPart {
  /** Id of the view, and of its context menu. */
  public static final String ID = "dev.stillwater.ui.operate.checkpoints";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int[] SHARES = {45, 55};

  private final Runnable onJobs = this::updateJobs;
  private final ISelectionListener onSelection = this::selectedElsewhere;
  private Combo jobs;
  private Label summary;
  private HistoryTable history;
  private Text reason;
  private CTabFolder tabs;
  private Timeline timeline;
  private PartsTree parts;
  private CheckpointCharts charts;
  private ConfigPage config;
  private CheckpointFeed feed;
  private List<JobSession> listed = List.of();
  private Optional<JobSession> session = Optional.empty();
  private Optional<CheckpointRow> shown = Optional.empty();
  private boolean isLinked = true;

  @Override
  public void createPartControl(Composite parent) {
    Composite area = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(3, false);
    grid.marginHeight = 3;
    area.setLayout(grid);
    new Label(area, SWT.NONE).setText(Messages.view_job);
    jobs = new Combo(area, SWT.READ_ONLY);
    jobs.setData("dev.stillwater.id", "checkpoints:job");
    jobs.setToolTipText(Messages.view_jobHint);
    GridData jobsData = new GridData(SWT.FILL, SWT.CENTER, false, false);
    jobsData.widthHint = 280;
    jobs.setLayoutData(jobsData);
    jobs.addListener(SWT.Selection, event -> follow(Optional.of(listed.get(jobs.getSelectionIndex()))));
    summary = new Label(area, SWT.NONE);
    summary.setData("dev.stillwater.id", "checkpoints:summary");
    summary.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    SashForm sash = new SashForm(area, SWT.HORIZONTAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
    history = new HistoryTable(sash, this::chosen, this::open);
    createTabs(sash);
    sash.setWeights(SHARES);
    createActions();
    createReason(area);
    feed = new CheckpointFeed(area, this::show);
    JobSessions.get().addListener(onJobs);
    getSite().getPage().addPostSelectionListener(onSelection);
    updateJobs();
    // The view may be opened from another one in which a job is selected.
    selectedJob(getSite().getPage().getSelection()).or(() -> editorJob(getSite().getPage().getActiveEditor())).or(() -> listed.stream().findFirst())
        .ifPresent(job -> follow(Optional.of(job)));
    show(feed.look());
  }

  /** Why the chosen checkpoint failed stands below, where all of it can be read. */
  private void createReason(Composite area) {
    reason = new Text(area, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
    reason.setData("dev.stillwater.id", "checkpoints:reason");
    GridData data = new GridData(SWT.FILL, SWT.END, true, false, 3, 1);
    data.exclude = true;
    data.widthHint = 300;
    reason.setLayoutData(data);
    reason.setVisible(false);
    Runnable colour = () -> reason.setForeground(StillwaterColors.get(StillwaterColors.ERROR));
    colour.run();
    StillwaterColors.onChange(reason, colour);
  }

  private void showReason() {
    Optional<String> text = shown.flatMap(row -> row.failure().map(failure -> NLS.bind(Messages.view_failed, row.id(), failure)));
    if (reason.getVisible() != text.isPresent() || !reason.getText().equals(text.orElse(""))) {
      reason.setText(text.orElse(""));
      reason.setVisible(text.isPresent());
      ((GridData) reason.getLayoutData()).exclude = text.isEmpty();
      reason.getParent().layout();
    }
  }

  private void createTabs(Composite sash) {
    tabs = new CTabFolder(sash, SWT.TOP | SWT.FLAT);
    tabs.setData("dev.stillwater.id", "checkpoints:tabs");
    timeline = new Timeline(tabs);
    parts = new PartsTree(tabs);
    charts = new CheckpointCharts(tabs);
    config = new ConfigPage(tabs);
    tab(Messages.tab_timeline, timeline);
    tab(Messages.tab_parts, parts.control());
    tab(Messages.tab_charts, charts.control());
    tab(Messages.tab_config, config.control());
    tab(Messages.tab_comparison, new ComparisonPage(tabs).control());
    tabs.setSelection(0);
    tabs.addListener(SWT.Selection, event -> loadParts());
  }

  private void tab(String title, Control control) {
    CTabItem item = new CTabItem(tabs, SWT.NONE);
    item.setText(title);
    item.setControl(control);
  }

  private void createActions() {
    Action follow = new Action(Messages.view_followNewest, IAction.AS_CHECK_BOX) {
      @Override
      public void run() {
        history.followNewest(isChecked());
      }
    };
    follow.setChecked(true);
    Action link = new Action(Messages.view_link, IAction.AS_CHECK_BOX) {
      @Override
      public void run() {
        isLinked = isChecked();
      }
    };
    link.setChecked(true);
    IMenuManager menu = getViewSite().getActionBars().getMenuManager();
    menu.add(follow);
    menu.add(link);
    MenuManager popup = new MenuManager();
    history.table().setMenu(popup.createContextMenu(history.table()));
    SelectionSource source = new SelectionSource();
    getSite().registerContextMenu(ID, popup, source);
    getSite().setSelectionProvider(source);
    history.onChange(() -> source.set(session.map(this::selection).orElse(StructuredSelection.EMPTY)));
  }

  private StructuredSelection selection(JobSession job) {
    List<CheckpointRow> rows = history.allSelected();
    return rows.isEmpty() ? new StructuredSelection(new SelectedCheckpoint(job, Optional.empty()))
        : new StructuredSelection(rows.stream().map(row -> new SelectedCheckpoint(job, Optional.of(row))).toList());
  }

  /** What is selected in a view or an editor and stands for a job is what is looked at. */
  private void selectedElsewhere(IWorkbenchPart part, ISelection selection) {
    if (part == this || !isLinked) {
      return;
    }
    Optional<JobSession> job = selectedJob(selection).or(() -> part instanceof IEditorPart editor ? editorJob(editor) : Optional.empty());
    job.filter(each -> session.filter(now -> now.jobId().equals(each.jobId())).isEmpty()).ifPresent(each -> follow(Optional.of(each)));
  }

  private static Optional<JobSession> editorJob(IEditorPart editor) {
    IFile file = editor == null ? null : Adapters.adapt(editor.getEditorInput(), IFile.class);
    return file == null ? Optional.empty() : SelectedJob.ofFile(file);
  }

  private void updateJobs() {
    if (jobs.isDisposed()) {
      return;
    }
    List<JobSession> now = JobSessions.get().sessions();
    List<String> items = now.stream().map(CheckpointsView::item).toList();
    listed = now;
    if (!items.equals(List.of(jobs.getItems()))) {
      jobs.setItems(items.toArray(String[]::new));
    }
    // A new run of the job that is looked at is what one wants to see.
    Optional<JobSession> current = session.flatMap(job -> JobSessions.get().session(job.jobId()));
    Optional<JobSession> newer = current.filter(JobSession::isEnded).flatMap(job -> job.jobFile())
        .flatMap(file -> JobSessions.get().of(file).stream().findFirst()).filter(job -> isLinked && !job.isEnded());
    Optional<JobSession> wanted = newer.or(() -> current).or(() -> now.stream().findFirst());
    follow(wanted);
  }

  private static Optional<JobSession> selectedJob(ISelection selection) {
    Object first = selection instanceof IStructuredSelection structured && structured.size() == 1 ? structured.getFirstElement() : null;
    JobSession selected = first == null ? null : Adapters.adapt(first, JobSession.class);
    return selected == null ? Optional.empty() : JobSessions.get().session(selected.jobId());
  }

  private static String item(JobSession job) {
    return NLS.bind(Messages.view_job_item, new Object[] {job.name(), JobStates.text(job.state()), TIME.format(job.started().atZone(ZoneId.systemDefault()))});
  }

  private void follow(Optional<JobSession> job) {
    boolean isOther = !job.map(JobSession::jobId).equals(session.map(JobSession::jobId));
    session = job;
    int index = job.map(each -> listed.stream().map(JobSession::jobId).toList().indexOf(each.jobId())).orElse(-1);
    if (index != jobs.getSelectionIndex()) {
      jobs.select(index);
    }
    if (isOther) {
      shown = Optional.empty();
      history.clear();
      timeline.show(Optional.empty(), Messages.view_choose);
      parts.show(Optional.empty(), Optional.empty());
    }
    if (feed != null) {
      feed.follow(job);
    }
  }

  private void show(CheckpointLook look) {
    summary.setText(LegacyActionTools.escapeMnemonics(session.isEmpty() ? Messages.view_noJob : text(look)));
    history.show(look.rows());
    charts.show(look.rows());
    config.show(look.config());
    if (look.rows().isEmpty()) {
      timeline.show(Optional.empty(), session.isEmpty() ? Messages.view_noJob : Messages.view_none);
    }
  }

  private static String text(CheckpointLook look) {
    String counts = NLS.bind(Messages.view_summary, new Object[] {look.counts().completed(), look.counts().failed(), look.counts().inProgress()});
    String began = look.restoredFrom().map(from -> NLS.bind(from.isSavepoint() ? Messages.view_restoredSavepoint : Messages.view_restoredCheckpoint, counts,
        from.id())).orElse(counts);
    return look.problem().map(problem -> NLS.bind(Messages.view_problem, began, problem)).orElse(began);
  }

  private void chosen() {
    Optional<CheckpointRow> row = history.selected();
    if (!row.equals(shown)) {
      boolean isOther = !row.map(CheckpointRow::id).equals(shown.map(CheckpointRow::id));
      shown = row;
      if (isOther) {
        timeline.show(Optional.empty(), row.isPresent() ? Messages.view_loading : Messages.view_choose);
      }
      showReason();
      loadParts();
    }
  }

  /** Asks for the parts of the chosen checkpoint; again as long as it is on its way, which its row tells by changing. */
  private void loadParts() {
    if (session.isEmpty() || shown.isEmpty() || tabs.getSelectionIndex() > 1) {
      return;
    }
    JobSession job = session.get();
    CheckpointRow row = shown.get();
    JobSessions.get().ask(job, (client, id) -> CheckpointParts.ask(client, id, row.id())).whenComplete((answer, problem) -> UiThread.post(tabs, () -> {
      if (shown.filter(now -> now.id() == row.id()).isPresent() && session.filter(now -> now.jobId().equals(job.jobId())).isPresent()) {
        timeline.show(Optional.ofNullable(answer), problem == null ? "" : Messages.view_notKept + "\n" + problem.getMessage());
        parts.show(Optional.ofNullable(answer), shown);
      }
    }));
  }

  /** Opens the snapshot of the chosen checkpoint. */
  private void open() {
    Optional<SelectedCheckpoint> selected = session.map(job -> new SelectedCheckpoint(job, history.selected()));
    selected.flatMap(SelectedCheckpoint::snapshot).ifPresent(path -> {
      try {
        getSite().getPage().openEditor(new SnapshotInput(path), SnapshotEditor.ID);
      } catch (PartInitException problem) {
        StatusManager.getManager().handle(problem.getStatus(), StatusManager.SHOW);
      }
    });
  }

  @Override
  public void setFocus() {
    history.table().setFocus();
  }

  @Override
  public void dispose() {
    JobSessions.get().removeListener(onJobs);
    getSite().getPage().removePostSelectionListener(onSelection);
    super.dispose();
  }
}
