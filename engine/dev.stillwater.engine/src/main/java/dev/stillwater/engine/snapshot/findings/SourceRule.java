package dev.stillwater.engine.snapshot.findings;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.EntryCursor;
import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.StateView;
import dev.stillwater.engine.snapshot.findings.SnapshotFinding.Level;
import dev.stillwater.engine.snapshot.value.StructValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sources that were behind when the snapshot was taken, and sources whose positions cannot be told.
 *
 * <p>THREADING: stateless.
 */
public final class SourceRule implements SnapshotRule {
  private static final String FLINK_READER = "SourceReaderState";
  private static final List<String> FILE_SPLITS = List.of("csv-splits", "json-splits", "directory-splits");
  private static final int SPLITS_MAX = 1_000;

  @Override
  public String id() {
    return "sources";
  }

  @Override
  public void find(SnapshotEvidence evidence, FindingSink found) throws SnapshotException {
    for (OperatorView operator : evidence.view().operators()) {
      boolean isSource = false;
      for (StateView state : evidence.states(operator)) {
        isSource |= state.name().equals(FLINK_READER) || state.kind() == StateKind.COORDINATOR;
        if (FILE_SPLITS.contains(state.name())) {
          behind(state, found);
        }
      }
      if (isSource && operator.sourcePositions().isEmpty()) {
        found.add(Level.WARNING, operator, "This source keeps no position that can be read: a restore goes on where its own code says, which cannot be checked here.", List.of(),
            "");
      }
    }
  }

  /** What of the files had not been read. */
  private static void behind(StateView state, FindingSink found) throws SnapshotException {
    long unreadBytes = 0;
    List<String> evidence = new ArrayList<>();
    try (EntryCursor cursor = state.entries(ProgressListener.NONE)) {
      for (int count = 0; count < SPLITS_MAX && cursor.next(); count++) {
        if (cursor.value() instanceof StructValue split) {
          long position = number(split, "position");
          long end = number(split, "end");
          if (position >= 0 && end > position) {
            unreadBytes += end - position;
            evidence.add(split.field("path").orElse("") + ": at " + Sizes.grouped(position) + " of " + Sizes.grouped(end));
          }
        }
      }
    }
    if (unreadBytes > 0) {
      found.add(Level.NOTE, state, "The source had " + Sizes.text(unreadBytes) + " of its files still to read.", evidence.subList(0, Math.min(10, evidence.size())),
          "A restore goes on there; the files must begin as they did.");
    }
  }

  private static long number(StructValue row, String field) {
    Optional<Object> value = row.field(field);
    return value.isPresent() && value.get() instanceof Long number ? number : -1;
  }
}
