package dev.stillwater.engine.snapshot.keyed;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.file.SnapshotFiles;
import dev.stillwater.engine.snapshot.metadata.KeyedHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The changes since state was last materialised: where they stand by key group, and the states that they describe. The changes themselves stay in the files.
 *
 * <p>THREADING: one thread while it is read, then any.
 *
 * <p>SOURCE: Flink 2.3, {@code StateChangeFormat}, {@code ChangelogStreamWrapper}, {@code AbstractStateChangeLogger}, {@code StateChangeOperation}.
 */
final class ChangeLog {
  private static final int METADATA_GROUP = -1;
  private static final int METADATA = 8;
  private static final int META_VERSION_LOWEST = 6;
  private static final int META_VERSION_HIGHEST = 7;
  private static final int ID_AND_TYPE_BYTES = 3;
  private static final int HEAD_BYTES = 3;

  private final SnapshotFiles files;
  private final Map<Integer, List<Run>> runs = new TreeMap<>();
  private final Map<Integer, StateMeta> states = new LinkedHashMap<>();
  private final Map<Integer, long[]> sizes = new LinkedHashMap<>();

  /** Where changes come from. */
  @FunctionalInterface
  private interface Bytes {
    ByteReader at(long position) throws SnapshotException;
  }

  /** Changes of one key group that stand behind each other, each with its length. */
  private record Run(Bytes bytes, long position, int count, boolean isFramed) {
  }

  /** Hears changes. */
  @FunctionalInterface
  interface Listener {
    /** A change of the state with the id; the reader stands behind operation and id, and ends with the change. */
    void change(int operation, int stateId, ByteReader in) throws SnapshotException;
  }

  private ChangeLog(SnapshotFiles files) {
    this.files = files;
  }

  /** Finds the changes. Cost: reads them all once. */
  static ChangeLog read(List<KeyedHandle> changes, SnapshotFiles files) throws SnapshotException {
    ChangeLog log = new ChangeLog(files);
    for (KeyedHandle handle : changes) {
      switch (handle) {
        case KeyedHandle.ChangelogInline inline -> log.addInline(inline);
        case KeyedHandle.ChangelogFiles stored -> log.addFiles(stored);
        default -> throw new Corrupt(Place.of(files.namedPath().toString()), "a changelog holds something else than changes.", "changes",
            handle.getClass().getSimpleName());
      }
    }
    return log;
  }

  /** The states that changes describe, by their id in the changes. */
  Map<Integer, StateMeta> states() {
    return states;
  }

  /** Number of changes and of their bytes of a state. */
  long[] size(int stateId) {
    return sizes.getOrDefault(stateId, new long[2]);
  }

  private void addInline(KeyedHandle.ChangelogInline inline) throws SnapshotException {
    for (KeyedHandle.Change change : inline.changes()) {
      Bytes bytes = position -> ByteReader.of(change.bytes(), position);
      note(change.keyGroup(), bytes.at(0), change.bytes().sizeBytes());
      add(change.keyGroup(), new Run(bytes, 0, 1, false));
    }
  }

  private void addFiles(KeyedHandle.ChangelogFiles stored) throws SnapshotException {
    for (KeyedHandle.OffsetStream stream : stored.streams()) {
      ByteSource source = files.openWhole(stream.stream());
      boolean isCompressed = ByteReader.of(source).readUnsignedByte() == 1;
      Bytes bytes = isCompressed ? position -> compressed(source, position) : position -> ByteReader.of(source, position + 1);
      addSet(bytes, stream.offset(), source.name());
    }
  }

  private static ByteReader compressed(ByteSource source, long position) throws SnapshotException {
    ByteReader in = FramedSnappy.reader(source, 1);
    in.skip(position);
    return in;
  }

  /** Changes are grouped by key group, those that describe states first. */
  private void addSet(Bytes bytes, long offset, String name) throws SnapshotException {
    if (offset < 0) {
      throw new Corrupt(Place.of(name), "the offset of changes cannot be right.", "0 or more", Long.toString(offset));
    }
    ByteReader in = bytes.at(offset);
    long origin = in.offset() - offset;
    int groups = in.readCount("key groups");
    for (int group = 0; group < groups; group++) {
      int count = in.readCount("changes");
      int keyGroup = in.readInt();
      long position = in.offset() - origin;
      for (int index = 0; index < count; index++) {
        int length = in.readCount("bytes of a change");
        long end = in.offset() + length;
        note(keyGroup, in, length);
        in.skip(end - in.offset());
      }
      add(keyGroup, new Run(bytes, position, count, true));
    }
  }

  private void add(int keyGroup, Run run) {
    if (keyGroup != METADATA_GROUP) {
      runs.computeIfAbsent(keyGroup, key -> new ArrayList<>()).add(run);
    }
  }

  private void note(int keyGroup, ByteReader in, long length) throws SnapshotException {
    if (length < HEAD_BYTES) {
      throw in.corrupt("a change is too short.", HEAD_BYTES + " bytes at least", Long.toString(length));
    }
    if (keyGroup == METADATA_GROUP) {
      readState(in, length);
      return;
    }
    in.readByte();
    long[] size = sizes.computeIfAbsent(in.readUnsignedShort(), id -> new long[2]);
    size[0]++;
    size[1] += length;
  }

  /** The id stands at the end, behind a Java-serialised configuration that is not read. */
  private void readState(ByteReader whole, long length) throws SnapshotException {
    long offset = whole.offset();
    byte[] bytes = whole.readBytes((int) length);
    ByteReader in = ByteReader.of(whole.name(), offset, bytes, 0, bytes.length);
    int operation = in.readUnsignedByte();
    if (operation != METADATA) {
      throw new Corrupt(new Place(in.name(), offset), "this does not describe a state.", Integer.toString(METADATA), Integer.toString(operation));
    }
    int version = in.readInt();
    if (version < META_VERSION_LOWEST || version > META_VERSION_HIGHEST) {
      throw new UnknownVersion(new Place(in.name(), offset + 1), "this form of a state's description cannot be read.",
          META_VERSION_LOWEST + " or " + META_VERSION_HIGHEST, Integer.toString(version));
    }
    StateMeta meta = new HeaderParser(in).readStates(1, true).get(0);
    int end = bytes.length - ID_AND_TYPE_BYTES;
    states.put(ByteReader.of(in.name(), offset + end, bytes, end, ID_AND_TYPE_BYTES).readUnsignedShort(), meta);
  }

  /** Goes through the changes of a key group in their order. Cost: those changes; of compressed files all that stands before them. */
  void forEach(int keyGroup, Listener listener) throws SnapshotException {
    for (Run run : runs.getOrDefault(keyGroup, List.of())) {
      ByteReader in = run.bytes().at(run.position());
      for (int index = 0; index < run.count(); index++) {
        if (run.isFramed()) {
          int length = in.readCount("bytes of a change");
          long offset = in.offset();
          byte[] bytes = in.readBytes(length);
          hear(ByteReader.of(in.name(), offset, bytes, 0, length), listener);
        } else {
          hear(in, listener);
        }
      }
    }
  }

  private static void hear(ByteReader in, Listener listener) throws SnapshotException {
    int operation = in.readUnsignedByte();
    if (operation != METADATA) {
      listener.change(operation, in.readUnsignedShort(), in);
    }
  }
}
