package dev.stillwater.ui.operate.check;

import dev.stillwater.compiler.JobCheck;
import dev.stillwater.compiler.fix.QuickFix;
import dev.stillwater.compiler.fix.QuickFixes;
import dev.stillwater.engine.snapshot.sidecar.SidecarFolder;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;

/**
 * Checks the jobs of a project that changed and notes what is wrong as markers, for the Problems view and the editor.
 *
 * <p>THREADING: called by the workspace in its build job, off the UI thread.
 */
public final class JobProblemBuilder extends IncrementalProjectBuilder {
  /** Type of the markers; attributes {@link #UID}, {@link #FEATURE}, {@link #CODE}. */
  public static final String MARKER = "dev.stillwater.ui.problem";
  /** Attribute: uid of the operator, empty for the job as a whole. */
  public static final String UID = "uid";
  /** Attribute: what of the operator is concerned, as in {@link JobProblem#feature()}. */
  public static final String FEATURE = "feature";
  /** Attribute: id of the rule. */
  public static final String CODE = "code";
  /** Attribute: what can be done about it, a line each: id of the fix, a tab, what it does. */
  public static final String FIXES = "fixes";

  @Override
  protected IProject[] build(int kind, Map<String, String> arguments, IProgressMonitor monitor) throws CoreException {
    List<IFile> jobs = new ArrayList<>();
    IResourceDelta delta = kind == FULL_BUILD ? null : getDelta(getProject());
    if (delta == null || hasSource(delta)) {
      getProject().accept(resource -> collect(resource, jobs));
    } else {
      delta.accept(change -> change.getKind() == IResourceDelta.REMOVED || collect(change.getResource(), jobs));
    }
    SubMonitor progress = SubMonitor.convert(monitor, jobs.size());
    for (IFile job : jobs) {
      progress.subTask(NLS.bind(Messages.check_job, job.getFullPath()));
      check(job);
      progress.split(1);
    }
    return new IProject[0];
  }

  @Override
  protected void clean(IProgressMonitor monitor) throws CoreException {
    getProject().deleteMarkers(MARKER, true, IResource.DEPTH_INFINITE);
  }

  /** Whether the source of a function has changed, which may concern every job of the project. */
  private static boolean hasSource(IResourceDelta delta) throws CoreException {
    boolean[] found = new boolean[1];
    delta.accept(change -> {
      boolean isChange = change.getKind() != IResourceDelta.CHANGED || (change.getFlags() & IResourceDelta.CONTENT) != 0;
      found[0] |= isChange && "java".equals(change.getResource().getFileExtension());
      return !found[0];
    });
    return found[0];
  }

  /** The job that a snapshot keeps beside it is as it was, and its paths count from elsewhere: nobody is to mend it. */
  private static boolean collect(IResource resource, List<IFile> jobs) {
    if (resource instanceof IFolder && resource.getName().endsWith(SidecarFolder.ENDING)) {
      return false;
    }
    if (resource instanceof IFile file && file.getName().endsWith(JobFile.SUFFIX) && !file.isDerived()) {
      jobs.add(file);
    }
    return true;
  }

  private static void check(IFile file) throws CoreException {
    Path path = file.getLocation() == null ? null : file.getLocation().toPath();
    if (path == null) {
      return;
    }
    JobLoadResult loaded = JobFile.load(path);
    List<JobProblem> problems = loaded.job().map(job -> loaded.problemsWith(JobCheck.check(job, path))).orElse(loaded.problems());
    file.deleteMarkers(MARKER, true, IResource.DEPTH_ZERO);
    QuickFixes fixes = loaded.job().map(job -> QuickFixes.of(job, path, problems)).orElse(null);
    for (JobProblem problem : problems) {
      Map<String, Object> attributes = attributes(problem);
      if (fixes != null) {
        attributes.put(FIXES, fixes.of(problem).stream().map(JobProblemBuilder::line).collect(Collectors.joining("\n")));
      }
      file.createMarker(MARKER, attributes);
    }
  }

  private static String line(QuickFix fix) {
    return fix.id() + '\t' + fix.label().replace('\n', ' ').replace('\t', ' ');
  }

  private static Map<String, Object> attributes(JobProblem problem) {
    Map<String, Object> attributes = new HashMap<>();
    String uid = problem.uid().orElse("");
    int line = problem.line().orElse(0);
    attributes.put(IMarker.SEVERITY, problem.isError() ? IMarker.SEVERITY_ERROR : IMarker.SEVERITY_WARNING);
    attributes.put(IMarker.MESSAGE, NLS.bind(Messages.check_message, problem.message(), problem.fix()).strip());
    attributes.put(UID, uid);
    attributes.put(FEATURE, problem.feature().orElse(""));
    attributes.put(CODE, problem.code());
    if (line > 0) {
      attributes.put(IMarker.LINE_NUMBER, line);
    }
    String operator = uid.isEmpty() ? Messages.check_wholeJob : NLS.bind(Messages.check_operator, uid);
    attributes.put(IMarker.LOCATION, line > 0 ? NLS.bind(Messages.check_line, operator, line) : operator);
    return attributes;
  }
}
