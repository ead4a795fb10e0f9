package dev.stillwater.ui.operate.launch;

import dev.stillwater.compiler.fix.SavepointChecklist;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.preflight.Preflight;
import dev.stillwater.host.preflight.PreflightReport;
import dev.stillwater.host.preflight.PreflightReport.Verdict;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.LaunchQuestion.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * What is looked at before a job runs beyond its errors: whether savepoints of it would bring back everything, and whether it starts from its snapshot. The
 * user can have it run nonetheless.
 *
 * <p>THREADING: the launch's own thread.
 */
final class LaunchCheck {
  /** Attribute: the user has said once and for all that the job runs without the prerequisites of savepoints. */
  static final String UNASKED = "runsWithoutPrerequisites";
  private static final Set<String> ENDLESS = Set.of("socket-source", "directory-source");
  private static final String GENERATOR = "generator";
  private static final String COUNT = "count";

  /** Whether the launch goes on, and whether state may be lost by it. */
  record Verdicts(boolean goesOn, boolean losesKnowingly) {
    private static final Verdicts GO = new Verdicts(true, false);
    private static final Verdicts NO = new Verdicts(false, false);
  }

  private LaunchCheck() {
  }

  /** Asks about the prerequisites of savepoints if the job needs them: one that ends by itself does not. False to give the launch up. */
  static boolean prerequisites(ILaunchConfiguration configuration, Job job, Path file, IProgressMonitor monitor) throws CoreException {
    if (configuration.getAttribute(UNASKED, false) || job.getOperators().stream().noneMatch(LaunchCheck::isEndless)) {
      return true;
    }
    boolean hasInterval = !configuration.getAttribute(JobLaunches.INTERVAL, "").isBlank();
    boolean hasBackend = !configuration.getAttribute(JobLaunches.BACKEND, "").isBlank();
    List<SavepointChecklist.Item> unmet = SavepointChecklist.of(job, file).stream().filter(item -> !item.isMet()).toList();
    List<SavepointChecklist.Item> missing = unmet.stream().filter(item -> switch (item.prerequisite()) {
      case CHECKPOINTING -> !hasInterval;
      case STATE_BACKEND -> !hasBackend;
      case REPLAYABLE_SOURCES, MANAGED_STATE -> true;
    }).toList();
    if (missing.isEmpty()) {
      return true;
    }
    String details = missing.stream().map(item -> NLS.bind(Messages.check_item, missing(item.prerequisite()), item.explanation()))
        .collect(Collectors.joining("\n"));
    Answer answer = new LaunchQuestion(NLS.bind(Messages.check_prerequisites, job.getName()), details,
        List.of(Messages.check_runAnyway, Messages.check_openJob, Messages.check_cancel), Optional.of(Messages.check_always)).ask(monitor);
    if (answer.button() == 0 && answer.isToggled()) {
      ILaunchConfigurationWorkingCopy copy = configuration.getWorkingCopy();
      copy.setAttribute(UNASKED, true);
      copy.doSave();
    } else if (answer.button() == 1) {
      JobLaunches.file(configuration).ifPresent(LaunchCheck::open);
    }
    return answer.button() == 0;
  }

  private static String missing(SavepointChecklist.Prerequisite prerequisite) {
    return switch (prerequisite) {
      case CHECKPOINTING -> Messages.check_noCheckpointing;
      case REPLAYABLE_SOURCES -> Messages.check_noReplay;
      case MANAGED_STATE -> Messages.check_noManaged;
      case STATE_BACKEND -> Messages.check_noBackend;
    };
  }

  private static boolean isEndless(Operator operator) {
    boolean isCounted = operator.getParameters().stream().anyMatch(parameter -> COUNT.equals(parameter.getName()) && !"0".equals(parameter.getValue()));
    return ENDLESS.contains(operator.getKind()) || GENERATOR.equals(operator.getKind()) && !isCounted;
  }

  private static void open(IFile job) {
    UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      try {
        IDE.openEditor(window.getActivePage(), job, true);
      } catch (PartInitException e) {
        StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
      }
    });
  }

  /** Looks whether the job starts from its snapshot, and asks what is to be done if it does not take all of it. */
  static Verdicts snapshot(ILaunchConfiguration configuration, Job job, IProgressMonitor monitor) throws CoreException {
    RunRequest request = JobLaunches.request(configuration);
    if (request.checkpoints().from().isEmpty()) {
      return Verdicts.GO;
    }
    monitor.subTask(Messages.check_snapshot);
    PreflightReport report;
    try {
      report = Preflight.of(request, false, new MonitorProgress(monitor));
    } catch (SnapshotException.Cancelled stopped) {
      return Verdicts.NO;
    } catch (SnapshotException unreadable) {
      return ask(configuration, NLS.bind(Messages.check_cannot, job.getName()), unreadable.getMessage(), false, monitor);
    }
    CheckpointOverrides checkpoints = request.checkpoints();
    if (report.verdict() == Verdict.STARTS || report.verdict() == Verdict.LOSES_STATE && checkpoints.allowsNonRestoredState()) {
      return Verdicts.GO;
    }
    boolean isLoss = report.verdict() == Verdict.LOSES_STATE;
    return ask(configuration, NLS.bind(isLoss ? Messages.check_loses : Messages.check_cannot, job.getName()), PreflightText.details(report), isLoss,
        monitor);
  }

  private static Verdicts ask(ILaunchConfiguration configuration, String heading, String details, boolean isLoss, IProgressMonitor monitor) {
    Answer answer = new LaunchQuestion(heading, details,
        List.of(isLoss ? Messages.check_lose : Messages.check_try, Messages.check_openConfiguration, Messages.check_cancel), Optional.empty()).ask(monitor);
    if (answer.button() == 1) {
      UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> DebugUITools.openLaunchConfigurationDialogOnGroup(
          PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), new StructuredSelection(configuration), IDebugUIConstants.ID_RUN_LAUNCH_GROUP));
    }
    return new Verdicts(answer.button() == 0, isLoss && answer.button() == 0);
  }
}
