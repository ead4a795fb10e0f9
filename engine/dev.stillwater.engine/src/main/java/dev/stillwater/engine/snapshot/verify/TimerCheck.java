package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.keyed.StateLayout;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.metadata.SubtaskMetadata;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a native savepoint of RocksDB lost its timers. Flink keeps the timers of a job with {@code state.backend.rocksdb.timer-service.factory=HEAP} in
 * memory, writes them as raw keyed state into checkpoints, and not at all into native savepoints.
 *
 * <p>Each window operator registers timers before its first record: one that has window state in RocksDB and neither timers there nor raw keyed state has lost
 * them. Since that is an option of the whole job, its other operators with keyed state lost theirs too, if they had some; whether they had cannot be told.
 *
 * <p>THREADING: one thread.
 */
final class TimerCheck {
  private static final String WINDOW = "Window";

  private final Findings findings;
  private final String metadataFile;
  private final List<Where> lost = new ArrayList<>();
  private final List<Where> possiblyLost = new ArrayList<>();

  TimerCheck(Findings findings, String metadataFile) {
    this.findings = findings;
    this.metadataFile = metadataFile;
  }

  /** Looks at an operator, whose subtasks have keyed state of these layouts. */
  void look(OperatorMetadata operator, List<StateLayout> layouts, Where where) {
    boolean isRocksDb = operator.subtasks().stream().anyMatch(subtask -> subtask.managedKeyed().filter(KeyedHandle.RocksDbFiles.class::isInstance).isPresent());
    boolean hasRaw = operator.subtasks().stream().map(SubtaskMetadata::rawKeyed).anyMatch(handle -> handle.isPresent());
    boolean hasTimers = layouts.stream().anyMatch(layout -> layout.kind() == StateKind.TIMER);
    if (isRocksDb && !hasRaw && !hasTimers && !layouts.isEmpty()) {
      // Windows of ours fire by the watermark alone, without timers.
      boolean isWindow = layouts.stream().anyMatch(layout -> layout.namespace().snapshotClass().contains(WINDOW)
          && layout.value().flatMap(Serializers::rowType).isEmpty());
      (isWindow ? lost : possiblyLost).add(where);
    }
  }

  /** Tells what was found over all operators. */
  void finish() {
    for (Where where : lost) {
      findings.add(FindingCode.LOST_TIMERS, metadataFile, where, "This window operator has state and no timers: the snapshot is a native savepoint of a job that "
          + "keeps its timers in memory, and Flink does not write those. A restored job never fires these windows. Take a canonical savepoint, or set "
          + "state.backend.rocksdb.timer-service.factory to ROCKSDB.");
    }
    if (!lost.isEmpty()) {
      for (Where where : possiblyLost) {
        findings.add(FindingCode.POSSIBLY_LOST_TIMERS, metadataFile, where, "The timers of other operators of this savepoint are lost; this one has none "
            + "either. If its code registers timers, they are lost too.");
      }
    }
  }
}
