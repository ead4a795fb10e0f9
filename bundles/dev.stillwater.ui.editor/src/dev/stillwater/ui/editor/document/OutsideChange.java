package dev.stillwater.ui.editor.document;

import dev.stillwater.model.JobDiff.Change;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.edit.JobMerge;
import dev.stillwater.model.edit.RecordedEdits;
import dev.stillwater.model.job.Job;
import dev.stillwater.ui.editor.document.JobDocument.Content;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What others made of the file while it was being edited here, brought together with the changes of the editor.
 *
 * <p>THREADING: made off the UI thread on a copy of the editor's job; immutable.
 *
 * @param content the file as it is now
 * @param taken number of changes from outside that the editor does not have
 * @param conflicts what both changed differently, for people; empty when both can be had
 * @param edits the changes from outside without the conflicts, to be made to the editor's job
 */
public record OutsideChange(Content content, int taken, List<String> conflicts, RecordedEdits edits) {
  private static final int NAMED_MAX = 3;

  public OutsideChange {
    conflicts = List.copyOf(conflicts);
  }

  /** Merges the file as it is now; empty when it cannot be read as a job, or what was loaded could not. Cost: loads two jobs and compares them. */
  public static Optional<OutsideChange> of(Content loaded, Content now, Job mine, String name) {
    Optional<Job> base = JobFile.load(loaded.job(), name).job();
    Optional<Job> theirs = JobFile.load(now.job(), name).job();
    if (base.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    JobMerge merge = JobMerge.of(base.get(), mine, theirs.get());
    RecordedEdits edits = new RecordedEdits(mine);
    merge.apply(theirs.get(), mine, edits);
    return Optional.of(new OutsideChange(now, merge.taken().size(), merge.conflicts().stream().map(OutsideChange::text).distinct().toList(), edits));
  }

  private static String text(Change change) {
    return (change.subject().text() + ' ' + change.name() + (change.feature().isEmpty() ? "" : ", " + change.feature())).replace("  ", " ").strip();
  }

  /** The conflicts in one line. */
  public String conflictsInWords() {
    String named = conflicts.stream().limit(NAMED_MAX).collect(Collectors.joining("; "));
    return conflicts.size() > NAMED_MAX ? named + "; ..." : named;
  }
}
