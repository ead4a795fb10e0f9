package dev.stillwater.ui.operate.snapshot;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.file.ConfinedStorage;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.grid.GridCollections;
import dev.stillwater.ui.operate.savepoints.OpenedSnapshots;
import dev.stillwater.ui.operate.snapshot.page.MonitorListener;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.MultiPageEditorPart;

/**
 * Shows a snapshot, ours or Flink's, page by page: what is odd, what is in it, where its bytes are. It changes nothing but the label and the notes beside it.
 *
 * <p>THREADING: UI thread; the snapshot is opened and read in jobs. LIFECYCLE: as the platform's editors.
 */
public final class SnapshotEditor extends MultiPageEditorPart {
  /** Id of the editor. */
  public static final String ID = "dev.stillwater.ui.operate.snapshot";

  private List<SnapshotPage> pages = List.of();
  private Optional<SnapshotDocument> document = Optional.empty();
  private Optional<SnapshotPlace> wanted = Optional.empty();
  private Optional<Job> opening = Optional.empty();
  private Optional<Inspection> inspection = Optional.empty();
  private Set<Path> granted = Set.of();
  private boolean isAsked;
  private OpeningPage first;

  @Override
  public void init(IEditorSite site, IEditorInput input) throws PartInitException {
    Optional<SnapshotInput> snapshot = SnapshotInputs.of(input);
    if (snapshot.isEmpty()) {
      throw new PartInitException(NLS.bind(Messages.SnapshotEditor_noInput, input.getName()));
    }
    super.init(site, snapshot.get());
    setPartName(snapshot.get().getName());
  }

  @Override
  protected void createPages() {
    getContainer().setData("dev.stillwater.id", "snapshot:pages");
    first = new OpeningPage(getContainer(), this::open, this::cancel, this::answered);
    setPageText(addPage(first.control()), Messages.SnapshotEditor_opening);
    GridCollections.prepareSoon();
    open();
  }

  /** The snapshot, once it is open. */
  public Optional<SnapshotDocument> document() {
    return document;
  }

  /** Whether the first look at the snapshot is done. */
  public boolean isInspected() {
    return document.flatMap(SnapshotDocument::report).isPresent();
  }

  /** Turns to the page of the place and shows it there; a snapshot that is still being opened shows it then. */
  public void show(SnapshotPlace place) {
    int index = pages.stream().map(SnapshotPage::id).toList().indexOf(place.page());
    if (index < 0) {
      wanted = Optional.of(place);
      return;
    }
    setActivePage(index);
    created(index);
    pages.get(index).show(place);
    pages.get(index).setFocus();
  }

  private void open() {
    SnapshotInput input = (SnapshotInput) getEditorInput();
    first.showProgress(input.path());
    Job job = Job.create(NLS.bind(Messages.SnapshotEditor_openJob, input.getName()), (ICoreRunnable) monitor -> open(input, monitor));
    job.setPriority(Job.INTERACTIVE);
    opening = Optional.of(job);
    job.schedule();
  }

  private void open(SnapshotInput input, IProgressMonitor monitor) {
    Composite container = getContainer();
    ConfinedStorage storage = new ConfinedStorage(Storage.local(), input.path(), granted);
    SnapshotOptions options = new SnapshotOptions(storage, Optional.empty(), SnapshotOptions.local().scratchFolder());
    try {
      SnapshotView view = SnapshotReader.open(input.path(), options, first.telling(new MonitorListener(monitor, input.getName())));
      if (container.isDisposed()) {
        view.close();
        return;
      }
      // Also of what was left out: the preflight must know from the start that something was.
      boolean isElsewhere = !storage.refusedOf(view).isEmpty();
      if (!isAsked && isElsewhere) {
        view.close();
        ask(storage);
        return;
      }
      container.getDisplay().asyncExec(() -> {
        if (container.isDisposed()) {
          view.close();
        } else {
          opened(new SnapshotDocument(input.path(), options, granted, view));
        }
      });
    } catch (SnapshotException e) {
      // The metadata itself may be a link that leads elsewhere.
      if (isAsked || storage.refused().isEmpty()) {
        UiThread.post(container, () -> first.showProblem(e));
      } else {
        ask(storage);
      }
    } catch (RuntimeException | StackOverflowError unexpected) {
      ILog.of(SnapshotEditor.class).error("Opening " + input.path() + " failed", unexpected);
      UiThread.post(container, () -> first.showProblem(unexpected));
    }
  }

  /** Asks about the files elsewhere; says where links lead to. */
  private void ask(ConfinedStorage storage) {
    Map<Path, Path> files = storage.refusedTargets();
    UiThread.post(getContainer(), () -> first.ask(files));
  }

  /** What a person said about files elsewhere: those to read, or none. */
  private void answered(Set<Path> files) {
    granted = files;
    isAsked = true;
    open();
  }

  private void cancel() {
    opening.ifPresent(Job::cancel);
  }

  private void opened(SnapshotDocument opened) {
    opening = Optional.empty();
    document = Optional.of(opened);
    OpenedSnapshots.add(opened.path());
    opened.setNavigator(this::show);
    opened.onChange(getContainer(), () -> firePropertyChange(PROP_DIRTY));
    List<SnapshotPage> all = SnapshotPages.create();
    for (SnapshotPage page : all) {
      Composite holder = new Composite(getContainer(), SWT.NONE);
      holder.setLayout(new FillLayout());
      setPageText(addPage(holder), page.title());
    }
    setActivePage(1);
    removePage(0);
    pages = all;
    created(0);
    setActivePage(0);
    inspection = Optional.of(new Inspection(opened, getContainer()));
    inspection.get().start();
    wanted.ifPresent(this::show);
    wanted = Optional.empty();
    firePropertyChange(PROP_TITLE);
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
    // A page that was just created takes no focus before the window system has seen it; its keys would not work before the next click.
    UiThread.post(getContainer(), () -> {
      if (newPageIndex < pages.size() && newPageIndex == getActivePage() && getSite().getPage().getActivePart() == this) {
        pages.get(newPageIndex).setFocus();
      }
    });
  }

  @Override
  public void setFocus() {
    int active = getActivePage();
    if (active >= 0 && active < pages.size()) {
      created(active);
      pages.get(active).setFocus();
    } else {
      first.setFocus();
    }
  }

  @Override
  public void dispose() {
    cancel();
    document.ifPresent(SnapshotDocument::dispose);
    super.dispose();
  }

  @Override
  public String getTitleToolTip() {
    return getEditorInput() == null ? "" : getEditorInput().getToolTipText();
  }

  @Override
  public boolean isDirty() {
    return document.flatMap(SnapshotDocument::unsaved).isPresent();
  }

  @Override
  public void doSave(IProgressMonitor monitor) {
    document.ifPresent(shown -> LabelSaving.save(shown, getContainer(), monitor));
  }

  @Override
  public void doSaveAs() {
    // A snapshot is copied by the Savepoints view.
  }

  @Override
  public boolean isSaveAsAllowed() {
    return false;
  }
}
