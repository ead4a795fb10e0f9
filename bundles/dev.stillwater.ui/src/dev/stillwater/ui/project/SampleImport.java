package dev.stillwater.ui.project;

import dev.stillwater.ui.UiThread;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IProjectDescription;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceRunnable;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.framework.Bundle;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Copies the sample jobs of the product into a project of the workspace, once, and opens the first of them where nothing else is open.
 *
 * <p>THREADING: scheduled from the UI thread; copies in an Eclipse job under the workspace's rule.
 */
public final class SampleImport extends Job {
  /** Family of the job. */
  public static final Object FAMILY = SampleImport.class;
  /** Name of the project. */
  public static final String PROJECT = "samples";
  private static final String BUNDLE = "dev.stillwater.ui";
  private static final String DONE = "samplesImported";
  private static final String FOLDER = "samples/";
  private static final String FIRST_JOB = "flights/delays-by-origin.job";
  private final IWorkbenchWindow window;

  private SampleImport(IWorkbenchWindow window) {
    super(Messages.samples_job);
    this.window = window;
    setRule(ResourcesPlugin.getWorkspace().getRoot());
  }

  /** Imports the samples into a workspace that has no project and never had the samples; else does nothing. */
  public static void scheduleAtFirstStart(IWorkbenchWindow window) {
    boolean isFirst = ResourcesPlugin.getWorkspace().getRoot().getProjects().length == 0
        && !preferences().getBoolean(DONE, false);
    if (isFirst && window != null) {
      new SampleImport(window).schedule();
    }
  }

  @Override
  public boolean belongsTo(Object family) {
    return FAMILY.equals(family);
  }

  @Override
  protected IStatus run(IProgressMonitor monitor) {
    IWorkspace workspace = ResourcesPlugin.getWorkspace();
    IProject project = workspace.getRoot().getProject(PROJECT);
    try {
      IWorkspaceRunnable copy = each -> create(project, each);
      workspace.run(copy, workspace.getRoot(), IWorkspace.AVOID_UPDATE, monitor);
      preferences().putBoolean(DONE, true);
      preferences().flush();
    } catch (CoreException e) {
      return e.getStatus();
    } catch (BackingStoreException e) {
      return Status.warning(Messages.samples_notRemembered, e);
    }
    UiThread.post(window.getShell(), () -> openFirst(project));
    return Status.OK_STATUS;
  }

  private static void create(IProject project, IProgressMonitor monitor) throws CoreException {
    List<URL> files = entries();
    SubMonitor progress = SubMonitor.convert(monitor, Messages.samples_job, files.size() + 1);
    IProjectDescription description = project.getWorkspace().newProjectDescription(project.getName());
    description.setComment(Messages.samples_comment);
    StillwaterNature.create(project, description, progress.split(1));
    for (URL file : files) {
      SubMonitor one = progress.split(1);
      String path = file.getPath().substring(file.getPath().indexOf(FOLDER) + FOLDER.length());
      one.setTaskName(NLS.bind(Messages.samples_copy, path));
      try (InputStream content = file.openStream()) {
        IFile target = project.getFile(Path.fromPortableString(path));
        createParents(target.getParent());
        target.create(content, true, one);
      } catch (IOException e) {
        throw new CoreException(Status.error(NLS.bind(Messages.samples_unreadable, path), e));
      }
    }
  }

  /** The files, without those whose name begins with a dot: the workspace makes its own {@code .project}. */
  private static List<URL> entries() throws CoreException {
    Bundle bundle = Platform.getBundle(BUNDLE);
    var found = bundle.findEntries(FOLDER, "*", true);
    if (found == null) {
      throw new CoreException(Status.error(Messages.samples_missing));
    }
    return Collections.list(found).stream().filter(url -> !url.getPath().endsWith("/") && !url.getPath().contains("/.")).toList();
  }

  private static void createParents(IContainer container) throws CoreException {
    if (container instanceof IFolder folder && !folder.exists()) {
      createParents(folder.getParent());
      folder.create(IResource.FORCE, true, null);
    }
  }

  private void openFirst(IProject project) {
    IFile job = project.getFile(IPath.fromPortableString(FIRST_JOB));
    try {
      if (window.getActivePage().findView(IPageLayout.ID_PROJECT_EXPLORER) instanceof CommonNavigator explorer) {
        explorer.selectReveal(new StructuredSelection(job));
        explorer.getCommonViewer().expandToLevel(job, 1);
      }
      // Whoever has opened something meanwhile, such as the snapshot behind --open, wants to see that.
      if (window.getActivePage().getActiveEditor() == null) {
        IDE.openEditor(window.getActivePage(), job);
      }
    } catch (PartInitException e) {
      StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
    }
  }

  private static IEclipsePreferences preferences() {
    return InstanceScope.INSTANCE.getNode(BUNDLE);
  }
}
