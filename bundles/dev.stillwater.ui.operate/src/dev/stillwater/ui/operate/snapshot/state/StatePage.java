package dev.stillwater.ui.operate.snapshot.state;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.index.RowOrder;
import dev.stillwater.engine.snapshot.index.RowSet;
import dev.stillwater.engine.snapshot.index.StateColumn;
import dev.stillwater.engine.snapshot.index.StateColumns;
import dev.stillwater.engine.snapshot.index.StateRow;
import dev.stillwater.engine.snapshot.index.StateRows;
import dev.stillwater.engine.snapshot.index.StateScan;
import dev.stillwater.engine.snapshot.index.StateStatistics;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.operate.snapshot.page.StatusLabel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * The page with the entries of a state: a grid of any length, filters, the way to a key, the entry with all that is nested in it, its bytes, statistics.
 *
 * <p>THREADING: UI thread; states are read by jobs.
 */
public final class StatePage implements SnapshotPage {
  /** Key under which the page's control knows its page. */
  static final String KEY = "dev.stillwater.statePage";
  private static final int PREVIEW_ROWS = 128;

  private final ISchedulingRule pageRule = new StateWork.OneAtATime();
  private final ISchedulingRule workRule = new StateWork.OneAtATime();
  private SnapshotDocument document;
  private Composite root;
  private Combo states;
  private Label facts;
  private FilterBar bar;
  private StatusLabel status;
  private Button cancel;
  private Composite gridHolder;
  private EntryDetail detail;
  private StateWork work;
  private List<ChosenState> known = List.of();
  private Optional<SnapshotPlace> wanted = Optional.empty();
  private Optional<ChosenState> chosen = Optional.empty();
  private Optional<OpenEntries> entries = Optional.empty();
  private Optional<EntryGrid> grid = Optional.empty();
  private Optional<EntryPages> pages = Optional.empty();
  private Optional<RowSet> filtered = Optional.empty();
  private Optional<Runnable> awaiting = Optional.empty();
  private boolean isFitted;
  private boolean hasStatistics;

  @Override
  public String id() {
    return SnapshotPlace.STATE;
  }

  @Override
  public String title() {
    return Messages.StatePage_title;
  }

  @Override
  public Control create(Composite parent, SnapshotDocument shown) {
    document = shown;
    root = new Composite(parent, SWT.NONE);
    root.setData(KEY, this);
    root.setData("dev.stillwater.id", "state:page");
    GridLayout layout = PageLayouts.page(1);
    layout.verticalSpacing = 6;
    root.setLayout(layout);
    createTop();
    bar = new FilterBar(root, this::filter, this::goToKey, order -> reorder());
    bar.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    createStatus();
    bar.createWay(status.control().getParent());
    SashForm sash = new SashForm(root, SWT.HORIZONTAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    gridHolder = new Composite(sash, SWT.BORDER);
    gridHolder.setLayout(new FillLayout());
    detail = new EntryDetail(sash, this::readBytes, this::readStatistics);
    sash.setWeights(7, 3);
    work = new StateWork(root, this::progressed);
    StateActions.install(root);
    root.addDisposeListener(event -> close());
    // Not through the document: the first look at a large snapshot takes its time, and a person who wants to see entries does not wait for it.
    work.begin(Messages.StatePage_listing, pageRule, listener -> {
      try (SnapshotView view = document.openAgain(listener)) {
        return ChosenState.all(view);
      }
    }, this::listed, this::failed);
    return root;
  }

  private void createTop() {
    Composite top = new Composite(root, SWT.NONE);
    top.setLayout(PageLayouts.part(3));
    top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    new Label(top, SWT.NONE).setText(Messages.StatePage_state);
    states = new Combo(top, SWT.READ_ONLY | SWT.DROP_DOWN);
    states.setData("dev.stillwater.id", "state:states");
    states.setVisibleItemCount(20);
    states.addListener(SWT.Selection, event -> {
      if (states.getSelectionIndex() >= 0) {
        open(known.get(states.getSelectionIndex()));
      }
    });
    facts = new Label(top, SWT.NONE);
    facts.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    facts.setData("dev.stillwater.id", "state:facts");
  }

  private void createStatus() {
    Composite line = new Composite(root, SWT.NONE);
    line.setLayout(PageLayouts.part(3));
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    status = new StatusLabel(line, "state:status");
    say(Messages.StatePage_listing);
    cancel = new Button(line, SWT.PUSH);
    cancel.setText(Messages.StatePage_cancel);
    cancel.setVisible(false);
    cancel.addListener(SWT.Selection, event -> work.cancel());
  }

  @Override
  public void setFocus() {
    grid.map(EntryGrid::control).orElse(states).setFocus();
  }

  @Override
  public void show(SnapshotPlace place) {
    wanted = Optional.of(place);
    if (!known.isEmpty()) {
      openWanted();
    }
  }

  private void listed(List<ChosenState> all) {
    known = all;
    states.setItems(all.stream().map(ChosenState::text).toArray(String[]::new));
    if (all.isEmpty()) {
      say(Messages.StatePage_none);
    } else {
      openWanted();
    }
    root.layout(true, true);
  }

  /** Opens what was asked for, else the first state with entries. */
  private void openWanted() {
    Optional<ChosenState> found = wanted.flatMap(place -> known.stream().filter(state -> fits(state, place)).findFirst());
    wanted = Optional.empty();
    if (found.isEmpty() && chosen.isPresent()) {
      return;
    }
    open(found.or(() -> known.stream().filter(state -> state.size().entries() > 0).findFirst()).orElse(known.getFirst()));
  }

  private static boolean fits(ChosenState state, SnapshotPlace place) {
    return place.operator().filter(operator -> operator.equals(state.operator()) || operator.equals(state.operatorId())).isPresent()
        && (place.state().isEmpty() || place.state().get().equals(state.name()));
  }

  private void open(ChosenState state) {
    if (chosen.filter(state::equals).isPresent()) {
      return;
    }
    close();
    chosen = Optional.of(state);
    states.select(known.indexOf(state));
    bar.clear();
    filtered = Optional.empty();
    awaiting = Optional.empty();
    facts.setText(NLS.bind(Messages.StatePage_types, state.keyType().isEmpty() ? "-" : state.keyType(), state.valueType().isEmpty() ? "-" : state.valueType()));
    detail.show(Optional.empty());
    work.begin(NLS.bind(Messages.StatePage_indexing, state.name()), pageRule, listener -> {
      preview(state, listener);
      return OpenEntries.open(document, state, listener);
    }, this::opened, this::failed);
  }

  /** Shows the first entries while the index is being made. */
  private void preview(ChosenState state, ProgressListener listener) throws SnapshotException {
    try (SnapshotView view = document.openAgain(listener)) {
      List<StateRow> rows = StateRows.first(state.in(view), PREVIEW_ROWS, listener);
      StateColumns columns = StateColumns.of(state.kind(), rows);
      UiThread.post(root, () -> {
        if (chosen.filter(state::equals).isPresent() && entries.isEmpty()) {
          createGrid(columns, EntryPages.preview(root, rows));
        }
      });
    }
  }

  private void opened(OpenEntries opened) {
    if (root.isDisposed()) {
      opened.close();
      return;
    }
    entries = Optional.of(opened);
    EntryPages shown = new EntryPages(root, opened, pageRule, this::pageCame, this::failed);
    createGrid(opened.columns(), shown);
    bar.setColumns(opened.columns().named().stream().map(column -> column.name() + " (" + column.type().valueType().orElseThrow().text() + ")")
        .collect(Collectors.joining(", ")));
    sayCounts();
    awaiting.ifPresent(Runnable::run);
    awaiting = Optional.empty();
  }

  private void createGrid(StateColumns columns, EntryPages shown) {
    boolean hadFocus = isFocusFree();
    grid.ifPresent(EntryGrid::dispose);
    pages = Optional.of(shown);
    isFitted = false;
    EntryGrid made = new EntryGrid(gridHolder, columns, shown, this::selected, column -> headerClicked(columns, column));
    grid = Optional.of(made);
    made.onKey(SWT.MOD1, 'c', this::copy);
    made.onKey(SWT.NONE, SWT.CR, () -> turnTo(0));
    StateActions.menu(made.control(), this);
    gridHolder.layout(true, true);
    if (shown.count() > 0) {
      shown.row(0).ifPresent(row -> pageCame());
      made.select(0);
    }
    if (hadFocus) {
      // Later, as the window system has not seen the new grid yet.
      UiThread.post(made.control(), () -> made.control().setFocus());
    }
  }

  /** Whether the focus is on nothing that a person works with: on the old grid, on the list of states, or on what the page lies in. */
  private boolean isFocusFree() {
    Control focus = root.getDisplay().getFocusControl();
    Control place = gridHolder;
    while (place != null && place != focus) {
      place = place.getParent();
    }
    return place != null || focus == states || grid.filter(old -> old.control() == focus).isPresent();
  }

  private void pageCame() {
    grid.ifPresent(shown -> {
      if (isFitted) {
        shown.repaint();
      } else {
        isFitted = true;
        shown.fit();
      }
      selected(shown.selectedIndex());
    });
  }

  private void headerClicked(StateColumns columns, int column) {
    if (column >= 0 && columns.columns().get(column).role() == StateColumn.Role.PLACE && columns.columns().get(column).name().equals("keyGroup")) {
      bar.nextOrder();
    }
  }

  private void selected(int index) {
    detail.show(index < 0 ? Optional.empty() : pages.flatMap(shown -> shown.row(index)));
  }

  private void reorder() {
    if (entries.isPresent() && pages.isPresent()) {
      pages.get().setOrder(RowOrder.of(entries.get().index(), filtered, bar.order()));
      grid.ifPresent(EntryGrid::restart);
      sayCounts();
    }
  }

  /** Shows the entries that a filter lets through, as they are found. */
  void filter(EntryFilter filter) {
    if (entries.isEmpty()) {
      await(() -> filter(filter));
      return;
    }
    hasStatistics = false;
    if (filter.isEmpty()) {
      work.cancel();
      filtered = Optional.empty();
      reorder();
      return;
    }
    ChosenState state = chosen.orElseThrow();
    StateColumns columns = entries.get().columns();
    work.begin(Messages.StatePage_filtering, workRule, listener -> {
      var test = filter.test(columns);
      try (SnapshotView view = document.openAgain(listener)) {
        return StateScan.find(state.in(view), test, listener, part -> UiThread.post(root, () -> showFiltered(state, part)));
      }
    }, result -> {
      showFiltered(state, result);
      sayCounts();
      if (result.undecodable() > 0) {
        say(NLS.bind(Messages.StatePage_untested, counts(), Quantities.count(result.undecodable())));
      }
    }, this::failed);
  }

  private void showFiltered(ChosenState state, StateScan.Result result) {
    boolean isFirst = filtered.isEmpty() || pages.filter(shown -> shown.count() == 0).isPresent();
    if (chosen.filter(state::equals).isEmpty() || entries.isEmpty() || !isFirst && work.isRunning() && filtered.get().size() == result.rows().size()) {
      return;
    }
    filtered = Optional.of(result.rows());
    reorder();
  }

  /** Does something as soon as the entries of the chosen state are open. */
  private void await(Runnable action) {
    awaiting = Optional.of(action);
    if (work.isRunning()) {
      say(Messages.StatePage_waiting);
    }
  }

  /** Goes to the entries of a key, whatever is filtered. */
  void goToKey(String text) {
    if (entries.isEmpty()) {
      await(() -> goToKey(text));
      return;
    }
    OpenEntries shown = entries.get();
    long began = System.nanoTime();
    work.begin(NLS.bind(Messages.StatePage_seeking, text), pageRule, listener -> KeySearch.find(shown, text, listener), found -> {
      if (found.rows().size() == 0) {
        say(NLS.bind(Messages.StatePage_noKey, text, found.example()));
        return;
      }
      long row = found.rows().row(0);
      if (filtered.isPresent() && !filtered.get().contains(row)) {
        bar.clear();
        filtered = Optional.empty();
        reorder();
      }
      pages.orElseThrow().order().index(row).ifPresent(index -> grid.orElseThrow().select((int) index));
      setFocus();
      say(NLS.bind(Messages.StatePage_found, new Object[] {text, Quantities.entries(found.rows().size()),
        Quantities.durationMs((System.nanoTime() - began) / 1_000_000)}));
    }, this::failed);
  }

  /** The bytes of the entry that the person stands on. */
  private void readBytes() {
    int index = grid.map(EntryGrid::selectedIndex).orElse(-1);
    if (entries.isEmpty() || index < 0) {
      return;
    }
    OpenEntries shown = entries.get();
    long row = pages.orElseThrow().number(index);
    Job job = Job.create(Messages.EntryPages_read, (ICoreRunnable) monitor -> {
      try {
        var raw = shown.rows().raw(row, ProgressListener.NONE);
        UiThread.post(root, () -> detail.showBytes(raw));
      } catch (SnapshotException e) {
        UiThread.post(root, () -> detail.showBytes(e.getMessage()));
      }
    });
    job.setSystem(true);
    job.setRule(pageRule);
    job.schedule();
  }

  /** The statistics of what is shown. */
  private void readStatistics() {
    if (entries.isEmpty() || hasStatistics) {
      return;
    }
    ChosenState state = chosen.orElseThrow();
    Optional<RowSet> rows = filtered;
    work.begin(Messages.StatePage_counting, workRule, listener -> {
      try (OpenEntries own = OpenEntries.open(document, state, listener)) {
        return StateStatistics.of(own.rows(), rows, own.columns(), listener);
      }
    }, columns -> {
      hasStatistics = true;
      detail.showStatistics(columns);
      sayCounts();
    }, this::failed);
  }

  /** Asks where to and writes the entries that are shown. */
  void export() {
    if (entries.isPresent()) {
      ChosenState state = chosen.orElseThrow();
      new ExportDialog(root.getShell(), state.name(), filtered.map(RowSet::size), entries.get().index().rows()).ask().ifPresent(request ->
          work.begin(NLS.bind(Messages.StatePage_exporting, request.file().getFileName()), workRule, listener -> {
            try (OpenEntries own = OpenEntries.open(document, state, listener)) {
              return request.write(own, request.isFiltered() ? filtered : Optional.empty(), listener);
            }
          }, written -> say(NLS.bind(Messages.StatePage_exported, Quantities.entries(written), request.file())), this::failed));
    }
  }

  /** Puts the selected entries on the clipboard, the first thousand of many. */
  void copy() {
    if (entries.isPresent() && grid.isPresent()) {
      long[] numbers = Arrays.stream(grid.get().selectedIndices(EntryCopy.ENTRIES_MAX)).mapToLong(pages.orElseThrow()::number).toArray();
      new EntryCopy(root, pageRule, this::say).copy(entries.get(), numbers, grid.get().selectedCount());
    }
  }

  /** Filters by the key of the entry that the person stands on. */
  void filterByKey() {
    grid.map(EntryGrid::selectedIndex).filter(index -> index >= 0).flatMap(index -> pages.orElseThrow().row(index))
        .ifPresent(row -> filter(new EntryFilter(KeySearch.prefix(row.entry().key()), "", "")));
  }

  void turnTo(int tab) {
    detail.turnTo(tab);
  }

  void focusFilter() {
    bar.focusFilter();
  }

  void focusGoTo() {
    bar.focusGoTo();
  }

  private void progressed(Optional<String> text) {
    cancel.setVisible(text.isPresent());
    text.ifPresent(this::say);
  }

  private String counts() {
    OpenEntries shown = entries.orElseThrow();
    String all = Quantities.entries(shown.index().rows());
    String text = filtered.isPresent() ? NLS.bind(Messages.StatePage_someEntries, Quantities.count(filtered.get().size()), all)
        : NLS.bind(Messages.StatePage_entries, all, Quantities.bytes(shown.index().sizeBytes()));
    List<String> damages = shown.index().damages();
    return damages.isEmpty() ? text : NLS.bind(Messages.StatePage_damaged, text, damages.getFirst());
  }

  private void sayCounts() {
    if (!work.isRunning() && entries.isPresent()) {
      status.say(counts(), !entries.get().index().damages().isEmpty());
      if (detail.isShowingStatistics()) {
        readStatistics();
      }
    }
  }

  private void say(String text) {
    status.say(text, false);
  }

  private void failed(Exception problem) {
    if (problem instanceof Cancelled) {
      say(Messages.StatePage_cancelled);
    } else {
      // What Java says of a disk that refuses is the path alone.
      String reason = problem instanceof IOException refused ? IoReason.of(refused) : problem.getMessage();
      status.say(NLS.bind(Messages.StatePage_problem, reason), true);
    }
  }

  /** Lets go of the state that was shown; what reads it ends first. */
  private void close() {
    work.cancel();
    hasStatistics = false;
    chosen = Optional.empty();
    pages = Optional.empty();
    grid.ifPresent(EntryGrid::dispose);
    grid = Optional.empty();
    entries.ifPresent(open -> {
      Job job = Job.create(Messages.StatePage_closing, (ICoreRunnable) monitor -> open.close());
      job.setSystem(true);
      job.setRule(pageRule);
      job.schedule();
    });
    entries = Optional.empty();
  }
}
