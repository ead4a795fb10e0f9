package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Cancelled;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle.KeyGroupsFile;
import dev.stillwater.engine.snapshot.metadata.StreamHandle;
import dev.stillwater.engine.snapshot.structure.ByteField;
import dev.stillwater.engine.snapshot.structure.FieldBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Which bytes of a file with keyed state are which part of it: of its header, and of the entries of a key group with key, namespace and value.
 *
 * <p>THREADING: stateless.
 */
public final class KeyGroupStructure {
  /** Name of the part that holds the entries before those that are told apart. */
  public static final String EARLIER = "earlier entries";
  /** Name of the part that holds the entries behind those that are told apart. */
  public static final String FURTHER = "further entries";
  /** Entries that are told apart at a time. */
  public static final int ENTRIES_MAX = 500;

  private final KeyGroupsFile handle;
  private final SnapshotFiles files;
  private final int maxParallelism;

  /** The structure of a file with so many key groups over all subtasks. */
  public KeyGroupStructure(KeyGroupsFile handle, SnapshotFiles files, int maxParallelism) {
    this.handle = handle;
    this.files = files;
    this.maxParallelism = maxParallelism;
  }

  /** The parts of the header. Cost: the header. */
  public List<ByteField> header() throws SnapshotException {
    return header(handle.stream(), files);
  }

  /** The parts of a header of keyed state. Cost: the header. */
  public static List<ByteField> header(StreamHandle stream, SnapshotFiles files) throws SnapshotException {
    ByteSource source = StateFiles.open(files, stream, new ArrayList<>());
    KeyedHeader header = KeyedHeader.read(ByteReader.of(source));
    FieldBuilder out = new FieldBuilder();
    long at = source.fileOffset();
    out.add("version", header.version(), at, Integer.BYTES);
    out.add("compressed", header.isCompressed(), at + Integer.BYTES, 1);
    at += Integer.BYTES + 1;
    out.add("serializer of the keys", header.keySerializer().typeText(), at, header.keySerializerBytes().length);
    at += header.keySerializerBytes().length;
    if (header.problem().isEmpty()) {
      out.add("states", header.states().size(), at, Short.BYTES);
      at += Short.BYTES;
      for (StateMeta state : header.states()) {
        out.add("state", state.name(), at, state.headerBytes().length);
        at += state.headerBytes().length;
      }
    }
    return out.fields();
  }

  /**
   * The parts of the key group that holds an offset of the file: at most {@link #ENTRIES_MAX} entries, among them the one at the offset, and one part each for
   * those before and behind them. Damage is a part that says so. Cost: the key group up to there.
   *
   * @param at offset in the file
   * @throws Cancelled if the listener said so
   */
  public List<ByteField> keyGroup(long at, ProgressListener listener) throws SnapshotException {
    ByteSource source = StateFiles.open(files, handle.stream(), new ArrayList<>());
    KeyedHeader header = KeyedHeader.read(ByteReader.of(source));
    KeyGroupFile file = new KeyGroupFile(handle, source, header.isCompressed());
    int group = groupAt(file, source.fileOffset(), at);
    if (group < 0) {
      return List.of();
    }
    long start = source.fileOffset() + file.offset(group);
    long end = file.end(group);
    FieldBuilder out = new FieldBuilder();
    if (header.isCompressed()) {
      out.add("compressed entries", "snappy: entries have no place of their own in the file", start, end - start);
      return out.fields();
    }
    List<StateLayout> layouts = header.states().stream().map(meta -> StateLayout.of(meta, header.keySerializer())).toList();
    boolean isCanonical = handle.isCanonical() || !file.hasHeapLayout();
    Opening opening = () -> isCanonical ? new CanonicalWalk(file, layouts, group, CompositeKeys.prefixBytes(maxParallelism), listener)
        : new HeapWalk(file, layouts, group, listener);
    long page = pageStart(opening, at, start);
    if (page > start) {
      out.add(EARLIER, null, start, page - start);
    }
    describe(opening, page, end, out);
    return out.fields();
  }

  /** Begins a walk over the key group. */
  @FunctionalInterface
  private interface Opening {
    GroupWalk walk() throws SnapshotException;
  }

  private static int groupAt(KeyGroupFile file, long base, long at) {
    for (int group = file.firstKeyGroup(); group <= file.lastKeyGroup(); group++) {
      if (file.hasEntries(group) && at >= base + file.offset(group) && at < file.end(group)) {
        return group;
      }
    }
    return -1;
  }

  /** Where the page of entries begins that holds the offset. */
  private static long pageStart(Opening opening, long at, long start) throws Cancelled {
    long page = start;
    try {
      GroupWalk walk = opening.walk();
      for (int count = 0; walk.next(); count++) {
        page = count % ENTRIES_MAX == 0 && count > 0 ? walk.start() : page;
        if (walk.end() > at) {
          return page;
        }
      }
    } catch (Cancelled e) {
      throw e;
    } catch (SnapshotException damaged) {
      // The page up to the damage says what is wrong.
      return page;
    }
    return page;
  }

  private static void describe(Opening opening, long page, long end, FieldBuilder out) throws Cancelled {
    long reached = page;
    try {
      GroupWalk walk = opening.walk();
      int count = 0;
      while (walk.next()) {
        if (walk.start() < page) {
          continue;
        }
        if (count++ == ENTRIES_MAX) {
          out.add(FURTHER, null, walk.start(), end - walk.start());
          return;
        }
        walk.describe(out);
        reached = walk.end();
      }
      walk.describeEnd(out);
    } catch (Cancelled e) {
      throw e;
    } catch (SnapshotException damaged) {
      out.addUnreadable(damaged, reached, end);
    }
  }
}
