package dev.stillwater.engine.snapshot.edit;

import java.nio.file.Path;
import java.util.List;

/**
 * What was done to a snapshot.
 *
 * <p>THREADING: immutable.
 *
 * @param snapshot the folder of the result; of a disposal the one that is gone
 * @param changes a sentence for each thing that was changed, left out or kept, for people
 * @param files number of files written, or removed
 * @param sizeBytes their length
 */
public record EditReport(Path snapshot, List<String> changes, int files, long sizeBytes) {
  public EditReport {
    changes = List.copyOf(changes);
  }
}
