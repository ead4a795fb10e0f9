package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.operate.launch.JobLaunchDelegate;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.model.IProcess;

/**
 * From a process of the Console to its job, and from a job to its file in the workspace.
 *
 * <p>THREADING: any thread.
 */
public final class JobSessionAdapters implements IAdapterFactory {
  @Override
  public <T> T getAdapter(Object adaptable, Class<T> type) {
    if (adaptable instanceof IProcess process && type == JobSession.class) {
      String jobId = process.getAttribute(JobLaunchDelegate.JOB_ID);
      return type.cast(jobId == null ? null : JobSessions.get().session(jobId).orElse(null));
    }
    if (adaptable instanceof JobSession session && type.isAssignableFrom(IFile.class)) {
      return type.cast(file(session).orElse(null));
    }
    return null;
  }

  /** The job's file in the workspace; empty when it lies elsewhere or is not known. */
  public static Optional<IFile> file(JobSession session) {
    Optional<Path> path = session.jobFile();
    return path.map(each -> ResourcesPlugin.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(each))).filter(IFile::exists);
  }

  @Override
  public Class<?>[] getAdapterList() {
    return new Class<?>[] {JobSession.class, IFile.class};
  }
}
