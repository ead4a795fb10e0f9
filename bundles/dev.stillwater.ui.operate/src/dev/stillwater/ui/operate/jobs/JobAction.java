package dev.stillwater.ui.operate.jobs;

import java.util.Optional;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.action.Action;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandImageService;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;

/**
 * A tool of the Jobs view that does what a command does with the selected job, and is enabled as soon as that job can have it done.
 *
 * <p>THREADING: UI thread.
 */
final class JobAction extends Action {
  private static final String PREFIX = "dev.stillwater.ui.operate.job.";
  private final JobHandler handler;
  private final IWorkbenchPartSite site;
  private Optional<JobSession> session = Optional.empty();

  JobAction(String id, JobHandler handler, IWorkbenchPartSite site) {
    this.handler = handler;
    this.site = site;
    setId(PREFIX + id);
    Command command = site.getService(ICommandService.class).getCommand(PREFIX + id);
    ICommandImageService images = site.getService(ICommandImageService.class);
    setImageDescriptor(images.getImageDescriptor(PREFIX + id));
    setDisabledImageDescriptor(images.getImageDescriptor(PREFIX + id, ICommandImageService.TYPE_DISABLED));
    String keys = site.getService(IBindingService.class).getBestActiveBindingFormattedFor(PREFIX + id);
    try {
      setText(command.getName());
      setToolTipText(keys == null ? command.getName() : command.getName() + " (" + keys + ")");
    } catch (NotDefinedException missing) {
      throw new IllegalStateException("plugin.xml defines no command " + PREFIX + id, missing);
    }
    setEnabled(false);
  }

  /** The job that is selected now. */
  void follow(Optional<JobSession> selected) {
    session = selected;
    setEnabled(selected.filter(handler::appliesTo).isPresent());
  }

  @Override
  public void run() {
    session.filter(handler::appliesTo).ifPresent(job -> handler.run(job, site.getWorkbenchWindow()));
  }
}
