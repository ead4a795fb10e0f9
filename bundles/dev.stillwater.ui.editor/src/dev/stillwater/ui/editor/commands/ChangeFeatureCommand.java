package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.JobPackage;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Changes one attribute of a job, operator, stream, expression, schema or field. Uids and names of schemas, which others refer to, and
 * partitioning have commands of their own.
 *
 * <p>THREADING: UI thread.
 */
public final class ChangeFeatureCommand extends JobCommand {
  private static final Set<EStructuralFeature> OTHER_COMMANDS = Set.of(
      JobPackage.Literals.OPERATOR__UID, JobPackage.Literals.SCHEMA__NAME, JobPackage.Literals.STREAM__PARTITIONING);

  private final EObject owner;
  private final EAttribute feature;
  private final Object value;

  /** Changes the attribute to the value; a list for an attribute of many values. */
  public ChangeFeatureCommand(EObject owner, EAttribute feature, Object value, String label) {
    super(label);
    this.owner = owner;
    this.feature = feature;
    this.value = value;
  }

  @Override
  public boolean canExecute() {
    return !OTHER_COMMANDS.contains(feature) && owner.eClass().getEAllAttributes().contains(feature)
        && !Objects.equals(owner.eGet(feature), value);
  }

  @Override
  protected void apply() {
    set(owner, feature, value);
  }
}
