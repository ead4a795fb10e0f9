package dev.stillwater.model;

import dev.stillwater.model.job.CheckpointSettings;
import dev.stillwater.model.job.JobPackage;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.xml.sax.Attributes;

/**
 * Settings by names that the field no longer uses, as they stand in job files written by hand after older books; they become today's settings when a file is
 * loaded, and are written as such.
 *
 * <p>SOURCE: Flink before 1.9: {@code CheckpointConfig.setFailTasksOnCheckpointingErrors} and {@code setFailOnCheckpointingErrors}, replaced by
 * {@code execution.checkpointing.tolerable-failed-checkpoints}.
 *
 * <p>THREADING: stateless.
 */
final class OldSettings {
  private static final Set<String> FAIL_ON_ERRORS = Set.of("failTasksOnCheckpointingErrors", "failOnCheckpointingErrors");

  private OldSettings() {}

  /** Takes over the attribute at the index if its name is an old one and its value can be read; false when it is to be handled as unknown. */
  static boolean take(EObject object, Attributes attributes, int index) {
    String value = attributes.getValue(index).strip();
    boolean isSwitch = value.equals("true") || value.equals("false");
    if (!(object instanceof CheckpointSettings settings) || !FAIL_ON_ERRORS.contains(attributes.getQName(index)) || !isSwitch) {
      return false;
    }
    if (attributes.getIndex(JobPackage.Literals.CHECKPOINT_SETTINGS__TOLERABLE_FAILURES.getName()) < 0) {
      settings.setTolerableFailures(value.equals("true") ? 0 : Integer.MAX_VALUE);
    }
    return true;
  }
}
