package dev.stillwater.ui.editor.share;

import dev.stillwater.compiler.FlinkPlan;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/**
 * A plan that was read, as the input of its editor; it is gone with the session.
 *
 * <p>THREADING: UI thread.
 *
 * @param origin file or address that it came from
 * @param plan the plan
 * @param run the run that it is the plan of; empty for one that was read from a file
 */
public record FlinkPlanInput(String origin, FlinkPlan plan, Optional<String> run) implements IEditorInput {
  public FlinkPlanInput {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(run, "run");
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public ImageDescriptor getImageDescriptor() {
    return null;
  }

  @Override
  public String getName() {
    return plan.job().getName();
  }

  @Override
  public IPersistableElement getPersistable() {
    return null;
  }

  @Override
  public String getToolTipText() {
    return run.isPresent() ? NLS.bind(Messages.planRunToolTip, getName(), origin) : origin;
  }

  @Override
  public <T> T getAdapter(Class<T> type) {
    return null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlinkPlanInput input && input.origin.equals(origin) && input.run.equals(run);
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, run);
  }
}
