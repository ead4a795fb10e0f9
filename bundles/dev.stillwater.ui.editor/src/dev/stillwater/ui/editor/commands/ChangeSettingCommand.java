package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.Job;
import java.util.Objects;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Changes one of a job's checkpoint, state backend or restart settings; the settings object is made when the job has none.
 *
 * <p>THREADING: UI thread.
 */
public final class ChangeSettingCommand extends JobCommand {
  private final Job job;
  private final EReference settings;
  private final EAttribute setting;
  private final Object value;

  /** Changes the attribute of the job's settings object. */
  public ChangeSettingCommand(Job job, EReference settings, EAttribute setting, Object value, String label) {
    super(label);
    this.job = job;
    this.settings = settings;
    this.setting = setting;
    this.value = value;
  }

  /** The value that holds: the one that is set, or the default of the attribute when the job has no such settings. */
  public static Object valueOf(Job job, EReference settings, EAttribute setting) {
    EObject holder = (EObject) job.eGet(settings);
    return holder == null ? setting.getDefaultValue() : holder.eGet(setting);
  }

  @Override
  public boolean canExecute() {
    return !Objects.equals(valueOf(job, settings, setting), value);
  }

  @Override
  protected void apply() {
    EObject holder = (EObject) job.eGet(settings);
    if (holder == null) {
      holder = EcoreUtil.create(settings.getEReferenceType());
      set(job, settings, holder);
    }
    set(holder, setting, value);
  }
}
