package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.results.KeyRequest;
import dev.stillwater.host.replay.results.StoredResults;
import dev.stillwater.ui.operate.replay.result.ResultDocument.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.MultiPageEditorPart;

/**
 * Shows what came of a replay: the verdict, and page by page what differs and where it comes from. While the replay still runs, how far it is.
 *
 * <p>THREADING: UI thread; results are read in jobs. LIFECYCLE: as the platform's editors.
 */
public final class ComparisonEditor extends MultiPageEditorPart {
  /** Id of the editor. */
  public static final String ID = "dev.stillwater.ui.operate.replay.result";
  private static final String RESULTS = "results";

  private VerdictHeader header;
  private Composite frame;
  private RunningPage running;
  private KeyPage keys;
  private List<ResultPage> pages = List.of();
  private Optional<ResultDocument> document = Optional.empty();
  private boolean wasRunning;

  /**
   * Opens the editor of the replay in the folder, or brings it to the front. It may be called as soon as the folder is there.
   *
   * @throws PartInitException if the editor cannot be opened
   */
  public static ComparisonEditor open(IWorkbenchPage page, Path replayFolder) throws PartInitException {
    return (ComparisonEditor) page.openEditor(new ReplayFolderInput(replayFolder), ID);
  }

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    if (!(input instanceof ReplayFolderInput)) {
      throw new PartInitException(NLS.bind(Messages.editor_noInput, input.getName()));
    }
    super.init(site, input);
    setPartName(Messages.editor_title);
  }

  private Path folder() {
    return ((ReplayFolderInput) getEditorInput()).folder();
  }

  @Override
  protected Composite createPageContainer(Composite parent) {
    frame = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.verticalSpacing = 0;
    frame.setLayout(layout);
    header = new VerdictHeader(frame);
    header.control().setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    Composite container = new Composite(frame, SWT.NONE);
    container.setLayout(new FillLayout());
    container.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    return container;
  }

  @Override
  protected void createPages() {
    getContainer().setData("dev.stillwater.id", "result:pages");
    running = new RunningPage(getContainer(), getSite().getWorkbenchWindow(), folder());
    setPageText(addPage(running.control()), Messages.running_tab);
    IHandlerService handlers = getSite().getService(IHandlerService.class);
    handlers.activateHandler("org.eclipse.ui.navigate.next", stepping(1));
    handlers.activateHandler("org.eclipse.ui.navigate.previous", stepping(-1));
    follow();
  }

  private IHandler stepping(int direction) {
    return new AbstractHandler() {
      @Override
      public Object execute(ExecutionEvent event) {
        int active = getActivePage();
        if (active >= 0 && active < pages.size()) {
          pages.get(active).step(direction);
        }
        return null;
      }
    };
  }

  /** Results that are there are shown; else the folder says how far the replay is. */
  private void follow() {
    ResultDocument.read(frame, Messages.editor_opening, false, listener -> ReplayHistory.entry(new ReplayFolder(folder())).map(entry -> entry.order().label()).orElse(""),
        label -> {
          if (document.isEmpty() && !label.isBlank()) {
            // Several may run at a time.
            setPartName(label);
          }
        }, unnamed -> { });
    Reading<StoredResults> reading = listener -> StoredResults.open(folder().resolve(RESULTS));
    ResultDocument.read(frame, Messages.editor_opening, false, reading, this::opened, problem -> RunState.follow(frame, folder(), state -> {
      if (document.isPresent()) {
        return;
      }
      if (state.phase().equals("finished") && wasRunning) {
        ResultDocument.read(frame, Messages.editor_opening, false, reading, this::opened, running::showProblem);
      } else if (state.phase().equals("finished") || state.phase().isEmpty()) {
        running.showProblem(problem);
      } else if (state.isTerminal()) {
        running.showEnd(state);
      } else {
        wasRunning = true;
        running.show(state);
      }
    }));
  }

  private void opened(StoredResults results) {
    ResultDocument shown = new ResultDocument(folder(), results, getSite().getPage());
    document = Optional.of(shown);
    keys = new KeyPage();
    DivergencePage divergence = new DivergencePage();
    pages = switch (results.kind()) {
      case COMPARISON -> List.of(new ResultsPage(), divergence, new DrawingPage(), new OperatorsPage(), keys);
      case REPLAY -> List.of(new ResultsPage(), new OperatorsPage());
      case FAILURE -> List.of(new FailurePage());
    };
    shown.setNavigation(this::showKey, () -> turnTo(pages.indexOf(divergence)));
    header.show(shown);
    for (ResultPage page : pages) {
      Composite holder = new Composite(getContainer(), SWT.NONE);
      holder.setLayout(new FillLayout());
      setPageText(addPage(holder), page.title());
    }
    List<ResultPage> all = pages;
    pages = List.of();
    setActivePage(1);
    removePage(0);
    pages = all;
    setPartName(name(results));
    frame.layout(true, true);
    turnTo(0);
  }

  private static String name(StoredResults results) {
    String a = results.version(false).text("name");
    return results.kind() == StoredResults.Kind.COMPARISON ? NLS.bind(Messages.editor_compare, file(a), file(results.version(true).text("name")))
        : NLS.bind(Messages.editor_replay, file(a));
  }

  private static String file(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private void showKey(KeyRequest key) {
    turnTo(pages.indexOf(keys));
    keys.show(key);
  }

  private void turnTo(int index) {
    if (index >= 0) {
      setActivePage(index);
      created(index);
      pages.get(index).setFocus();
    }
  }

  /** Creates what a page shows when it is first looked at. */
  private void created(int index) {
    Control holder = getControl(index);
    if (index < pages.size() && document.isPresent() && ((Composite) holder).getChildren().length == 0) {
      pages.get(index).create((Composite) holder, document.get());
      ((Composite) holder).layout(true, true);
    }
  }

  @Override
  protected void pageChange(int newPageIndex) {
    if (newPageIndex < pages.size()) {
      created(newPageIndex);
    }
    super.pageChange(newPageIndex);
  }

  /** Whether the result is shown. */
  public boolean isOpen() {
    return document.isPresent();
  }

  /** Number of rows that the page holds in memory; for tests. */
  public static int heldRows(Composite page) {
    return RowPanel.of(page).map(RowPanel::heldRows).orElse(0);
  }

  /** Number of the row that is selected on the page, from 1, 0 for none; for tests. */
  public static long selectedNumber(Composite page) {
    return RowPanel.of(page).map(RowPanel::selectedNumber).orElse(0L);
  }

  @Override
  public void setFocus() {
    int active = getActivePage();
    if (active >= 0 && active < pages.size()) {
      created(active);
      pages.get(active).setFocus();
    } else {
      running.setFocus();
    }
  }

  @Override
  public String getTitleToolTip() {
    return getPartName();
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    // Nothing can be changed here.
  }

  @Override
  public void doSaveAs() {
    // Reports and tests are saved by the links of the editor.
  }

  @Override
  public boolean isDirty() {
    return false;
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }
}
