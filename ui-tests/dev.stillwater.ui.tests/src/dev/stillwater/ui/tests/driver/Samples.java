package dev.stillwater.ui.tests.driver;

import java.time.Duration;
import java.util.Arrays;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;

/**
 * The sample project that the workbench imports at its first start.
 *
 * <p>THREADING: test threads.
 */
public final class Samples {
  /** Counts delayed flights; finishes within seconds. */
  public static final String DELAYS = "flights/delays-by-origin.job";
  /** Counts generated records; never ends by itself. */
  public static final String WINDOW_COUNT = "window-count/window-count.job";
  private static final Duration IMPORT = Duration.ofSeconds(60);

  private Samples() {
  }

  /** A file of the sample project, once the import is done. */
  public static IFile file(String path) {
    IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString("/samples/" + path));
    Ui.await("the sample " + path, IMPORT, file::exists);
    Ui.await("the end of the import", IMPORT, () -> Arrays.stream(Job.getJobManager().find(null))
        .noneMatch(job -> job.getClass().getSimpleName().equals("SampleImport")));
    return file;
  }

  /**
   * Closes all editors and deletes a job that a test has put into the sample project, with all that its runs have written: a checkpoint that stays would be held
   * against every change of a uid of this project, in whatever test comes later.
   */
  public static void delete(IFile job) throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    IFolder out = out(job);
    out.refreshLocal(IResource.DEPTH_INFINITE, null);
    out.delete(true, null);
    job.delete(true, null);
  }

  /** Where a job of the sample project writes, by default and in the samples; not there until it does. */
  public static IFolder out(IFile job) {
    return job.getParent().getFolder(IPath.fromPortableString("out").append(job.getFullPath().removeFileExtension().lastSegment()));
  }

  /** Opens a job of the sample project in its editor, as the only open editor. */
  public static IEditorPart open(String path) {
    return open(file(path));
  }

  /** Opens a file in its editor, as the only open editor; unsaved changes of others are dropped. */
  public static IEditorPart open(IFile file) {
    IWorkbenchPage page = Ui.page();
    return Ui.ask(() -> {
      page.closeAllEditors(false);
      try {
        return IDE.openEditor(page, file, true);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
  }
}
