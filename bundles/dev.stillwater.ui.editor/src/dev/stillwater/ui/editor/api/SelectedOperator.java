package dev.stillwater.ui.editor.api;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The operator that is selected in an editor, with the job as it is drawn now, saved or not.
 *
 * <p>THREADING: immutable.
 *
 * @param uid the operator
 * @param name what people call it
 * @param job content of the job file as it would be saved
 * @param file where the job is saved
 */
public record SelectedOperator(String uid, String name, byte[] job, Path file) {
  public SelectedOperator {
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    job = job.clone();
  }
}
