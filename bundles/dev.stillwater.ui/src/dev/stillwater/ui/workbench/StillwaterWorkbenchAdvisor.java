package dev.stillwater.ui.workbench;

import dev.stillwater.ui.project.SampleImport;
import java.net.URL;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.AbstractStatusHandler;
import org.osgi.framework.Bundle;

/**
 * The life of the workbench: restores the last session, imports the samples at the first start, saves the workspace at the end.
 *
 * <p>THREADING: UI thread.
 */
public final class StillwaterWorkbenchAdvisor extends WorkbenchAdvisor {
  private final Runnable onOpen;
  private final ProblemHandler problems = new ProblemHandler();

  /** Makes an advisor that runs the action when the first window is open. */
  public StillwaterWorkbenchAdvisor(Runnable onOpen) {
    this.onOpen = onOpen;
  }

  @Override
  public void initialize(IWorkbenchConfigurer configurer) {
    configurer.setSaveAndRestore(true);
    IDE.registerAdapters();
    declareImages(configurer);
  }

  @Override
  public String getInitialWindowPerspectiveId() {
    return DesignPerspective.ID;
  }

  @Override
  public IAdaptable getDefaultPageInput() {
    return ResourcesPlugin.getWorkspace().getRoot();
  }

  @Override
  public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
    return new StillwaterWindowAdvisor(configurer, onOpen);
  }

  @Override
  public synchronized AbstractStatusHandler getWorkbenchErrorHandler() {
    return problems;
  }

  @Override
  public void postStartup() {
    ThemeHandler.showCurrent();
    SampleImport.scheduleAtFirstStart(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
    refreshWorkspace();
  }

  @Override
  public void postShutdown() {
    Job.getJobManager().cancel(SampleImport.FAMILY);
    try {
      ResourcesPlugin.getWorkspace().save(true, null);
    } catch (CoreException e) {
      ILog.of(StillwaterWorkbenchAdvisor.class).log(e.getStatus());
    }
  }

  /** Files change behind the IDE's back (git, the command line): look for that without making anybody wait. */
  private static void refreshWorkspace() {
    ICoreRunnable refresh = monitor -> ResourcesPlugin.getWorkspace().getRoot().refreshLocal(IResource.DEPTH_INFINITE, monitor);
    Job job = Job.createSystem(Messages.workspace_refresh, refresh);
    job.setRule(ResourcesPlugin.getWorkspace().getRoot());
    job.schedule();
  }

  private static void declareImages(IWorkbenchConfigurer configurer) {
    Bundle ide = Platform.getBundle("org.eclipse.ui.ide");
    declare(configurer, ide, IDE.SharedImages.IMG_OBJ_PROJECT, "icons/full/obj16/prj_obj");
    declare(configurer, ide, IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "icons/full/obj16/cprj_obj");
    declare(configurer, ide, "IMG_OBJS_ERROR_PATH", "icons/full/obj16/error_tsk");
    declare(configurer, ide, "IMG_OBJS_WARNING_PATH", "icons/full/obj16/warn_tsk");
    declare(configurer, ide, "IMG_OBJS_INFO_PATH", "icons/full/obj16/info_tsk");
    declare(configurer, ide, "IMG_LCL_FLAT_LAYOUT", "icons/full/elcl16/flatLayout");
    declare(configurer, ide, "IMG_LCL_HIERARCHICAL_LAYOUT", "icons/full/elcl16/hierarchicalLayout");
    declare(configurer, ide, "IMG_ETOOL_PROBLEM_CATEGORY", "icons/full/etool16/problem_category");
    declare(configurer, ide, "IMG_ETOOL_PROBLEMS_VIEW", "icons/full/eview16/problems_view");
    declare(configurer, ide, "IMG_ETOOL_PROBLEMS_VIEW_ERROR", "icons/full/eview16/problems_view_error");
    declare(configurer, ide, "IMG_ETOOL_PROBLEMS_VIEW_WARNING", "icons/full/eview16/problems_view_warning");
    declare(configurer, ide, "IMG_ETOOL_PROBLEMS_VIEW_INFO", "icons/full/eview16/problems_view_info");
  }

  /** The platform's own parts look these images up by name in the workbench; its icons are SVG where they were redrawn, else PNG. */
  private static void declare(IWorkbenchConfigurer configurer, Bundle bundle, String name, String path) {
    for (String ending : new String[] {".svg", ".png"}) {
      URL url = FileLocator.find(bundle, new Path(path + ending), null);
      if (url != null) {
        configurer.declareImage(name, ImageDescriptor.createFromURL(url), true);
        return;
      }
    }
  }
}
