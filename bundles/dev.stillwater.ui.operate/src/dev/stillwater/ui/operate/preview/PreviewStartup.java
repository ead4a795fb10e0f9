package dev.stillwater.ui.operate.preview;

import java.io.IOException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Starts the process of previews a moment after the first job is opened, so that it is ready when the first preview is asked for.
 *
 * <p>THREADING: UI thread.
 */
public final class PreviewStartup implements IStartup {
  private static final String EDITOR = "dev.stillwater.ui.editor";
  private static final int DELAY_MS = 2_000;

  @Override
  public void earlyStartup() {
    PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
      for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
        new FirstJob(window).watch();
      }
    });
  }

  /** Waits for the first editor of a job in a window. */
  private static final class FirstJob implements IPartListener2 {
    private final IWorkbenchWindow window;

    FirstJob(IWorkbenchWindow window) {
      this.window = window;
    }

    void watch() {
      boolean isOpen = window.getActivePage() != null && window.getActivePage().getEditorReferences().length > 0;
      if (isOpen) {
        start();
      } else {
        window.getPartService().addPartListener(this);
      }
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
      if (EDITOR.equals(part.getId())) {
        window.getPartService().removePartListener(this);
        start();
      }
    }

    private static void start() {
      PreviewService service = PlatformUI.getWorkbench().getService(PreviewService.class);
      Job job = Job.create(Messages.PreviewStartup_job, (ICoreRunnable) monitor -> warmUp(service));
      job.setSystem(true);
      job.setPriority(Job.DECORATE);
      job.schedule(DELAY_MS);
    }

    private static void warmUp(PreviewService service) throws CoreException {
      try {
        service.warmUp();
      } catch (IOException problem) {
        throw new CoreException(Status.error(Messages.PreviewStartup_failed, problem));
      }
    }
  }
}
