package dev.stillwater.engine.snapshot.verify;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.keyed.CompositeKeys;
import dev.stillwater.engine.snapshot.keyed.FramedSnappy;
import dev.stillwater.engine.snapshot.keyed.KeyedHeader;
import dev.stillwater.engine.snapshot.keyed.StateLayout;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;
import dev.stillwater.engine.snapshot.verify.Findings.Where;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the key groups of a file lie one behind the other without gaps, each ending where the next one begins: what a cursor, which reads one state and
 * stops at its end, does not see.
 *
 * <p>THREADING: one thread.
 */
final class KeyGroupScan {
  private static final int LAST_OF_STATE = 0x80;

  private final KeyGroupsFile handle;
  private final ByteSource source;
  private final Findings findings;
  private final Where where;
  private final Progress progress;

  KeyGroupScan(KeyGroupsFile handle, ByteSource source, Findings findings, Where where, Progress progress) {
    this.handle = handle;
    this.source = source;
    this.findings = findings;
    this.where = where;
    this.progress = progress;
  }

  /** Checks the offsets alone; true if each lies in the file, above the one before. With a header, none lies inside it. */
  boolean hasOrderedOffsets(boolean hasHeader) throws SnapshotException {
    long before = -1;
    if (hasHeader) {
      ByteReader in = ByteReader.of(source);
      KeyedHeader header = KeyedHeader.read(in);
      before = header.problem().isPresent() ? 0 : in.offset() - source.fileOffset() - 1;
    }
    boolean isOrdered = true;
    for (int index = 0; index < handle.keyGroupCount(); index++) {
      long offset = handle.offsets().get(index);
      boolean isEmpty = hasHeader ? offset <= 0 : offset < 0;
      if (!isEmpty && (offset <= before || offset >= source.sizeBytes())) {
        int group = handle.firstKeyGroup() + index;
        findings.add(FindingCode.OFFSET, source.name(), OptionalLong.of(source.fileOffset() + offset), where.keyGroup(group), "Key group " + group
            + " cannot begin at offset " + offset + ". Expected: an offset above " + before + " and below " + source.sizeBytes()
            + ". The metadata and this file do not belong together, or one of them is damaged.");
        isOrdered = false;
      }
      before = isEmpty ? before : offset;
    }
    return isOrdered;
  }

  /** Reads every key group and looks at what stands between them. Cost: the whole file. */
  void scan() throws SnapshotException {
    ByteReader in = ByteReader.of(source);
    KeyedHeader header = KeyedHeader.read(in);
    List<StateLayout> layouts = header.states().stream().map(meta -> StateLayout.of(meta, header.keySerializer())).toList();
    boolean isReadable = handle.isCanonical() || header.problem().isEmpty() && layouts.stream().allMatch(KeyGroupScan::isReadable);
    if (!isReadable) {
      return;
    }
    long expected = in.offset() - source.fileOffset();
    boolean isExact = header.problem().isEmpty();
    for (int index = 0; index < handle.keyGroupCount(); index++) {
      long offset = handle.offsets().get(index);
      if (offset > 0) {
        int group = handle.firstKeyGroup() + index;
        if (isExact && offset != expected) {
          behindEnd(source.fileOffset() + expected, offset - expected, "before key group " + group, group);
        }
        expected = end(index);
        isExact = true;
        scan(group, offset, expected, header.isCompressed(), layouts);
      }
    }
    if (isExact && expected < source.sizeBytes()) {
      behindEnd(source.fileOffset() + expected, source.sizeBytes() - expected, "behind the header of a state without entries", -1);
    }
  }

  private static boolean isReadable(StateLayout layout) {
    return layout.whole().isSelfDelimiting() && layout.key().isSelfDelimiting() && layout.namespace().isSelfDelimiting();
  }

  private long end(int index) {
    for (int next = index + 1; next < handle.keyGroupCount(); next++) {
      if (handle.offsets().get(next) > 0) {
        return handle.offsets().get(next);
      }
    }
    return source.sizeBytes();
  }

  private void scan(int group, long offset, long end, boolean isCompressed, List<StateLayout> layouts) throws SnapshotException {
    ByteSource bytes = source.slice(0, end);
    ByteReader in = ByteReader.of(bytes, offset);
    if (!handle.isCanonical()) {
      in.readInt();
    }
    if (isCompressed) {
      in = FramedSnappy.reader(bytes, in.offset() - source.fileOffset());
    }
    if (handle.isCanonical()) {
      skipCanonical(in);
    } else {
      skipHeap(in, layouts);
    }
    if (!in.isAtEnd()) {
      long at = in.offset();
      behindEnd(isCompressed ? source.fileOffset() + offset : at, isCompressed ? -1 : source.fileOffset() + end - at, "behind the last entry of key group " + group,
          group);
    }
  }

  private void skipCanonical(ByteReader in) throws SnapshotException {
    int id = in.readUnsignedShort();
    while (id != CompositeKeys.END_OF_KEY_GROUP) {
      Place place = in.place();
      int keyBytes = in.readCount("bytes of a key");
      if (keyBytes == 0) {
        throw new SnapshotException.Corrupt(place, "a key has no bytes.", "1 or more", "0");
      }
      int first = in.readUnsignedByte();
      in.skip(keyBytes - 1L);
      in.skip(in.readCount("bytes of a value"));
      progress.advance(0);
      if ((first & LAST_OF_STATE) != 0) {
        id = in.readUnsignedShort();
      }
    }
  }

  private void skipHeap(ByteReader in, List<StateLayout> layouts) throws SnapshotException {
    for (int number = 0; number < layouts.size(); number++) {
      Place place = in.place();
      int id = in.readUnsignedShort();
      if (id >= layouts.size()) {
        throw new SnapshotException.Corrupt(place, "this is no id of a state.", "0 to " + (layouts.size() - 1), Integer.toString(id));
      }
      StateLayout layout = layouts.get(id);
      boolean isTimer = layout.value().isEmpty();
      List<ValueSerializer> parts = isTimer ? List.of(layout.whole()) : List.of(layout.namespace(), layout.key(), layout.whole());
      int count = in.readCount("entries");
      for (int entry = 0; entry < count; entry++) {
        for (ValueSerializer part : parts) {
          part.skip(in);
        }
        progress.advance(0);
      }
    }
  }

  private void behindEnd(long offset, long bytes, String what, int group) {
    findings.add(FindingCode.DATA_BEHIND_END, source.name(), OptionalLong.of(offset), where.keyGroup(group), "There are " + (bytes < 0 ? "" : bytes + " ")
        + "bytes " + what + " that belong to nothing. A restore passes over them; whoever wrote this file wrote too much, or the offsets are wrong.");
  }
}
