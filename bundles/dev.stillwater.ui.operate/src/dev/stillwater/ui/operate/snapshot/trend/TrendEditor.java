package dev.stillwater.ui.operate.snapshot.trend;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.file.ConfinedStorage;
import dev.stillwater.host.report.TrendPoint;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.snapshot.page.ElsewhereDialog;
import dev.stillwater.ui.operate.snapshot.page.MonitorListener;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotOpener;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/**
 * How state grows over a series of snapshots: entries and bytes of a state, or of all of them, as charts and as a table that fill while the snapshots are read.
 *
 * <p>THREADING: UI thread; the snapshots are read by a job, one after the other. LIFECYCLE: as the platform's editors; its end cancels the reading.
 */
public final class TrendEditor extends EditorPart {
  /** Id of the editor. */
  public static final String ID = "dev.stillwater.ui.operate.trend";

  private final List<TrendPoint> points = new ArrayList<>();
  private List<StateName> names = List.of(StateName.ALL);
  private StateName shown = StateName.ALL;
  private Composite root;
  private Combo states;
  private Label status;
  private ProgressBar progress;
  private Button cancel;
  private Button count;
  private TrendChart entries;
  private TrendChart bytes;
  private TrendTable table;
  private final Set<Path> unchosen = new HashSet<>();
  private final Map<Path, Set<Path>> granted = new HashMap<>();
  private final Map<Path, Map<Path, Path>> leftOut = new HashMap<>();
  private Button elsewhere;
  private Optional<Job> reading = Optional.empty();
  private int generation;

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    if (!(input instanceof TrendInput)) {
      throw new PartInitException(NLS.bind(Messages.TrendEditor_noInput, input.getName()));
    }
    setSite(site);
    setInput(input);
    setPartName(input.getName());
  }

  private List<Path> snapshots() {
    return ((TrendInput) getEditorInput()).snapshots();
  }

  @Override
  public void createPartControl(Composite parent) {
    root = new Composite(parent, SWT.NONE);
    root.setLayout(PageLayouts.page(1));
    createTop();
    SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    SashForm charts = new SashForm(sash, SWT.HORIZONTAL | SWT.SMOOTH);
    entries = new TrendChart(charts, Messages.TrendEditor_entries, "trend:entries");
    bytes = new TrendChart(charts, Messages.TrendEditor_size, "trend:bytes");
    table = new TrendTable(sash, this::open, this::choose);
    sash.setWeights(3, 2);
    read(false);
  }

  private void open(TrendPoint point) {
    SnapshotOpener.open(point.snapshot(), shown.isAll() ? SnapshotPlace.page(SnapshotPlace.OVERVIEW)
        : SnapshotPlace.state(shown.operator().orElseThrow(), shown.state().orElseThrow()));
  }

  /** Takes a snapshot into the series, or out of it. */
  private void choose(TrendPoint point, boolean isChosen) {
    boolean hasChanged = isChosen ? unchosen.remove(point.snapshot()) : unchosen.add(point.snapshot());
    if (hasChanged) {
      show();
    }
  }

  private void createTop() {
    Composite top = new Composite(root, SWT.NONE);
    top.setLayout(PageLayouts.part(6));
    top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    new Label(top, SWT.NONE).setText(Messages.TrendEditor_state);
    states = new Combo(top, SWT.READ_ONLY | SWT.DROP_DOWN);
    states.setData("dev.stillwater.id", "trend:state");
    states.setItems(StateName.ALL.text());
    states.select(0);
    states.addListener(SWT.Selection, event -> {
      shown = names.get(states.getSelectionIndex());
      show();
    });
    progress = new ProgressBar(top, SWT.HORIZONTAL);
    progress.setMaximum(snapshots().size());
    progress.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    elsewhere = button(top, Messages.TrendEditor_elsewhere, this::askForFilesElsewhere);
    elsewhere.setLayoutData(new GridData());
    cancel = button(top, Messages.TrendEditor_cancel, () -> reading.ifPresent(Job::cancel));
    count = button(top, Messages.TrendEditor_count, () -> read(true));
    count.setToolTipText(Messages.TrendEditor_countTip);
    // A line of its own: what was left out takes more room than there is beside the buttons.
    status = new Label(top, SWT.WRAP);
    status.setData("dev.stillwater.id", "trend:status");
    status.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 6, 1));
  }

  private static Button button(Composite parent, String text, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.addListener(SWT.Selection, event -> action.run());
    return button;
  }

  /** Reads the series once more: a person has asked for it again, and what may be read can have changed since. */
  void readAgain() {
    read(false);
  }

  private void read(boolean isCounted) {
    reading.ifPresent(Job::cancel);
    points.clear();
    leftOut.clear();
    int started = ++generation;
    // What a person has allowed in a snapshot's editor holds here too.
    snapshots().forEach(snapshot -> granted.computeIfAbsent(snapshot, none -> new HashSet<>()).addAll(SnapshotOpener.granted(snapshot)));
    Map<Path, Set<Path>> allowed = new HashMap<>();
    granted.forEach((snapshot, files) -> allowed.put(snapshot, Set.copyOf(files)));
    setReading(true);
    Job job = Job.create(NLS.bind(Messages.TrendEditor_job, Quantities.snapshots(snapshots().size())), (ICoreRunnable) monitor -> read(isCounted, started, allowed, monitor));
    job.setPriority(Job.LONG);
    reading = Optional.of(job);
    show();
    job.schedule();
  }

  private void read(boolean isCounted, int started, Map<Path, Set<Path>> allowed, IProgressMonitor monitor) {
    SubMonitor parts = SubMonitor.convert(monitor, snapshots().size());
    for (Path snapshot : snapshots()) {
      SnapshotOptions options = SnapshotOptions.confined(snapshot, allowed.get(snapshot));
      try {
        TrendPoint point = TrendPoint.of(snapshot, options, isCounted, new MonitorListener(parts.split(1), snapshot.toString()));
        Map<Path, Path> outside = options.storage() instanceof ConfinedStorage confined ? confined.refusedTargets() : Map.of();
        UiThread.post(root, () -> add(point, outside, started));
      } catch (SnapshotException.Cancelled | OperationCanceledException stopped) {
        break;
      }
    }
    UiThread.post(root, () -> ended(started));
  }

  private void askForFilesElsewhere() {
    Map<Path, Path> all = new HashMap<>();
    leftOut.values().forEach(all::putAll);
    if (ElsewhereDialog.ask(root.getShell(), all)) {
      leftOut.forEach((snapshot, files) -> granted.get(snapshot).addAll(files.keySet()));
      read(false);
    }
  }

  private void add(TrendPoint point, Map<Path, Path> outside, int started) {
    if (started == generation) {
      if (!outside.isEmpty()) {
        leftOut.put(point.snapshot(), outside);
      }
      points.add(point);
      points.sort(TrendPoint.ORDER);
      show();
    }
  }

  private void ended(int started) {
    if (started == generation) {
      setReading(false);
      say(points.size() < snapshots().size());
    }
  }

  private void setReading(boolean isReading) {
    progress.setVisible(isReading);
    cancel.setEnabled(isReading);
    count.setEnabled(!isReading);
    boolean canAsk = !isReading && !leftOut.isEmpty();
    elsewhere.setVisible(canAsk);
    ((GridData) elsewhere.getLayoutData()).exclude = !canAsk;
  }

  private void show() {
    names = StateName.of(points, shown);
    states.setItems(names.stream().map(StateName::text).toArray(String[]::new));
    states.select(names.indexOf(shown));
    progress.setSelection(points.size());
    List<TrendPoint> chosen = points.stream().filter(point -> !unchosen.contains(point.snapshot())).toList();
    entries.show(chosen, shown, false);
    bytes.show(chosen, shown, true);
    table.show(points, chosen, shown);
    say(false);
  }

  private void say(boolean isStopped) {
    long problems = points.stream().filter(point -> point.problem().isPresent()).count();
    String read = NLS.bind(Messages.TrendEditor_read, points.size(), Quantities.snapshots(snapshots().size()));
    String whole = isStopped ? NLS.bind(Messages.TrendEditor_stopped, read) : problems > 0 ? NLS.bind(Messages.TrendEditor_problems, read, problems) : read;
    String chosen = unchosen.isEmpty() ? whole : NLS.bind(Messages.TrendEditor_unchosen, whole, unchosen.size());
    status.setText(leftOut.isEmpty() ? chosen : NLS.bind(Messages.TrendEditor_leftOut, chosen, leftOut.size()));
    root.layout(true, true);
  }

  @Override
  public void setFocus() {
    states.setFocus();
  }

  @Override
  public void dispose() {
    reading.ifPresent(Job::cancel);
    super.dispose();
  }

  @Override
  public String getTitleToolTip() {
    return getEditorInput() == null ? "" : getEditorInput().getToolTipText();
  }

  @Override
  public boolean isDirty() {
    return false;
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    // A series is only looked at.
  }

  @Override
  public void doSaveAs() {
    // A series is only looked at.
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }
}
