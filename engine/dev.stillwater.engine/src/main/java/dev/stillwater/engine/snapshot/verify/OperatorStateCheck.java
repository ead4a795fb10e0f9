package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.StateKind;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.keyed.FramedSnappy;
import dev.stillwater.engine.snapshot.metadata.ChannelHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Partition;
import dev.stillwater.engine.snapshot.operator.OperatorHeader;
import dev.stillwater.engine.snapshot.operator.OperatorStates;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import dev.stillwater.engine.snapshot.verify.KeyedCheck.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the operator state of a subtask can be read to its last element, and the records on their way are where the snapshot says.
 *
 * <p>THREADING: one thread.
 */
final class OperatorStateCheck {
  private final SnapshotFiles files;
  private final Findings findings;
  private final Progress progress;

  OperatorStateCheck(SnapshotFiles files, Findings findings, Progress progress) {
    this.files = files;
    this.findings = findings;
    this.progress = progress;
  }

  /** A copy of a broadcast state: the subtask that has it, and a number that is the same for the same entries. */
  record Copy(int subtask, long fingerprint) {
  }

  /**
   * Checks managed operator state.
   *
   * @param copies the first copy of each broadcast state of the operator by name; gets what is new
   */
  void checkManaged(OperatorStateHandle handle, Subject subject, Map<String, Copy> copies) throws Cancelled {
    if (handle.isEmpty()) {
      return;
    }
    try {
      ByteSource source = files.open(handle.stream());
      boolean isOrdered = hasOrderedOffsets(handle, source, subject.where());
      OperatorHeader header = OperatorHeader.read(ByteReader.of(source));
      OperatorStates states = OperatorStates.open(handle, files, subject.subtask());
      for (String note : states.notes()) {
        findings.add(FindingCode.UNREADABLE_SERIALIZER, source.name(), subject.where(), note + " What cannot be read was not checked.");
      }
      for (OperatorStates.Item item : states.states()) {
        Optional<Partition> partition = handle.partitions().stream().filter(each -> each.stateName().equals(item.name())).findFirst();
        if (partition.isPresent() && isOrdered) {
          long entries = new Elements(item, source, header.isCompressed(), subject).check(partition.get(), handle);
          // A broadcast state is the same in all subtasks and counts once.
          subject.entries().add(item.kind().text(), item.name(), copies.containsKey(item.name()) ? 0 : entries);
        }
        if (item.kind() == StateKind.BROADCAST) {
          compare(item, subject, copies);
        }
      }
    } catch (SnapshotException e) {
      subject.entries().setIncomplete();
      findings.add(e, subject.where());
    }
  }

  /** Checks the offsets of operator state that only its operator understands. */
  void checkRaw(OperatorStateHandle handle, Where where) throws Cancelled {
    try {
      hasOrderedOffsets(handle, files.open(handle.stream()), where);
    } catch (SnapshotException e) {
      findings.add(e, where);
    }
  }

  private boolean hasOrderedOffsets(OperatorStateHandle handle, ByteSource source, Where where) {
    boolean isOrdered = true;
    for (Partition partition : handle.partitions()) {
      long before = -1;
      for (long offset : partition.offsets()) {
        if (offset < before || offset > source.sizeBytes()) {
          findings.add(FindingCode.OFFSET, source.name(), OptionalLong.of(source.fileOffset() + offset), where.state(partition.stateName()),
              "An element cannot begin at offset " + offset + ". Expected: an offset not below " + Math.max(0, before) + " and not above " + source.sizeBytes()
                  + ". The metadata and this file do not belong together, or one of them is damaged.");
          isOrdered = false;
          break;
        }
        before = offset;
      }
    }
    return isOrdered;
  }

  private void compare(OperatorStates.Item item, Subject subject, Map<String, Copy> copies) throws Cancelled {
    try {
      Copy copy = new Copy(subject.subtask(), OperatorStates.fingerprint(item.part(), progress));
      Copy first = copies.putIfAbsent(item.name(), copy);
      if (first != null && first.fingerprint() != copy.fingerprint()) {
        findings.add(FindingCode.BROADCAST_DIFFERS, files.folder().toString(), subject.where().state(item.name()), "The copies of this broadcast state in subtask "
            + first.subtask() + " and " + copy.subtask() + " differ. A restore hands out each to one subtask, so that they go on differing: the job does not "
            + "treat every broadcast record alike in all subtasks.");
      }
    } catch (SnapshotException e) {
      findings.add(e, subject.where().state(item.name()));
    }
  }

  /** Checks where the records on their way are. */
  void checkChannels(List<ChannelHandle> handles, Where where) throws Cancelled {
    for (ChannelHandle handle : handles) {
      try {
        ByteSource source = files.open(handle.stream());
        for (ChannelHandle channel : handle.unmerged()) {
          checkChannel(channel, source, where);
        }
      } catch (SnapshotException e) {
        findings.add(e, where);
      }
    }
  }

  private void checkChannel(ChannelHandle channel, ByteSource source, Where where) throws SnapshotException {
    for (long offset : channel.offsets()) {
      boolean isInside = offset <= source.sizeBytes() - Integer.BYTES;
      int length = isInside ? ByteReader.of(source, offset).readInt() : 0;
      if (!isInside || length < 0 || length > source.sizeBytes() - Integer.BYTES - offset) {
        findings.add(FindingCode.OFFSET, source.name(), OptionalLong.of(source.fileOffset() + offset), where, "A buffer of records on their way cannot stand at "
            + "offset " + offset + (isInside ? " with a length of " + length : "") + ". Expected: a buffer inside the " + source.sizeBytes()
            + " bytes. The metadata and this file do not belong together, or one of them is damaged.");
        return;
      }
    }
  }

  /** The elements of one state, each of which ends where the next one begins. */
  private final class Elements {
    private final OperatorStates.Item item;
    private final ByteSource source;
    private final boolean isCompressed;
    private final Subject subject;
    private final Where where;
    private long entries;

    Elements(OperatorStates.Item item, ByteSource source, boolean isCompressed, Subject subject) {
      this.item = item;
      this.source = source;
      this.isCompressed = isCompressed;
      this.subject = subject;
      where = subject.where().state(item.name());
    }

    /** Checks all elements; returns the number of entries. */
    long check(Partition partition, OperatorStateHandle handle) throws Cancelled {
      boolean isReadable = item.value().isSelfDelimiting() && item.key().map(ValueSerializer::isSelfDelimiting).orElse(true);
      long[] starts = handle.partitions().stream().flatMap(each -> each.offsets().stream()).mapToLong(Long::longValue).sorted().distinct().toArray();
      for (long offset : partition.offsets()) {
        int next = Arrays.binarySearch(starts, offset) + 1;
        long end = next < starts.length ? starts[next] : source.sizeBytes();
        progress.advance(end - offset);
        try {
          if (isReadable) {
            check(source.slice(offset, end - offset));
          } else {
            entries++;
          }
        } catch (SnapshotException e) {
          subject.entries().setIncomplete(item.kind().text(), item.name());
          findings.add(e, where);
        }
      }
      return entries;
    }

    private void check(ByteSource element) throws SnapshotException {
      ByteReader in = isCompressed ? FramedSnappy.reader(element, 0) : ByteReader.of(element);
      if (item.key().isPresent()) {
        int count = in.readCount("entries");
        for (int index = 0; index < count; index++) {
          item.key().get().read(in);
          item.value().read(in);
          entries++;
        }
      } else {
        item.value().read(in);
        entries++;
      }
      if (!in.isAtEnd()) {
        findings.add(FindingCode.DATA_BEHIND_END, source.name(), isCompressed ? OptionalLong.empty() : OptionalLong.of(in.offset()), where,
            "There are bytes behind an element of this state that belong to nothing. A restore passes over them; whoever wrote this file wrote too much, or the "
                + "offsets are wrong.");
      }
    }
  }
}
