package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.launch.LaunchTab;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/**
 * What the tabs of a replay's launch configuration have in common: what is written in them is checked in the background, as that asks the disk, git and the
 * compiler.
 *
 * <p>THREADING: UI thread; the check runs in a job.
 */
abstract class ReplayTab extends LaunchTab {
  private static final long DELAY_MS = 250;
  private final LaunchOrder.Part part;
  private Map<String, Object> asked = Map.of();
  private Optional<String> problem = Optional.empty();
  private Optional<Job> check = Optional.empty();

  ReplayTab(LaunchOrder.Part part) {
    this.part = part;
  }

  @Override
  public final boolean isValid(ILaunchConfiguration configuration) {
    try {
      Map<String, Object> attributes = new HashMap<>(configuration.getAttributes());
      if (!attributes.equals(asked)) {
        asked = attributes;
        look(configuration.copy(configuration.getName()), attributes);
      }
      // Until the answer is there the last one holds; the start looks again in any case.
      setErrorMessage(problem.orElse(null));
    } catch (CoreException unreadable) {
      setErrorMessage(unreadable.getStatus().getMessage());
      return false;
    }
    return problem.isEmpty();
  }

  private void look(ILaunchConfiguration configuration, Map<String, Object> attributes) {
    check.ifPresent(Job::cancel);
    Control control = getControl();
    Job job = Job.createSystem(Messages.tab_checking, monitor -> {
      Optional<String> found;
      try {
        LaunchOrder.check(configuration, part, monitor);
        found = Optional.empty();
      } catch (CannotStartException refused) {
        found = Optional.of(VersionCheck.text(refused));
      } catch (CoreException unreadable) {
        found = Optional.of(unreadable.getStatus().getMessage());
      }
      IStatus status = monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
      if (status.isOK()) {
        Optional<String> answer = found;
        UiThread.post(control, () -> answered(attributes, answer));
      }
      return status;
    });
    check = Optional.of(job);
    job.schedule(DELAY_MS);
  }

  private void answered(Map<String, Object> attributes, Optional<String> answer) {
    if (attributes.equals(asked) && !answer.equals(problem)) {
      problem = answer;
      updateLaunchConfigurationDialog();
    }
  }

  @Override
  public void dispose() {
    check.ifPresent(Job::cancel);
    super.dispose();
  }

  /** Lets screen readers say the text with a field that no label stands before. */
  static void name(Control field, String text) {
    String plain = text.replace("&", "").replaceAll(":$", "");
    field.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = plain));
  }

  /** A field with a label before it, over the rest of the row. */
  final Text field(Composite parent, String label, String hint, String id, int span) {
    WidgetFactory.label(SWT.NONE).text(label).create(parent);
    Text text = WidgetFactory.text(SWT.BORDER).message(hint).onModify(event -> changed()).create(parent);
    text.setData("dev.stillwater.id", id);
    GridDataFactory.fillDefaults().grab(true, false).hint(180, SWT.DEFAULT).span(span, 1).align(SWT.FILL, SWT.CENTER).applyTo(text);
    return text;
  }
}
