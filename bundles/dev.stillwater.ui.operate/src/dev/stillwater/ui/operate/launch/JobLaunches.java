package dev.stillwater.ui.operate.launch;

import dev.stillwater.model.JobFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationType;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;

/**
 * Launch configurations of jobs: what they hold, and the one for a file.
 *
 * <p>THREADING: any thread.
 */
public final class JobLaunches {
  /** Id of the launch configuration type. */
  public static final String TYPE = "dev.stillwater.ui.operate.job";
  /** Attribute: path of the job in the workspace, or an absolute path of the disk. */
  public static final String JOB = "job";
  /** Attribute: list of {@code UID.PARAM=VALUE}. */
  public static final String SETTINGS = "settings";
  /** Attribute: the job's default parallelism, 0 for what the job file says. */
  public static final String PARALLELISM = "parallelism";
  /** Attribute: arguments of the job's JVM. */
  public static final String VM_ARGUMENTS = "vmArguments";

  private JobLaunches() {
  }

  /**
   * The configuration that runs the file: the first there is, else a new one that is saved.
   *
   * @throws CoreException if configurations cannot be read or written
   */
  public static ILaunchConfiguration of(IFile job) throws CoreException {
    String path = job.getFullPath().toString();
    for (ILaunchConfiguration configuration : all()) {
      if (path.equals(configuration.getAttribute(JOB, ""))) {
        return configuration;
      }
    }
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    String name = manager.generateLaunchConfigurationName(job.getName().substring(0, job.getName().length() - JobFile.SUFFIX.length()));
    ILaunchConfigurationWorkingCopy fresh = manager.getLaunchConfigurationType(TYPE).newInstance(null, name);
    fresh.setAttribute(JOB, path);
    fresh.setMappedResources(new IResource[] {job});
    return fresh.doSave();
  }

  /** All configurations of jobs. */
  public static List<ILaunchConfiguration> all() throws CoreException {
    ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
    ILaunchConfigurationType type = manager.getLaunchConfigurationType(TYPE);
    return List.of(manager.getLaunchConfigurations(type));
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
