package dev.stillwater.ui.operate.snapshot.page;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotKind;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.engine.snapshot.SnapshotReader;
import dev.stillwater.engine.snapshot.SnapshotView;
import dev.stillwater.engine.snapshot.file.ConfinedStorage;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding;
import dev.stillwater.engine.snapshot.metadata.SnapshotMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import dev.stillwater.host.report.SnapshotReport;
import dev.stillwater.ui.UiThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * The snapshot that an editor shows, shared by its pages.
 *
 * <p>THREADING: UI thread, but for {@link #openAgain}; reading happens on threads of the platform's jobs, one reading after the other.
 * LIFECYCLE: made by the editor when the snapshot is open; the editor's end disposes it, which ends readings and closes the snapshot.
 */
public final class SnapshotDocument {
  private final Path path;
  private final SnapshotOptions options;
  private final Set<Path> granted;
  private final SnapshotView view;
  private final OneAtATime rule = new OneAtATime();
  private final List<Job> readings = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<SnapshotFinding> findings = new ArrayList<>();
  private Consumer<SnapshotPlace> navigator = place -> { };
  private Optional<SnapshotReport> report = Optional.empty();
  private Optional<SnapshotException> inspectionProblem = Optional.empty();
  private Optional<JobOfSnapshot> job;
  private Optional<Sidecar> sidecar;
  private Optional<Words> unsaved = Optional.empty();
  private volatile boolean isDisposed;

  /** Label and notes as a person has written them. */
  public record Words(Optional<String> label, Optional<String> note) {
  }

  /**
   * An open snapshot.
   *
   * @param path what the person named
   * @param options how it was opened
   * @param granted files elsewhere that a person has allowed to be read
   * @param view the snapshot; the document closes it
   */
  public SnapshotDocument(Path path, SnapshotOptions options, Set<Path> granted, SnapshotView view) {
    this.granted = Set.copyOf(granted);
    this.path = Objects.requireNonNull(path, "path");
    this.options = Objects.requireNonNull(options, "options");
    this.view = Objects.requireNonNull(view, "view");
    sidecar = view.sidecar();
    job = JobOfSnapshot.ofSidecar(sidecar);
  }

  /** The folder or archive that the person named. O(1). */
  public Path path() {
    return path;
  }

  /** The folder that holds the metadata: {@link #path} itself, or where an archive was unpacked to. O(1). */
  public Path folder() {
    return view.files().folder();
  }

  /** How it was opened; who opens another snapshot beside it takes them too. O(1). */
  public SnapshotOptions options() {
    return options;
  }

  /** The files elsewhere that a person has allowed to be read. O(1). */
  public Set<Path> granted() {
    return granted;
  }

  /** As {@link #options}, for a copy that is written to a folder. O(1). */
  public SnapshotOptions writingTo(Path target) {
    return new SnapshotOptions(new ConfinedStorage(Storage.local(), path, granted).writing(target), options.root(), options.scratchFolder());
  }

  /** Whether the snapshot points to files elsewhere that nobody has allowed to be read. O(1). */
  public boolean isConfined() {
    return options.storage() instanceof ConfinedStorage confined && !confined.refused().isEmpty();
  }

  /** What the metadata says. O(1). */
  public SnapshotMetadata metadata() {
    return view.metadata();
  }

  /** Kind. O(1). */
  public SnapshotKind kind() {
    return view.kind();
  }

  /** What stands beside the snapshot, with the label and notes as they are now. O(1). */
  public Optional<Sidecar> sidecar() {
    return sidecar;
  }

  /** The sidecar has been written anew. */
  public void setSidecar(Sidecar written) {
    sidecar = Optional.of(written);
    changed();
  }

  /** Label and notes that are not yet written beside the snapshot. O(1). */
  public Optional<Words> unsaved() {
    return unsaved;
  }

  /** A person has written label or notes; empty when they were saved or given up. */
  public void setUnsaved(Optional<Words> words) {
    unsaved = words;
    changed();
  }

  /** The operators, for their labels, ids and metadata alone: their states are read by {@link #read}. O(1). */
  public List<OperatorView> operators() {
    return view.operators();
  }

  /** The job whose snapshot this is: that of the sidecar, or one that a person chose. O(1). */
  public Optional<JobOfSnapshot> job() {
    return job;
  }

  /** A person chose a job. */
  public void setJob(JobOfSnapshot chosen) {
    job = Optional.of(chosen);
    changed();
  }

  /** The findings so far, as they came; all of them in order once there is a {@link #report}. O(1). */
  public List<SnapshotFinding> findings() {
    return report.map(SnapshotReport::findings).orElseGet(() -> List.copyOf(findings));
  }

  /** What was found out about the snapshot as a whole; empty until the first look at it is done. O(1). */
  public Optional<SnapshotReport> report() {
    return report;
  }

  /** One more finding. */
  public void add(SnapshotFinding finding) {
    findings.add(finding);
    changed();
  }

  /** The first look is done, or another one after a job was chosen. */
  public void setReport(SnapshotReport done) {
    report = Optional.of(done);
    changed();
  }

  /** Why the first look ended early; empty while it goes on and when it went well. O(1). */
  public Optional<SnapshotException> inspectionProblem() {
    return inspectionProblem;
  }

  /** The look ended early. */
  public void setInspectionProblem(SnapshotException reason) {
    inspectionProblem = Optional.of(reason);
    changed();
  }

  /** A new look begins. */
  public void clearReport() {
    report = Optional.empty();
    inspectionProblem = Optional.empty();
    findings.clear();
    changed();
  }

  /** Runs the action on the UI thread after findings, report, job or sidecar have changed, until the control is disposed. */
  public void onChange(Control control, Runnable action) {
    Runnable listener = () -> UiThread.post(control, action);
    listeners.add(listener);
    control.addDisposeListener(event -> listeners.remove(listener));
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /** The editor says how it goes to a place. */
  public void setNavigator(Consumer<SnapshotPlace> goesTo) {
    navigator = goesTo;
  }

  /** Turns to the page of the place and shows it there. */
  public void show(SnapshotPlace place) {
    navigator.accept(place);
  }

  /**
   * Reads in the background, after what was asked for before, with progress and cancel in the platform's Progress view. The answers come on the UI thread, unless the
   * control or the document is disposed before.
   *
   * @param control what waits for it
   * @param what what is done, for people
   * @param failed hears why it could not be read, also that it was cancelled
   * @return the job, which the caller may cancel
   */
  public <T> Job read(Control control, String what, Reading<T> reading, Consumer<T> done, Consumer<SnapshotException> failed) {
    Job work = Job.create(what, (ICoreRunnable) monitor -> {
      try {
        T result = guarded(reading, new MonitorListener(monitor, what));
        UiThread.post(control, () -> done.accept(result));
      } catch (SnapshotException e) {
        UiThread.post(control, () -> failed.accept(e));
      }
    });
    schedule(work);
    return work;
  }

  private <T> T guarded(Reading<T> reading, ProgressListener listener) throws SnapshotException {
    try {
      if (isDisposed) {
        throw new SnapshotException.Cancelled(Place.of(path.toString()));
      }
      return reading.of(view, listener);
    } catch (RuntimeException | StackOverflowError unexpected) {
      // A file that no reader foresaw must not take the editor down with it.
      ILog.of(SnapshotDocument.class).error("Reading " + path + " failed", unexpected);
      throw new SnapshotException.Corrupt(Place.of(path.toString()), Messages.SnapshotDocument_unforeseen, unexpected);
    }
  }

  private void schedule(Job work) {
    work.setRule(rule);
    work.setPriority(Job.LONG);
    readings.add(work);
    work.addJobChangeListener(new DoneListener(() -> readings.remove(work)));
    work.schedule();
  }

  /**
   * Opens the same snapshot once more, for long work of one's own. Cost: reads the metadata; an archive is not unpacked again.
   *
   * <p>Any thread but the UI thread. The caller closes it, before the document is disposed or soon after.
   */
  public SnapshotView openAgain(ProgressListener listener) throws SnapshotException {
    return SnapshotReader.open(view.files().folder(), options, listener);
  }

  /** Whether the editor has been closed. Any thread. */
  public boolean isDisposed() {
    return isDisposed;
  }

  /** Cancels readings and closes the snapshot when the last one has ended. Returns at once. */
  public void dispose() {
    isDisposed = true;
    listeners.clear();
    readings.forEach(Job::cancel);
    Job close = new Job(Messages.SnapshotDocument_close) {
      @Override
      protected IStatus run(IProgressMonitor monitor) {
        view.close();
        return Status.OK_STATUS;
      }
    };
    close.setSystem(true);
    close.setRule(rule);
    close.schedule();
  }

  /** Readings of one document follow each other: a view is for one thread at a time. */
  private static final class OneAtATime implements ISchedulingRule {
    @Override
    public boolean contains(ISchedulingRule other) {
      return other == this;
    }

    @Override
    public boolean isConflicting(ISchedulingRule other) {
      return other == this;
    }
  }
}
