package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Mode;
import dev.stillwater.engine.snapshot.metadata.OperatorStateHandle.Partition;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the handles inside {@code _metadata}: where bytes of state are and how they are divided.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Flink 2.3, {@code MetadataV2V3SerializerBase}, {@code ChannelStateHandleSerializerV1} and {@code V2}.
 */
final class HandleReader {
  /** Handles stand inside each other twice in what Flink writes; more is damage. */
  private static final int DEPTH_MAX = 8;
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int MERGED_INPUT = 3;
  private static final int MERGED_OUTPUT = 4;
  private static final Mode[] MODES = Mode.values();
  /** Raw keyed streams have this offset for key groups that their operator never began. */
  private static final long KEY_GROUP_NEVER_BEGUN = -1;

  private final ByteSource source;
  private final ByteReader in;
  private final int version;

  HandleReader(ByteSource source, ByteReader in, int version) {
    this.source = source;
    this.in = in;
    this.version = version;
  }

  /** Reads a length and passes over so many bytes, which stay where they are. */
  ByteSource readSlice(String what) throws SnapshotException {
    int length = in.readCount(what);
    long from = in.offset() - source.fileOffset();
    in.skip(length);
    return source.slice(from, length);
  }

  /** Reads a handle of bytes that may be absent. */
  Optional<StreamHandle> readOptionalStream() throws SnapshotException {
    return readStream(0);
  }

  private StreamHandle readStream() throws SnapshotException {
    return readStream(0, in.place());
  }

  private StreamHandle readStream(int depth, Place place) throws SnapshotException {
    return readStream(depth).orElseThrow(() -> new Corrupt(place, "a handle points to nothing.", "a type of stream handle other than 0", "0"));
  }

  private Optional<StreamHandle> readStream(int depth) throws SnapshotException {
    Place place = in.place();
    int type = in.readUnsignedByte();
    return switch (type) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new StreamHandle.Inline(in.readUtf(), readSlice("bytes inside the metadata")));
      case 2 -> {
        long size = readSize("length of a file");
        yield Optional.of(new StreamHandle.AbsoluteFile(in.readUtf(), size));
      }
      case 3 -> {
        checkDepth(depth, place);
        int first = in.readInt();
        int count = readKeyGroupCount(first);
        List<Long> offsets = Offsets.read(in, count, KEY_GROUP_NEVER_BEGUN);
        yield Optional.of(new StreamHandle.KeyGroupStream(first, offsets, readStream(depth + 1, in.place())));
      }
      case 6 -> Optional.of(new StreamHandle.RelativeFile(in.readUtf(), readSize("length of a file")));
      case 15 -> Optional.of(readSegment());
      case 16 -> Optional.of(new StreamHandle.EmptySegment());
      default -> throw new Corrupt(place, "the type of a stream handle is not known.", "0, 1, 2, 3, 6, 15 or 16", Integer.toString(type));
    };
  }

  private StreamHandle.Segment readSegment() throws SnapshotException {
    long start = readSize("start of a segment");
    Place sizePlace = in.place();
    long size = readSize("length of a segment");
    if (start + size < 0) {
      throw new Corrupt(sizePlace, "the end of a segment cannot be right.", "an end in the file", "a start of " + start + " and a length of " + size);
    }
    Place place = in.place();
    int scope = in.readInt();
    if (scope != 0 && scope != 1) {
      throw new Corrupt(place, "the scope of a segment is not known.", "0 (exclusive) or 1 (shared)", Integer.toString(scope));
    }
    return new StreamHandle.Segment(in.readUtf(), start, size, scope == 1, in.readUtf());
  }

  /** Reads a flag and, where it is set, a handle of operator state. */
  Optional<OperatorStateHandle> readOperatorState() throws SnapshotException {
    Place flagPlace = in.place();
    int flag = in.readInt();
    if (flag != 0 && flag != 1) {
      throw new Corrupt(flagPlace, "the number of operator state handles cannot be right.", "0 or 1", Integer.toString(flag));
    }
    if (flag == 0) {
      return Optional.empty();
    }
    Place place = in.place();
    int type = in.readByte();
    if (type == 0) {
      return Optional.empty();
    }
    if (type != OperatorStateHandle.FILE && type != OperatorStateHandle.MERGED) {
      throw new Corrupt(place, "the type of an operator state handle is not known.", "0, 4 or 17", Integer.toString(type));
    }
    int count = in.readCount("operator states");
    List<Partition> partitions = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      partitions.add(readPartition());
    }
    if (type == OperatorStateHandle.FILE) {
      return Optional.of(new OperatorStateHandle(type, partitions, readStream(), "", "", false));
    }
    String taskOwned = in.readUtf();
    String shared = in.readUtf();
    boolean isEmpty = in.readBoolean();
    return Optional.of(new OperatorStateHandle(type, partitions, readStream(), taskOwned, shared, isEmpty));
  }

  private Partition readPartition() throws SnapshotException {
    String name = in.readUtf();
    Place place = in.place();
    int mode = in.readByte();
    if (mode < 0 || mode >= MODES.length) {
      throw new Corrupt(place, "the mode of the operator state '" + name + "' is not known.", "0, 1 or 2", Integer.toString(mode));
    }
    return new Partition(name, MODES[mode], Offsets.read(in, in.readCount("elements of the operator state '" + name + "'"), 0));
  }

  /** Reads a handle of keyed state that may be absent. */
  Optional<KeyedHandle> readKeyedState() throws SnapshotException {
    return readKeyedState(0);
  }

  private Optional<KeyedHandle> readKeyedState(int depth) throws SnapshotException {
    Place place = in.place();
    int type = in.readByte();
    return switch (type) {
      case 0 -> Optional.empty();
      case 3, 7, 12 -> Optional.of(readKeyGroupsFile(type));
      case 5, 11 -> Optional.of(readRocksDbFiles(type));
      case 8, 14 -> {
        checkDepth(depth, place);
        yield Optional.of(readChangelog(type, depth + 1));
      }
      case 9 -> Optional.of(readChangelogInline());
      case 10, 13 -> Optional.of(readChangelogFiles(type));
      default -> throw new Corrupt(place, "the type of a keyed state handle is not known.", "0, 3, 5 or 7 to 14", Integer.toString(type));
    };
  }

  private KeyedHandle.KeyGroupsFile readKeyGroupsFile(int type) throws SnapshotException {
    int first = in.readInt();
    int count = readKeyGroupCount(first);
    List<Long> offsets = Offsets.read(in, count, type == KeyedHandle.KeyGroupsFile.CANONICAL ? 0 : KEY_GROUP_NEVER_BEGUN);
    StreamHandle stream = readStream();
    return new KeyedHandle.KeyGroupsFile(type, first, offsets, stream, type == KeyedHandle.KeyGroupsFile.HEAP_WITH_ID ? in.readUtf() : "");
  }

  private KeyedHandle.RocksDbFiles readRocksDbFiles(int type) throws SnapshotException {
    boolean hasId = type == 11;
    long checkpointId = in.readLong();
    String backendId = in.readUtf();
    int first = in.readInt();
    int count = readKeyGroupCount(first);
    long checkpointedBytes = hasId ? in.readLong() : -1;
    StreamHandle header = readStream();
    List<KeyedHandle.NamedFile> shared = readNamedFiles();
    List<KeyedHandle.NamedFile> own = readNamedFiles();
    return new KeyedHandle.RocksDbFiles(type, checkpointId, backendId, first, count, checkpointedBytes, header, shared, own, hasId ? in.readUtf() : "");
  }

  private List<KeyedHandle.NamedFile> readNamedFiles() throws SnapshotException {
    int count = in.readCount("files of a RocksDB instance");
    List<KeyedHandle.NamedFile> files = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      files.add(new KeyedHandle.NamedFile(in.readUtf(), readStream()));
    }
    return files;
  }

  private KeyedHandle.Changelog readChangelog(int type, int depth) throws SnapshotException {
    int first = in.readInt();
    int count = readKeyGroupCount(first);
    long size = in.readLong();
    List<KeyedHandle> materialized = readKeyedStates("materialised states", depth);
    Place place = in.place();
    List<KeyedHandle> changes = readKeyedStates("changelogs", depth);
    for (KeyedHandle change : changes) {
      if (!(change instanceof KeyedHandle.ChangelogInline || change instanceof KeyedHandle.ChangelogFiles)) {
        throw new Corrupt(place, "among the changelogs of a subtask stands something else.", "handles of type 9, 10 or 13", change.getClass().getSimpleName());
      }
    }
    long materializationId = in.readLong();
    long checkpointId = type == 14 ? in.readLong() : materializationId;
    return new KeyedHandle.Changelog(type, first, count, size, materialized, changes, materializationId, checkpointId, in.readUtf());
  }

  private List<KeyedHandle> readKeyedStates(String what, int depth) throws SnapshotException {
    int count = in.readCount(what);
    List<KeyedHandle> states = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      // An absent one among them is passed over, as Flink does.
      readKeyedState(depth).ifPresent(states::add);
    }
    return states;
  }

  private KeyedHandle.ChangelogInline readChangelogInline() throws SnapshotException {
    int first = in.readInt();
    int count = readKeyGroupCount(first);
    long from = in.readLong();
    long to = in.readLong();
    int changeCount = in.readCount("changes");
    List<KeyedHandle.Change> changes = new ArrayList<>();
    for (int index = 0; index < changeCount; index++) {
      changes.add(new KeyedHandle.Change(in.readInt(), readSlice("bytes of a change")));
    }
    return new KeyedHandle.ChangelogInline(first, count, from, to, changes, in.readUtf());
  }

  private KeyedHandle.ChangelogFiles readChangelogFiles(int type) throws SnapshotException {
    int first = in.readInt();
    int count = readKeyGroupCount(first);
    int streamCount = in.readCount("streams of a changelog");
    List<KeyedHandle.OffsetStream> streams = new ArrayList<>();
    for (int index = 0; index < streamCount; index++) {
      long offset = readSize("offset in a changelog");
      streams.add(new KeyedHandle.OffsetStream(offset, readStream()));
    }
    long size = in.readLong();
    long checkpointedBytes = in.readLong();
    String handleId = in.readUtf();
    return new KeyedHandle.ChangelogFiles(type, first, count, streams, size, checkpointedBytes, handleId, type == 13 ? in.readUtf() : "filesystem");
  }

  /** Reads the handles of records on their way. */
  List<ChannelHandle> readChannels(boolean isInput) throws SnapshotException {
    int count = in.readCount(isInput ? "input channels" : "output channels");
    List<ChannelHandle> channels = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      channels.add(readChannel(isInput));
    }
    return channels;
  }

  private ChannelHandle readChannel(boolean isInput) throws SnapshotException {
    int single = isInput ? INPUT : OUTPUT;
    int merged = isInput ? MERGED_INPUT : MERGED_OUTPUT;
    int form = single;
    if (version >= MetadataReader.TYPED_CHANNELS_VERSION) {
      Place place = in.place();
      form = in.readUnsignedByte();
      if (form != single && form != merged) {
        throw new Corrupt(place, "the type of a channel's handle is not known.", single + " or " + merged, Integer.toString(form));
      }
    }
    int subtask = in.readInt();
    if (form == merged) {
      long size = readSize("length of merged channels");
      StreamHandle stream = readStream();
      ByteSource info = readSlice("bytes about merged channels");
      return new ChannelHandle(form, isInput, subtask, Optional.empty(), List.of(), size, stream, Optional.of(info));
    }
    ChannelHandle.Channel channel = new ChannelHandle.Channel(in.readInt(), in.readInt());
    List<Long> offsets = Offsets.read(in, in.readCount("buffers of a channel"), 0);
    long size = readSize("length of a channel's state");
    return new ChannelHandle(form, isInput, subtask, Optional.of(channel), offsets, size, readStream(), Optional.empty());
  }

  /** Reads what a merged handle says of its channels. */
  static List<ChannelHandle> readMergedInfo(ChannelHandle merged, ByteSource info) throws SnapshotException {
    HandleReader reader = new HandleReader(info, ByteReader.of(info), MetadataReader.VERSION_MAX);
    int count = reader.in.readCount("merged channels");
    List<ChannelHandle> channels = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      ChannelHandle.Channel channel = new ChannelHandle.Channel(reader.in.readInt(), reader.in.readInt());
      long size = reader.readSize("length of a channel's state");
      List<Long> offsets = Offsets.read(reader.in, reader.in.readCount("buffers of a channel"), 0);
      channels.add(new ChannelHandle(merged.isInput() ? INPUT : OUTPUT, merged.isInput(), merged.subtask(), Optional.of(channel), offsets, size, merged.stream(),
          Optional.empty()));
    }
    return channels;
  }

  private long readSize(String what) throws SnapshotException {
    Place place = in.place();
    long size = in.readLong();
    if (size < 0) {
      throw new Corrupt(place, "the " + what + " cannot be right.", "0 or more", Long.toString(size));
    }
    return size;
  }

  private int readKeyGroupCount(int first) throws SnapshotException {
    Place place = in.place();
    int count = in.readCount("key groups");
    if (first < 0 || count > KeyGroups.MAX_PARALLELISM_MAX || first > KeyGroups.MAX_PARALLELISM_MAX - count) {
      throw new Corrupt(place, "the range of key groups cannot be right.", "key groups from 0 to below " + KeyGroups.MAX_PARALLELISM_MAX,
          count + " key groups from " + first + " on");
    }
    return count;
  }

  private void checkDepth(int depth, Place place) throws Corrupt {
    if (depth >= DEPTH_MAX) {
      throw new Corrupt(place, "handles stand inside each other too deeply.", "at most " + DEPTH_MAX + " levels", depth + 1 + " levels");
    }
  }
}
