package dev.stillwater.ui.operate.preview;

import dev.stillwater.host.preview.PreviewRequest;
import dev.stillwater.host.preview.PreviewResult;
import dev.stillwater.host.preview.PreviewTable;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.api.SelectedOperator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;

/**
 * Shows the rows that leave an operator when the job runs on the first records of its sources. Sinks are left out; nothing is written.
 *
 * <p>THREADING: UI thread; the preview runs in a process of its own. LIFECYCLE: as the platform's views.
 */
public final class PreviewView extends ViewPart {
  /** Id of the view. */
  public static final String ID = "dev.stillwater.ui.operate.preview";

  private static final int[] RECORDS = {100, 1_000, 10_000, 100_000};
  private static final int ROWS_MAX = 10_000;

  private Composite root;
  private Label title;
  private Label notes;
  private Combo outputs;
  private Combo records;
  private Composite pages;
  private Text message;
  private PreviewTableViewer rows;
  private Action again;
  private Action cancel;
  private Optional<SelectedOperator> shown = Optional.empty();
  private List<PreviewTable> tables = List.of();
  private Optional<Job> running = Optional.empty();
  private int generation;

  @Override
  public void createPartControl(Composite parent) {
    root = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(4, false);
    grid.marginHeight = 3;
    grid.verticalSpacing = 3;
    root.setLayout(grid);
    title = new Label(root, SWT.NONE);
    title.setData("dev.stillwater.id", "preview:title");
    title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    outputs = new Combo(root, SWT.READ_ONLY | SWT.DROP_DOWN);
    outputs.setData("dev.stillwater.id", "preview:output");
    outputs.setToolTipText(Messages.PreviewView_outputToolTip);
    outputs.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
    outputs.addListener(SWT.Selection, event -> showTable(outputs.getSelectionIndex()));
    new Label(root, SWT.NONE).setText(Messages.PreviewView_records);
    records = new Combo(root, SWT.READ_ONLY | SWT.DROP_DOWN);
    records.setData("dev.stillwater.id", "preview:records");
    records.setToolTipText(Messages.PreviewView_recordsToolTip);
    for (int count : RECORDS) {
      records.add(Quantities.count(count));
    }
    records.select(1);
    records.addListener(SWT.Selection, event -> runAgain());
    notes = new Label(root, SWT.WRAP);
    notes.setData("dev.stillwater.id", "preview:notes");
    notes.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 4, 1));
    pages = new Composite(root, SWT.NONE);
    pages.setLayout(new StackLayout());
    pages.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 4, 1));
    rows = new PreviewTableViewer(pages);
    message = new Text(pages, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    message.setData("dev.stillwater.id", "preview:message");
    createActions();
    showMessage(Messages.PreviewView_empty);
  }

  /** Previews the operator; without one says how to choose it. */
  public void preview(Optional<SelectedOperator> operator) {
    shown = operator;
    if (operator.isEmpty()) {
      stop();
      showMessage(Messages.PreviewView_empty);
    } else {
      start(operator.get());
    }
  }

  @Override
  public void setFocus() {
    ((StackLayout) pages.getLayout()).topControl.setFocus();
  }

  @Override
  public void dispose() {
    generation++;
    stop();
    super.dispose();
  }

  private void createActions() {
    again = action(Messages.PreviewView_again, "icons/preview.svg", this::runAgain);
    cancel = action(Messages.PreviewView_cancel, "icons/stop.svg", this::stop);
    cancel.setDisabledImageDescriptor(image("icons/stop-disabled.svg"));
    again.setEnabled(false);
    cancel.setEnabled(false);
    IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
    tools.add(again);
    tools.add(cancel);
    getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), new Action() {
      @Override
      public void run() {
        rows.copy();
      }
    });
    getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.REFRESH.getId(), again);
    getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), new Action() {
      @Override
      public void run() {
        rows.control().selectAll();
      }
    });
  }

  private Action action(String text, String icon, Runnable run) {
    Action action = new Action(text, IAction.AS_PUSH_BUTTON) {
      @Override
      public void run() {
        run.run();
      }
    };
    action.setToolTipText(text);
    action.setImageDescriptor(image(icon));
    return action;
  }

  private static ImageDescriptor image(String path) {
    return ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", path).orElse(ImageDescriptor.getMissingImageDescriptor());
  }

  /** Runs once more with the job as it is now in its editor, if that still shows the operator. */
  private void runAgain() {
    shown.map(before -> PreviewSources.now(getSite().getPage(), before)).ifPresent(this::start);
  }

  private void start(SelectedOperator operator) {
    stop();
    shown = Optional.of(operator);
    int started = ++generation;
    PreviewRequest request = new PreviewRequest(operator.job(), operator.file(), operator.uid(), RECORDS[Math.max(0, records.getSelectionIndex())], ROWS_MAX);
    setTitleText(NLS.bind(Messages.PreviewView_running, operator.name()));
    again.setEnabled(false);
    cancel.setEnabled(true);
    PreviewService service = PlatformUI.getWorkbench().getService(PreviewService.class);
    Job job = new Job(NLS.bind(Messages.PreviewView_job, operator.name())) {
      @Override
      protected IStatus run(IProgressMonitor monitor) {
        Outcome outcome = ask(service, request);
        UiThread.post(root, () -> take(started, outcome));
        return Status.OK_STATUS;
      }

      @Override
      protected void canceling() {
        service.cancel();
      }
    };
    running = Optional.of(job);
    job.setPriority(Job.INTERACTIVE);
    job.schedule();
  }

  /** What came of a preview: rows, a reason why there are none, or neither when it was cancelled. */
  private record Outcome(Optional<PreviewResult> result, Optional<String> problem) {}

  private static Outcome ask(PreviewService service, PreviewRequest request) {
    try {
      return new Outcome(service.preview(request), Optional.empty());
    } catch (IOException | CoreException problem) {
      return new Outcome(Optional.empty(), Optional.of(problem.getMessage()));
    }
  }

  private void stop() {
    running.ifPresent(Job::cancel);
    running = Optional.empty();
    if (!root.isDisposed()) {
      cancel.setEnabled(false);
      again.setEnabled(shown.isPresent());
    }
  }

  private void take(int started, Outcome outcome) {
    if (started != generation) {
      return;
    }
    running = Optional.empty();
    cancel.setEnabled(false);
    again.setEnabled(true);
    if (outcome.problem().isPresent()) {
      showMessage(NLS.bind(Messages.PreviewView_failed, outcome.problem().get()));
    } else if (outcome.result().isEmpty()) {
      showMessage(Messages.PreviewView_cancelled);
    } else {
      show(outcome.result().get());
    }
  }

  private void show(PreviewResult result) {
    tables = result.tables();
    setNotes(String.join(" ", result.errors().isEmpty() || tables.isEmpty() ? result.notes() : result.errors()));
    if (tables.isEmpty()) {
      showMessage(String.join("\n\n", result.errors()));
      return;
    }
    outputs.setItems(tables.stream().map(table -> NLS.bind(Messages.PreviewView_output, table.label(), Quantities.count(table.count()))).toArray(String[]::new));
    setShown(outputs, tables.size() > 1);
    outputs.select(0);
    showTable(0);
    Object[] values = {name(), Quantities.records(tables.getFirst().count()), Quantities.records(result.recordsRead()), Quantities.durationMs(result.runTimeMs())};
    setTitleText(NLS.bind(result.errors().isEmpty() ? Messages.PreviewView_title : Messages.PreviewView_titleFailed, values));
    root.layout(true, true);
  }

  private void showTable(int index) {
    rows.show(tables.get(index));
    turnTo(rows.control());
    if (tables.get(index).count() > tables.get(index).rows().size()) {
      setNotes(NLS.bind(Messages.PreviewView_cut, Quantities.count(tables.get(index).rows().size()), Quantities.records(tables.get(index).count())));
    }
  }

  private void showMessage(String text) {
    setTitleText(shown.map(SelectedOperator::name).orElse(""));
    setNotes("");
    setShown(outputs, false);
    message.setText(LegacyActionTools.escapeMnemonics(text));
    turnTo(message);
    root.layout(true, true);
  }

  private void setTitleText(String text) {
    title.setText(LegacyActionTools.escapeMnemonics(text));
  }

  private void setNotes(String text) {
    notes.setText(LegacyActionTools.escapeMnemonics(text));
    ((GridData) notes.getLayoutData()).exclude = text.isEmpty();
    notes.setVisible(!text.isEmpty());
    root.layout(true, true);
  }

  private static void setShown(Combo combo, boolean isShown) {
    ((GridData) combo.getLayoutData()).exclude = !isShown;
    combo.setVisible(isShown);
  }

  private void turnTo(Control page) {
    ((StackLayout) pages.getLayout()).topControl = page;
    pages.layout();
  }

  private String name() {
    return shown.map(SelectedOperator::name).orElse("");
  }
}
