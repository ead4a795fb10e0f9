package dev.stillwater.ui.operate.live;

import dev.stillwater.host.client.ClientException;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
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
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * The last records of a stream in a grid, of a job that runs or has ended.
 *
 * <p>THREADING: UI thread; the job is asked elsewhere. LIFECYCLE: as the platform's views.
 */
public final class RecordsView extends ViewPart {
  /** Id of the view. */
  public static final String ID = "dev.stillwater.ui.operate.live.records";
  private static final int FOLLOW_MS = 1000;

  private Composite root;
  private Combo streams;
  private Label notes;
  private Composite pages;
  private Label message;
  private RecordsGrid grid;
  private Action follow;
  private Optional<String> jobId = Optional.empty();
  private Optional<LiveStream.Ends> stream = Optional.empty();
  private List<LiveStream.Ends> known = List.of();
  private Map<LiveStream.Ends, Integer> indexes = Map.of();
  private int generation;

  /** What was asked for: the streams with their numbers, and the records of one. */
  private record Found(LiveAnswer job, Optional<LiveStream.Ends> stream, Optional<StreamAnswer> records) {
  }

  /** Shows the last records of a stream of a run; of its first stream when none is named. */
  public static void open(String jobId, Optional<LiveStream.Ends> stream) {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    IWorkbenchPage page = window == null ? null : window.getActivePage();
    if (page == null) {
      return;
    }
    try {
      ((RecordsView) page.showView(ID)).show(jobId, stream);
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
    }
  }

  @Override
  public void createPartControl(Composite parent) {
    root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(2, false);
    layout.marginHeight = 3;
    layout.verticalSpacing = 3;
    root.setLayout(layout);
    streams = new Combo(root, SWT.READ_ONLY | SWT.DROP_DOWN);
    streams.setData("dev.stillwater.id", "records:stream");
    streams.setToolTipText(Messages.records_streamToolTip);
    streams.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    streams.addListener(SWT.Selection, event -> {
      stream = Optional.of(known.get(streams.getSelectionIndex()));
      fetch();
    });
    notes = new Label(root, SWT.NONE);
    notes.setData("dev.stillwater.id", "records:notes");
    notes.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    pages = new Composite(root, SWT.NONE);
    pages.setLayout(new StackLayout());
    pages.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
    message = new Label(pages, SWT.WRAP);
    message.setData("dev.stillwater.id", "records:message");
    mute();
    StillwaterColors.onChange(root, this::mute);
    grid = new RecordsGrid(pages);
    createActions();
    showMessage(Messages.records_empty);
    streams.setVisible(false);
    tick();
  }

  private void mute() {
    message.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    notes.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
  }

  private void createActions() {
    Action refresh = action(Messages.records_refresh, IAction.AS_PUSH_BUTTON, "icons/refresh-records.svg", this::fetch);
    follow = action(Messages.records_follow, IAction.AS_CHECK_BOX, "icons/follow-records.svg", () -> { });
    getViewSite().getActionBars().getToolBarManager().add(refresh);
    getViewSite().getActionBars().getToolBarManager().add(follow);
    getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.REFRESH.getId(), refresh);
    getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), action("", IAction.AS_PUSH_BUTTON, "", grid::copy));
  }

  private static Action action(String text, int style, String icon, Runnable run) {
    Action action = new Action(text, style) {
      @Override
      public void run() {
        run.run();
      }
    };
    action.setToolTipText(text);
    action.setImageDescriptor(icon.isEmpty() ? null
        : ResourceLocator.imageDescriptorFromBundle("dev.stillwater.ui.operate", icon).orElse(ImageDescriptor.getMissingImageDescriptor()));
    return action;
  }

  /** While records are followed they are fetched each second. */
  private void tick() {
    if (!root.isDisposed()) {
      boolean isRunning = jobId.flatMap(JobSessions.get()::session).filter(session -> !session.isEnded()).isPresent();
      if (follow.isChecked() && isRunning && getSite().getPage().isPartVisible(this)) {
        fetch();
      }
      root.getDisplay().timerExec(FOLLOW_MS, this::tick);
    }
  }

  private void show(String newJobId, Optional<LiveStream.Ends> newStream) {
    jobId = Optional.of(newJobId);
    stream = newStream;
    showMessage(Messages.records_loading);
    fetch();
  }

  private void fetch() {
    Optional<JobSession> session = jobId.flatMap(JobSessions.get()::session);
    if (session.isEmpty()) {
      showMessage(jobId.isEmpty() ? Messages.records_empty : Messages.records_gone);
      return;
    }
    int asked = ++generation;
    Optional<LiveStream.Ends> wanted = stream;
    boolean isEnded = session.get().isEnded();
    String state = session.get().state();
    Display display = root.getDisplay();
    JobSessions.get().ask(session.get(), (client, id) -> {
      LiveAnswer job = LiveAnswer.of(id, state, isEnded, client.liveTotals(id));
      Optional<LiveStream.Ends> chosen = wanted.filter(job.indexes()::containsKey)
          .or(() -> job.indexes().entrySet().stream().min(Comparator.comparingInt(Map.Entry::getValue)).map(Map.Entry::getKey));
      Optional<StreamAnswer> records = chosen.isEmpty() ? Optional.empty() : Optional.of(StreamAnswer.of(client.records(id, job.indexes().get(chosen.get()))));
      return new Found(job, chosen, records);
    }).whenComplete((found, problem) -> UiThread.post(display, () -> {
      if (asked == generation && !root.isDisposed()) {
        take(session.get(), found, problem);
      }
    }));
  }

  private void take(JobSession session, Found found, Throwable problem) {
    if (problem != null) {
      Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : problem;
      showMessage(NLS.bind(Messages.records_failed, cause instanceof ClientException told ? told.getMessage() : cause.toString()));
      return;
    }
    stream = found.stream();
    showStreams(found.job());
    if (found.records().isEmpty() || found.records().get().rows().isEmpty()) {
      showMessage(Messages.records_none);
      return;
    }
    StreamAnswer records = found.records().get();
    String shown = NLS.bind(Messages.records_shown, new Object[] {Quantities.records(records.rows().size()), records.isSampled() ? Messages.records_sampled : "",
        records.silentSubtasks() > 0 ? NLS.bind(Messages.records_silent, Quantities.subtasks(records.silentSubtasks())) : ""});
    notes.setText(LegacyActionTools.escapeMnemonics(NLS.bind(Messages.records_from, new Object[] {session.name(), shown})));
    showPage(grid.control());
    grid.show(records);
  }

  private void showStreams(LiveAnswer job) {
    if (!job.indexes().equals(indexes)) {
      indexes = job.indexes();
      known = new ArrayList<>(indexes.keySet());
      known.sort(Comparator.comparing(indexes::get));
      streams.setItems(known.stream().map(ends -> NLS.bind(Messages.records_stream, ends.source(), ends.target())).toArray(String[]::new));
      streams.setVisible(true);
      root.layout();
    }
    stream.ifPresent(ends -> streams.select(known.indexOf(ends)));
  }

  private void showMessage(String text) {
    message.setText(LegacyActionTools.escapeMnemonics(text));
    notes.setText("");
    showPage(message);
  }

  private void showPage(org.eclipse.swt.widgets.Control page) {
    StackLayout stack = (StackLayout) pages.getLayout();
    if (stack.topControl != page) {
      stack.topControl = page;
      pages.layout();
      if (getSite().getPage().getActivePart() == this) {
        // Records come when the view has the focus already.
        setFocus();
      }
    }
  }

  @Override
  public void setFocus() {
    if (((StackLayout) pages.getLayout()).topControl == grid.control()) {
      grid.control().setFocus();
    } else {
      root.setFocus();
    }
  }
}
