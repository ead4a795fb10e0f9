package dev.stillwater.ui.editor.source;

import dev.stillwater.compiler.JavaSourceCheck;
import dev.stillwater.compiler.JavaSourceCheck.Mistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/**
 * Marks the mistakes in the Java source of functions, in all files of a source folder.
 *
 * <p>THREADING: any thread; the work is done in a job of the platform, one check at a time.
 */
final class JavaMarkers {
  /** Type of the markers. */
  static final String MARKER = "dev.stillwater.ui.editor.javaProblem";

  private JavaMarkers() {}

  /** Checks the folder with this text in place of the file's, and marks what is wrong. */
  static void update(IFile file, String text) {
    if (file.getLocation() != null) {
      Path path = file.getLocation().toPath().toAbsolutePath().normalize();
      schedule(file, path, Optional.of(text));
    }
  }

  /** Checks the folder as it is on disk. */
  static void updateSaved(IFile file) {
    if (file.getLocation() != null) {
      schedule(file, file.getLocation().toPath().toAbsolutePath().normalize(), Optional.empty());
    }
  }

  private static void schedule(IFile file, Path path, Optional<String> unsaved) {
    Check check = new Check(file, path, unsaved);
    for (Job waiting : Job.getJobManager().find(path)) {
      waiting.cancel();
    }
    check.setSystem(true);
    check.setPriority(Job.SHORT);
    check.schedule();
  }

  /** Checks and marks; a later check of the same file takes its place. */
  private static final class Check extends Job {
    private final IFile file;
    private final Path path;
    private final Optional<String> unsaved;

    Check(IFile file, Path path, Optional<String> unsaved) {
      super(NLS.bind(Messages.JavaMarkers_job, file.getName()));
      this.file = file;
      this.path = path;
      this.unsaved = unsaved;
    }

    @Override
    public boolean belongsTo(Object family) {
      return path.equals(family);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
      try {
        String text = unsaved.isPresent() ? unsaved.get() : Files.readString(path, StandardCharsets.UTF_8);
        Optional<Path> folder = JavaSourceCheck.sourceFolder(path, text);
        List<Mistake> mistakes = folder.isPresent() ? JavaSourceCheck.check(folder.get(), Map.of(path, text))
            : List.of(new Mistake(path, 1, 0, 1, Messages.JavaMarkers_package));
        if (!monitor.isCanceled()) {
          ResourcesPlugin.getWorkspace().run(progress -> mark(mistakes, folder), file.getProject(), IWorkspace.AVOID_UPDATE, monitor);
        }
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
      } catch (IOException gone) {
        // The file was deleted or moved since; its markers went with it.
        return Status.OK_STATUS;
      } catch (CoreException problem) {
        return problem.getStatus();
      }
    }

    private void mark(List<Mistake> mistakes, Optional<Path> folder) throws CoreException {
      IResource root = folder.map(this::container).orElse(file);
      root.deleteMarkers(MARKER, true, IResource.DEPTH_INFINITE);
      for (Mistake mistake : mistakes) {
        IFile marked = mistake.file().equals(path) ? file : file.getWorkspace().getRoot().getFileForLocation(IPath.fromPath(mistake.file()));
        if (marked != null && marked.exists()) {
          Map<String, Object> attributes = new HashMap<>();
          attributes.put(IMarker.SEVERITY, IMarker.SEVERITY_ERROR);
          attributes.put(IMarker.MESSAGE, mistake.message());
          attributes.put(IMarker.LINE_NUMBER, mistake.line());
          attributes.put(IMarker.CHAR_START, mistake.start());
          attributes.put(IMarker.CHAR_END, mistake.end());
          attributes.put(IMarker.LOCATION, NLS.bind(Messages.JavaMarkers_line, mistake.line()));
          marked.createMarker(MARKER, attributes);
        }
      }
    }

    private IResource container(Path folder) {
      IResource found = file.getWorkspace().getRoot().getContainerForLocation(IPath.fromPath(folder));
      return found == null || !found.exists() ? file : found;
    }
  }
}
