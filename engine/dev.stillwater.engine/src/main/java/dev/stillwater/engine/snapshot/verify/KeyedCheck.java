package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.engine.snapshot.keyed.KeyedStates;
import dev.stillwater.engine.snapshot.keyed.RocksInstances;
import dev.stillwater.engine.snapshot.keyed.StateLayout;
import dev.stillwater.engine.snapshot.keyed.StatePart;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import dev.stillwater.engine.state.KeyGroups;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Whether the keyed state of a subtask can be read to its last entry, and every key stands in the key group that it belongs to.
 *
 * <p>THREADING: one thread.
 */
final class KeyedCheck {
  private static final int SHOWN_TEXT_MAX = 80;

  private final SnapshotFiles files;
  private final RocksInstances rocks;
  private final Findings findings;
  private final Progress progress;

  KeyedCheck(SnapshotFiles files, RocksInstances rocks, Findings findings, Progress progress) {
    this.files = files;
    this.rocks = rocks;
    this.findings = findings;
    this.progress = progress;
  }

  /** The subtask of an operator whose state is checked, and what was read of the operator. */
  record Subject(int subtask, int maxParallelism, Where where, Entries entries) {
  }

  /** Checks managed keyed state; the layouts of its states, none if the header cannot be read. */
  List<StateLayout> checkManaged(KeyedHandle handle, Subject subject) throws Cancelled {
    try {
      boolean isOrdered = !(handle instanceof KeyGroupsFile file) || scan(file, subject).hasOrderedOffsets(true);
      KeyedStates states = KeyedStates.open(handle, context(subject));
      boolean isWhole = check(states, subject);
      if (isWhole && isOrdered && handle instanceof KeyGroupsFile file) {
        scan(file, subject).scan();
      }
      return states.states().stream().map(KeyedStates.Item::layout).toList();
    } catch (SnapshotException e) {
      subject.entries().setIncomplete();
      findings.add(e, subject.where());
      return List.of();
    }
  }

  /** Checks raw keyed state: its offsets, and its entries if they are timers. */
  void checkRaw(KeyedHandle handle, Subject subject) throws Cancelled {
    try {
      if (handle instanceof KeyGroupsFile file && scan(file, subject).hasOrderedOffsets(false)) {
        Optional<KeyedStates> timers = KeyedStates.openRaw(handle, context(subject));
        if (timers.isPresent()) {
          check(timers.get(), subject);
        }
      }
    } catch (SnapshotException e) {
      subject.entries().setIncomplete();
      findings.add(e, subject.where());
    }
  }

  private KeyGroupScan scan(KeyGroupsFile handle, Subject subject) throws SnapshotException {
    return new KeyGroupScan(handle, files.open(handle.stream()), findings, subject.where(), progress);
  }

  private KeyedStates.Context context(Subject subject) {
    return new KeyedStates.Context(files, rocks, subject.subtask(), subject.maxParallelism());
  }

  /** True if every entry was reached. */
  private boolean check(KeyedStates states, Subject subject) throws Cancelled {
    for (String note : states.notes()) {
      findings.add(FindingCode.UNREADABLE_SERIALIZER, files.folder().toString(), subject.where(), note + " What cannot be read was not checked.");
    }
    boolean isWhole = states.notes().isEmpty();
    for (KeyedStates.Item item : states.states()) {
      isWhole &= check(item, subject);
    }
    return isWhole;
  }

  private boolean check(KeyedStates.Item item, Subject subject) throws Cancelled {
    StateWalk walk = new StateWalk(item.layout(), subject);
    StatePart part = item.part();
    try (StatePart.PartCursor cursor = part.open(part.firstKeyGroup(), part.lastKeyGroup(), "", progress)) {
      walk.all(cursor);
    } catch (SnapshotException e) {
      walk.failed(e, OptionalInt.empty());
    }
    return walk.finish();
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= SHOWN_TEXT_MAX ? text : text.substring(0, SHOWN_TEXT_MAX) + "...";
  }

  /** The walk over one state of one subtask. */
  private final class StateWalk {
    private final StateLayout layout;
    private final Subject subject;
    private final Where where;
    private long entries;
    private long nullValues;
    private String nullKey = "";
    private boolean isComplete = true;

    StateWalk(StateLayout layout, Subject subject) {
      this.layout = layout;
      this.subject = subject;
      where = subject.where().state(layout.name());
    }

    void all(StatePart.PartCursor cursor) throws Cancelled {
      Optional<String> failedAt = Optional.empty();
      boolean isMore = true;
      while (isMore) {
        try {
          isMore = cursor.next();
          if (isMore) {
            failedAt = Optional.empty();
            entries++;
            progress.advance(cursor.sizeBytes());
            check(cursor);
          }
        } catch (SnapshotException e) {
          // The cursor goes on with the next key group where it can; twice the same failure means that it cannot.
          isMore = !failedAt.equals(Optional.of(e.getMessage()));
          failedAt = Optional.of(e.getMessage());
          failed(e, OptionalInt.of(cursor.keyGroup()));
        }
      }
    }

    void failed(SnapshotException failure, OptionalInt keyGroup) throws Cancelled {
      isComplete = false;
      findings.add(failure, keyGroup.isPresent() ? where.keyGroup(keyGroup.getAsInt()) : where);
    }

    private void check(StatePart.PartCursor cursor) throws Cancelled {
      try {
        Object key = cursor.key();
        OptionalInt hash = layout.key().keyHash(key);
        if (hash.isPresent()) {
          int group = KeyGroups.keyGroup(hash.getAsInt(), subject.maxParallelism());
          if (group != cursor.keyGroup()) {
            findings.add(FindingCode.MISPLACED_KEY, files.folder().toString(), where.keyGroup(cursor.keyGroup()), "The key " + shown(key) + " of subtask "
                + subject.subtask() + " stands in key group " + cursor.keyGroup() + " and belongs to " + group
                + ". A restored job would never find it. The file is damaged, or the job's keys have another hash code than Flink's types.");
          }
        }
        cursor.namespace();
        cursor.userKey();
        if (cursor.value() == null && layout.kind() == StateKind.MAP) {
          nullKey = nullValues++ == 0 ? shown(key) : nullKey;
        }
      } catch (Cancelled | UnreadableSerializer e) {
        failed(e, OptionalInt.of(cursor.keyGroup()));
      } catch (SnapshotException e) {
        findings.add(FindingCode.UNDECODABLE_ENTRY, e.file(), e.offset(), where.keyGroup(cursor.keyGroup()), "An entry of subtask " + subject.subtask()
            + " cannot be decoded: " + e.getMessage());
      }
    }

    boolean finish() {
      subject.entries().add(layout.kind().text(), layout.name(), entries);
      if (!isComplete) {
        subject.entries().setIncomplete(layout.kind().text(), layout.name());
      }
      if (nullValues > 0) {
        findings.add(FindingCode.NULL_MAP_VALUE, files.folder().toString(), OptionalLong.empty(), where,
            Sizes.counted(nullValues, "entry", "entries") + " of this map of subtask " + subject.subtask() + (nullValues == 1 ? " has" : " have") + " no value, the first one at the key " + nullKey
            + ". Flink's heap backend cannot write a canonical savepoint of them: have the job remove such entries, or keep the RocksDB backend.");
      }
      return isComplete;
    }
  }
}
