package dev.stillwater.ui.operate.launch;

import dev.stillwater.compiler.CompileOptions;
import dev.stillwater.engine.checkpoint.CheckpointSettings;
import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.StateBackendSettings;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.RunRequest;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.ParameterValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.osgi.util.NLS;

/**
 * Launch configurations of jobs: what they hold, and the one for a file.
 *
 * <p>THREADING: any thread.
 */
public final class JobLaunches {
  /** Id of the launch configuration type of a job that begins anew. */
  public static final String TYPE = "dev.stillwater.ui.operate.job";
  /** Id of the launch configuration type of a job that begins with a snapshot. */
  public static final String SNAPSHOT_TYPE = "dev.stillwater.ui.operate.jobFromSnapshot";
  /** Attribute: path of the job in the workspace, or an absolute path of the disk. */
  public static final String JOB = "job";
  /** Attribute: list of {@code UID.PARAM=VALUE}. */
  public static final String SETTINGS = "settings";
  /** Attribute: the job's default parallelism, 0 for what the job file says. */
  public static final String PARALLELISM = "parallelism";
  /** Attribute: arguments of the job's JVM. */
  public static final String VM_ARGUMENTS = "vmArguments";
  /** Attribute: state backend in place of the job's own, as the job file names it; empty for the job's. */
  public static final String BACKEND = "backend";
  /** Attribute: time between two checkpoints in milliseconds, as text, or with a unit, such as {@code 2s}; empty for the job's. */
  public static final String INTERVAL = "checkpointIntervalMs";
  /** Attribute: folder of the checkpoints, absolute; empty for the job's. */
  public static final String DIRECTORY = "checkpointDirectory";
  /** Attribute: number of checkpoints that are kept; 0 for the job's. */
  public static final String RETAINED = "checkpointsRetained";
  /** Attribute: the snapshot to begin with, absolute, or {@code latest} for the newest checkpoint of the job. */
  public static final String SNAPSHOT = "snapshot";
  /** Attribute: whether state that no operator claims may be lost. */
  public static final String ALLOW = "allowNonRestoredState";
  /** Attribute: whether the job owns the snapshot from then on, and removes it when it is not needed any more. */
  public static final String CLAIM = "claim";

  private JobLaunches() {
  }

  /**
   * The configuration that runs the file from its beginning: the first there is, else a new one that is saved.
   *
   * @throws CoreException if configurations cannot be read or written
   */
  public static ILaunchConfiguration of(IFile job) throws CoreException {
    Optional<ILaunchConfiguration> known = find(TYPE, job.getFullPath().toString());
    return known.isPresent() ? known.get() : create(TYPE, job.getFullPath().toString(), job.getName()).doSave();
  }

  /**
   * The configuration that runs the job of the path from its beginning, as {@link #of(IFile)}; the job need not lie in the workspace.
   *
   * @throws CoreException if configurations cannot be read or written
   */
  public static ILaunchConfiguration of(Path job) throws CoreException {
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(job));
    if (file != null && file.exists()) {
      return of(file);
    }
    Optional<ILaunchConfiguration> known = find(TYPE, job.toString());
    return known.isPresent() ? known.get() : create(TYPE, job.toString(), job.getFileName().toString()).doSave();
  }

  /**
   * The configuration that runs the job from a snapshot: the first there is of the job, which gets the snapshot; else a new one with the parameters of the
   * job's own. It is saved.
   *
   * @param snapshot absolute path, or {@code latest}
   * @throws CoreException if configurations cannot be read or written
   */
  public static ILaunchConfiguration of(Path job, String snapshot) throws CoreException {
    ILaunchConfiguration plain = of(job);
    String path = plain.getAttribute(JOB, "");
    Optional<ILaunchConfiguration> known = find(SNAPSHOT_TYPE, path);
    ILaunchConfigurationWorkingCopy copy = known.isPresent() ? known.get().getWorkingCopy() : create(SNAPSHOT_TYPE, path,
        NLS.bind(Messages.launch_fromSnapshot, job.getFileName().toString().replace(JobFile.SUFFIX, "")));
    if (known.isEmpty()) {
      for (String attribute : List.of(BACKEND, VM_ARGUMENTS, INTERVAL, DIRECTORY)) {
        copy.setAttribute(attribute, plain.getAttribute(attribute, ""));
      }
      copy.setAttribute(PARALLELISM, plain.getAttribute(PARALLELISM, 0));
      copy.setAttribute(RETAINED, plain.getAttribute(RETAINED, 0));
      copy.setAttribute(SETTINGS, settings(plain));
    }
    copy.setAttribute(SNAPSHOT, snapshot);
    return copy.doSave();
  }

  /**
   * The arguments of the JVM with which the job is run; empty where none are said.
   *
   * @throws CoreException if configurations cannot be read
   */
  public static String vmArguments(Path job) throws CoreException {
    for (ILaunchConfiguration configuration : all(TYPE)) {
      if (location(configuration).filter(job::equals).isPresent()) {
        return configuration.getAttribute(VM_ARGUMENTS, "").strip();
      }
    }
    return "";
  }

  private static Optional<ILaunchConfiguration> find(String type, String path) throws CoreException {
    for (ILaunchConfiguration configuration : all(type)) {
      if (path.equals(configuration.getAttribute(JOB, ""))) {
        return Optional.of(configuration);
      }
    }
    return Optional.empty();
  }

  private static ILaunchConfigurationWorkingCopy create(String type, String path, String fileName) throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    String name = manager.generateLaunchConfigurationName(fileName.replace(JobFile.SUFFIX, ""));
    ILaunchConfigurationWorkingCopy fresh = manager.getLaunchConfigurationType(type).newInstance(null, name);
    fresh.setAttribute(JOB, path);
    map(fresh);
    return fresh;
  }

  /** Ties the configuration to its file, so that it is offered there. */
  static void map(ILaunchConfigurationWorkingCopy configuration) throws CoreException {
    configuration.setMappedResources(file(configuration).map(file -> new IResource[] {file}).orElse(null));
  }

  /** All configurations of a type. */
  public static List<ILaunchConfiguration> all(String type) throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    return List.of(manager.getLaunchConfigurations(manager.getLaunchConfigurationType(type)));
  }

  /**
   * What the configuration asks a run to be.
   *
   * @throws CoreException if the configuration cannot be read, or names no job or makes no sense; the message says what
   */
  public static RunRequest request(ILaunchConfiguration configuration) throws CoreException {
    Path file = location(configuration).orElseThrow(() -> new CoreException(Status.error(NLS.bind(Messages.launch_noJob, configuration.getName()))));
    int parallelism = configuration.getAttribute(PARALLELISM, 0);
    return new RunRequest(file, settings(configuration), parallelism > 0 ? OptionalInt.of(parallelism) : OptionalInt.empty(),
        file.toAbsolutePath().getParent(), Optional.of(CompileOptions.userCache()), checkpoints(configuration));
  }

  private static CheckpointOverrides checkpoints(ILaunchConfiguration configuration) throws CoreException {
    OptionalLong intervalMs = interval(configuration);
    String backend = configuration.getAttribute(BACKEND, "").strip();
    Optional<StateBackendSettings.Kind> kind = Arrays.stream(StateBackendSettings.Kind.values()).filter(each -> each.text().equals(backend)).findFirst();
    String directory = configuration.getAttribute(DIRECTORY, "").strip();
    int retained = configuration.getAttribute(RETAINED, 0);
    return new CheckpointOverrides(kind, intervalMs,
        directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory)), retained > 0 ? OptionalInt.of(retained) : OptionalInt.empty(),
        from(configuration), configuration.getAttribute(ALLOW, false), configuration.getAttribute(CLAIM, false) ? ClaimMode.CLAIM : ClaimMode.NO_CLAIM);
  }

  private static OptionalLong interval(ILaunchConfiguration configuration) throws CoreException {
    String text = configuration.getAttribute(INTERVAL, "");
    try {
      return intervalMs(text);
    } catch (IllegalArgumentException malformed) {
      throw new CoreException(Status.error(NLS.bind(Messages.tab_intervalMalformed, malformed.getMessage())));
    }
  }

  /**
   * The time between two checkpoints that a text means, in milliseconds; empty for an empty text.
   *
   * @throws IllegalArgumentException if it means none, or less than is possible; the message says what was expected
   */
  static OptionalLong intervalMs(String text) {
    if (text.isBlank()) {
      return OptionalLong.empty();
    }
    long intervalMs = ParameterValues.parseMilliseconds(text);
    if (intervalMs < CheckpointSettings.INTERVAL_MS_MIN) {
      throw new IllegalArgumentException(NLS.bind(Messages.tab_intervalTooShort, text.strip(), CheckpointSettings.INTERVAL_MS_MIN));
    }
    return OptionalLong.of(intervalMs);
  }

  /** The snapshot that the configuration begins with; empty for one that begins anew. */
  private static Optional<String> from(ILaunchConfiguration configuration) throws CoreException {
    if (!SNAPSHOT_TYPE.equals(configuration.getType().getIdentifier())) {
      return Optional.empty();
    }
    String snapshot = configuration.getAttribute(SNAPSHOT, "").strip();
    if (snapshot.isEmpty()) {
      throw new CoreException(Status.error(NLS.bind(Messages.launch_noSnapshot, configuration.getName())));
    }
    return Optional.of(snapshot);
  }

  /** The job's file in the workspace; empty when it lies elsewhere or is gone. */
  public static Optional<IFile> file(ILaunchConfiguration configuration) throws CoreException {
    String path = configuration.getAttribute(JOB, "").strip();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    IPath portable = IPath.fromPortableString(path);
    if (ResourcesPlugin.getWorkspace().getRoot().findMember(portable) instanceof IFile file) {
      return Optional.of(file);
    }
    return Optional.ofNullable(ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(portable));
  }

  /** Where the job lies on the disk; empty when the configuration names no file. The file may be missing. */
  public static Optional<Path> location(ILaunchConfiguration configuration) throws CoreException {
    Optional<IFile> file = file(configuration);
    if (file.isPresent()) {
      return Optional.ofNullable(file.get().getLocation()).map(IPath::toPath);
    }
    String path = configuration.getAttribute(JOB, "").strip();
    try {
      return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    } catch (InvalidPathException malformed) {
      return Optional.empty();
    }
  }

  /** The overrides, each {@code UID.PARAM=VALUE}. */
  public static List<String> settings(ILaunchConfiguration configuration) throws CoreException {
    return configuration.getAttribute(SETTINGS, List.of());
  }
}
