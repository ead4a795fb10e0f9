package dev.stillwater.ui.operate.launch;

import dev.stillwater.compiler.JobCheck;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.HostArguments;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobOverrideException;
import dev.stillwater.model.JobOverrides;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.operate.run.JobRun;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.statushandlers.StatusManager;

/**
 * Starts a job in a JVM of its own, after a check that it can run.
 *
 * <p>THREADING: called by the launch framework in an Eclipse job.
 */
public final class JobLaunchDelegate extends LaunchConfigurationDelegate {
  /** Attribute of the process: id of the run. */
  public static final String JOB_ID = "dev.stillwater.jobId";
  /** Type of the process, for consoles. */
  public static final String PROCESS_TYPE = "dev.stillwater.job";
  private static final String MAIN = "dev.stillwater.host.JobProcess";
  private static final String REGISTRY = "-Dstillwater.jobs=";
  private static final Pattern COLLECTOR = Pattern.compile("\\+Use\\w*GC\\b");
  private static final int SHOWN_MAX = 3;

  /** Configurations that are launched now although the user knows that state gets lost. */
  private final Set<ILaunchConfiguration> losing = ConcurrentHashMap.newKeySet();

  @Override
  public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
    return false;
  }

  @Override
  public boolean preLaunchCheck(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) throws CoreException {
    if (!super.preLaunchCheck(configuration, mode, monitor)) {
      return false;
    }
    Path file = location(configuration);
    JobLoadResult loaded = JobFile.load(file);
    List<JobProblem> problems = new ArrayList<>(loaded.problems());
    if (loaded.job().isPresent()) {
      problems = loaded.problemsWith(check(configuration, loaded.job().get(), file));
    }
    List<JobProblem> errors = problems.stream().filter(JobProblem::isError).toList();
    if (!errors.isEmpty()) {
      // Thrown, it would be the result of a background job, which the workbench may show as a mere icon in the status line.
      StatusManager.getManager().handle(Status.error(refusal(file, errors)), StatusManager.SHOW);
      return false;
    }
    Job job = loaded.job().orElseThrow();
    if (!LaunchCheck.prerequisites(configuration, job, file, monitor)) {
      return false;
    }
    LaunchCheck.Verdicts verdicts = LaunchCheck.snapshot(configuration, job, monitor);
    if (verdicts.losesKnowingly()) {
      losing.add(configuration);
    }
    return verdicts.goesOn();
  }

  @Override
  public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor) throws CoreException {
    Path file = location(configuration);
    String jobId = UUID.randomUUID().toString().replace("-", "");
    List<String> command = command(configuration, losing.remove(configuration), jobId);
    File folder = file.toAbsolutePath().getParent().toFile();
    String[] environment = DebugPlugin.getDefault().getLaunchManager().getEnvironment(configuration);
    JobRun run = new JobRun(DebugPlugin.exec(command.toArray(String[]::new), folder, environment), jobId, configuration);
    Map<String, String> attributes = new HashMap<>();
    attributes.put(IProcess.ATTR_PROCESS_TYPE, PROCESS_TYPE);
    attributes.put(JOB_ID, jobId);
    attributes.put(IProcess.ATTR_CMDLINE, DebugPlugin.renderArguments(command.toArray(String[]::new), null));
    attributes.put(DebugPlugin.ATTR_WORKING_DIRECTORY, folder.toString());
    IProcess process = DebugPlugin.newProcess(launch, run.process(), configuration.getName(), attributes);
    run.show();
    JobSessions.get().expect(jobId);
    RunConsole.show(process);
  }

  private static List<JobProblem> check(ILaunchConfiguration configuration, Job job, Path file) throws CoreException {
    try {
      JobOverrides.apply(job, JobLaunches.settings(configuration));
    } catch (JobOverrideException e) {
      throw new CoreException(Status.error(e.getMessage()));
    }
    int parallelism = configuration.getAttribute(JobLaunches.PARALLELISM, 0);
    if (parallelism > 0) {
      job.setDefaultParallelism(parallelism);
    }
    return JobCheck.check(job, file);
  }

  private static List<String> command(ILaunchConfiguration configuration, boolean losesState, String jobId) throws CoreException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // RocksDB and snappy load libraries of their own, of which Java would warn in the Console.
    command.add("--enable-native-access=ALL-UNNAMED");
    String arguments = configuration.getAttribute(JobLaunches.VM_ARGUMENTS, "").strip();
    if (!COLLECTOR.matcher(arguments).find()) {
      // As on the command line: the collector that takes least from a stream of records.
      command.add("-XX:+UseParallelGC");
    }
    command.addAll(List.of(DebugPlugin.parseArguments(arguments)));
    // The process enters its job where this workbench looks for jobs.
    command.add(REGISTRY + JobRegistry.user().folder(jobId).getParent());
    command.add("-cp");
    command.add(JobClassPath.text());
    command.add(MAIN);
    command.addAll(HostArguments.served(request(configuration, losesState), jobId).toWords());
    return command;
  }

  private static RunRequest request(ILaunchConfiguration configuration, boolean losesState) throws CoreException {
    RunRequest request = JobLaunches.request(configuration);
    CheckpointOverrides asked = request.checkpoints();
    CheckpointOverrides checkpoints = new CheckpointOverrides(asked.backend(), asked.intervalMs(), asked.directory(), asked.retained(), asked.from(),
        asked.allowsNonRestoredState() || losesState, asked.claimMode());
    return new RunRequest(request.jobFile(), request.settings(), request.parallelism(), request.currentFolder(), request.cacheFolder(), checkpoints);
  }

  private static Path location(ILaunchConfiguration configuration) throws CoreException {
    return JobLaunches.location(configuration)
        .orElseThrow(() -> new CoreException(Status.error(NLS.bind(Messages.launch_noJob, configuration.getName()))));
  }

  private static String refusal(Path file, List<JobProblem> errors) {
    StringBuilder text = new StringBuilder(NLS.bind(Messages.launch_refused, file.getFileName()));
    errors.stream().limit(SHOWN_MAX).forEach(error -> {
      text.append("\n\n");
      error.uid().ifPresent(uid -> text.append(NLS.bind(Messages.launch_operator, uid)));
      text.append(error.message()).append(' ').append(error.fix());
    });
    if (errors.size() > SHOWN_MAX) {
      text.append("\n\n").append(NLS.bind(Messages.launch_more, errors.size() - SHOWN_MAX));
    }
    return text.toString();
  }
}
