package dev.stillwater.ui.operate.snapshot.preflight;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.preflight.Preflight;
import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.host.preflight.PreflightReport.Issue;
import dev.stillwater.model.JobFile;
import dev.stillwater.ui.operate.snapshot.page.JobOfSnapshot;
import dev.stillwater.ui.operate.snapshot.page.PageLayouts;
import dev.stillwater.ui.operate.snapshot.page.SnapshotDocument;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPage;
import dev.stillwater.ui.operate.snapshot.page.SnapshotPlace;
import dev.stillwater.ui.operate.snapshot.page.StatusLabel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;

/**
 * The page that says whether a job would start from the snapshot, what becomes of each state, and what would help.
 *
 * <p>THREADING: UI thread; the preflight is made by a job.
 */
public final class PreflightPage implements SnapshotPage {
  private SnapshotDocument document;
  private Composite root;
  private Text jobFile;
  private Button everyEntry;
  private StatusLabel verdict;
  private Table issues;
  private Text message;
  private Composite fixes;
  private OutcomeTree outcomes;
  private Optional<PreflightReport> report = Optional.empty();
  private Optional<Job> running = Optional.empty();

  @Override
  public String id() {
    return SnapshotPlace.PREFLIGHT;
  }

  @Override
  public String title() {
    return Messages.PreflightPage_title;
  }

  @Override
  public Control create(Composite parent, SnapshotDocument shown) {
    document = shown;
    root = new Composite(parent, SWT.NONE);
    root.setLayout(PageLayouts.page(1));
    createTop();
    verdict = new StatusLabel(root, "preflight:verdict");
    verdict.control().setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    say(Messages.PreflightPage_choose, false);
    SashForm sash = new SashForm(root, SWT.VERTICAL | SWT.SMOOTH);
    sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    createIssues(sash);
    outcomes = new OutcomeTree(sash);
    sash.setWeights(5, 5);
    document.job().flatMap(JobOfSnapshot::file).ifPresent(this::propose);
    return root;
  }

  /** The job that the snapshot names: looked at only if it is one of the workspace, since a stranger's snapshot may name any file. */
  private void propose(Path file) {
    jobFile.setText(file.toString());
    IFile own = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(file));
    if (own != null && own.exists()) {
      check();
    }
  }

  private void createTop() {
    Composite top = new Composite(root, SWT.NONE);
    top.setLayout(PageLayouts.part(6));
    top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    new Label(top, SWT.NONE).setText(Messages.PreflightPage_job);
    jobFile = new Text(top, SWT.BORDER);
    jobFile.setMessage(Messages.PreflightPage_jobHint);
    jobFile.setData("dev.stillwater.id", "preflight:job");
    jobFile.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    jobFile.addListener(SWT.DefaultSelection, event -> check());
    button(top, Messages.PreflightPage_workspace, this::chooseInWorkspace);
    button(top, Messages.PreflightPage_browse, this::browse);
    everyEntry = new Button(top, SWT.CHECK);
    everyEntry.setText(Messages.PreflightPage_everyEntry);
    everyEntry.setToolTipText(Messages.PreflightPage_everyEntryTip);
    button(top, Messages.PreflightPage_check, this::check);
  }

  private static Button button(Composite parent, String text, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.addListener(SWT.Selection, event -> action.run());
    return button;
  }

  /** What is to be known, and beside it the whole text of the chosen issue and its fixes. */
  private void createIssues(Composite parent) {
    SashForm sides = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
    issues = new Table(sides, SWT.FULL_SELECTION | SWT.BORDER);
    issues.setHeaderVisible(true);
    issues.setData("dev.stillwater.id", "preflight:issues");
    for (String title : List.of(Messages.PreflightPage_severity, Messages.PreflightPage_operator, Messages.PreflightPage_issue)) {
      TableColumn column = new TableColumn(issues, SWT.LEFT);
      column.setText(title);
      column.setWidth(issues.getColumnCount() == 3 ? 640 : 110);
    }
    issues.addListener(SWT.Selection, event -> showIssue());
    Composite detail = new Composite(sides, SWT.NONE);
    GridLayout layout = PageLayouts.part(1);
    layout.verticalSpacing = 2;
    detail.setLayout(layout);
    message = new Text(detail, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    GridData text = new GridData(SWT.FILL, SWT.FILL, true, true);
    text.minimumHeight = 2 * message.getLineHeight();
    message.setLayoutData(text);
    fixes = new Composite(detail, SWT.NONE);
    GridLayout buttons = PageLayouts.part(1);
    buttons.verticalSpacing = 2;
    fixes.setLayout(buttons);
    fixes.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    fixes.setData("dev.stillwater.id", "preflight:fixes");
    sides.setWeights(5, 6);
  }

  @Override
  public void show(SnapshotPlace place) {
    place.file().ifPresent(job -> {
      jobFile.setText(job);
      check();
    });
  }

  @Override
  public void setFocus() {
    jobFile.setFocus();
  }

  private void chooseInWorkspace() {
    FilteredResourcesSelectionDialog dialog = new FilteredResourcesSelectionDialog(root.getShell(), false, ResourcesPlugin.getWorkspace().getRoot(), IResource.FILE);
    dialog.setTitle(Messages.PreflightPage_workspaceTitle);
    dialog.setInitialPattern("*" + JobFile.SUFFIX);
    if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof IFile file && file.getLocation() != null) {
      jobFile.setText(file.getLocation().toOSString());
      check();
    }
  }

  private void browse() {
    FileDialog dialog = new FileDialog(root.getShell(), SWT.OPEN);
    dialog.setFilterExtensions(new String[] {"*.job", "*"});
    String chosen = dialog.open();
    if (chosen != null) {
      jobFile.setText(chosen);
      check();
    }
  }

  private Optional<Path> job() {
    try {
      Path path = Path.of(jobFile.getText().strip());
      return path.isAbsolute() && Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** Makes the preflight of the job that is written in the field. */
  void check() {
    Optional<Path> job = job();
    if (job.isEmpty()) {
      say(Messages.PreflightPage_noJob, true);
      return;
    }
    if (document.isConfined()) {
      say(Messages.PreflightPage_elsewhere, true);
      return;
    }
    running.ifPresent(Job::cancel);
    say(Messages.PreflightPage_checking, false);
    boolean readsEntries = everyEntry.getSelection();
    CheckpointOverrides from = new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(),
        Optional.of(document.path().toString()), false, ClaimMode.NO_CLAIM);
    RunRequest request = new RunRequest(job.get(), List.of(), OptionalInt.empty(), job.get().getParent(), Optional.of(CompileOptions.userCache()), from);
    running = Optional.of(document.read(root, Messages.PreflightPage_checking, (view, listener) -> Preflight.of(request, readsEntries, listener), result -> show(result, readsEntries),
        problem -> say(problem.getMessage(), true)));
  }

  private void say(String text, boolean isError) {
    verdict.say(text, isError);
  }

  private void show(PreflightReport shown, boolean readsEntries) {
    report = Optional.of(shown);
    switch (shown.verdict()) {
      case STARTS -> say(readsEntries ? Messages.PreflightPage_starts : Messages.PreflightPage_startsByTypes, false);
      case LOSES_STATE -> say(Messages.PreflightPage_losesState, true);
      case CANNOT_START -> say(Messages.PreflightPage_cannotStart, true);
    }
    issues.removeAll();
    for (Issue issue : shown.issues()) {
      TableItem item = new TableItem(issues, SWT.NONE);
      item.setText(new String[] {severity(issue), String.join(", ", issue.operators()), issue.message().replace('\n', ' ')});
    }
    shown.jobProblems().forEach(problem -> new TableItem(issues, SWT.NONE).setText(new String[] {Messages.PreflightPage_cannot, "", problem.message()}));
    outcomes.show(shown);
    if (issues.getItemCount() > 0) {
      issues.select(0);
    }
    showIssue();
  }

  private static String severity(Issue issue) {
    return switch (issue.severity()) {
      case CANNOT_START -> Messages.PreflightPage_cannot;
      case LOSES_STATE -> Messages.PreflightPage_loses;
      case WARNING -> Messages.PreflightPage_warning;
      case NOTE -> Messages.PreflightPage_note;
    };
  }

  private void showIssue() {
    for (Control old : fixes.getChildren()) {
      old.dispose();
    }
    int index = issues.getSelectionIndex();
    List<Issue> all = report.map(PreflightReport::issues).orElse(List.of());
    boolean isIssue = index >= 0 && index < all.size();
    message.setText(isIssue ? all.get(index).message() : index >= 0 ? issues.getItem(index).getText(2) : "");
    if (isIssue) {
      all.get(index).fixes().forEach(fix -> {
        Button button = button(fixes, LegacyActionTools.escapeMnemonics(NLS.bind(Messages.PreflightPage_fix, fix.text())),
            () -> new FixApplication(root, document, job().orElseThrow(), this::check).apply(fix));
        button.setToolTipText(LegacyActionTools.escapeMnemonics(fix.text()));
        button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
      });
    }
    fixes.getParent().layout(true, true);
  }
}
