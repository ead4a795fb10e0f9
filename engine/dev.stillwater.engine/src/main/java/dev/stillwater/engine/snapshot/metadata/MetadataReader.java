package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.NotASnapshot;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.bytes.ByteSource;
import dev.stillwater.engine.state.KeyGroups;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code _metadata} of versions 2 to 6.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code MetadataV2Serializer} to {@code MetadataV6Serializer}.
 */
public final class MetadataReader {
  /** The first four bytes of every {@code _metadata}. */
  public static final int MAGIC = 0x4960672d;
  /** The oldest version that is read, of Flink 1.3. */
  public static final int VERSION_MIN = 2;
  /** The newest version that is read, of Flink 2.1 to 2.3. */
  public static final int VERSION_MAX = 6;

  static final int MASTER_STATE_MAGIC = 0xc96b1696;
  static final int FULLY_FINISHED = -1;
  static final int COORDINATOR_VERSION = 3;
  static final int PROPERTIES_VERSION = 4;
  static final int NAMES_VERSION = 5;
  static final int TYPED_CHANNELS_VERSION = 6;
  private static final int OPERATOR_ID_BYTES = 16;
  private static final int MAGIC_BYTES = 4;

  private static final Trace NO_TRACE = new Trace() {
    @Override
    public void begin(String name, long offset) {
    }

    @Override
    public void end(Object value, long offset) {
    }
  };

  private final ByteSource source;
  private final ByteReader in;
  private final List<String> propertyNames = new ArrayList<>();
  private final Trace trace;
  private int version;
  private HandleReader handles;

  /**
   * Hears which bytes are which part of the metadata, parts inside a part before it.
   *
   * <p>THREADING: the thread that reads.
   */
  public interface Trace {
    /** A part begins: its name for people. */
    void begin(String name, long offset);

    /** The part that began last has ended: what it is, as a text or a record of this package. */
    void end(Object value, long offset);
  }

  private MetadataReader(ByteSource source, Trace trace) {
    this.source = source;
    this.trace = trace;
    in = ByteReader.of(source);
  }

  /**
   * Reads the metadata. Cost: its whole length; inline state stays where it is.
   *
   * @throws NotASnapshot if the bytes are no metadata of Flink
   * @throws UnknownVersion if the version is below 2 or above 6
   * @throws SnapshotException if the bytes end too early or cannot be metadata
   */
  public static SnapshotMetadata read(ByteSource bytes) throws SnapshotException {
    return new MetadataReader(bytes, NO_TRACE).read();
  }

  /**
   * Reads the metadata and tells where each part stands; parts are told even when what follows them is damaged. Cost: as {@link #read(ByteSource)}.
   *
   * @throws SnapshotException as {@link #read(ByteSource)}
   */
  public static SnapshotMetadata read(ByteSource bytes, Trace trace) throws SnapshotException {
    return new MetadataReader(bytes, trace).read();
  }

  /**
   * The names of the classes and enum constants in the checkpoint properties (version 4 and later), such as {@code SavepointType} with its package and
   * {@code NATIVE}; empty for older versions. Cost: as {@link #read}.
   */
  public static List<String> propertyNames(ByteSource bytes) throws SnapshotException {
    MetadataReader reader = new MetadataReader(bytes, NO_TRACE);
    reader.read();
    return List.copyOf(reader.propertyNames);
  }

  /** Offset behind the last byte that belongs to the metadata; bytes from there on have no meaning. Cost: as {@link #read}. */
  public static long endOffset(ByteSource bytes) throws SnapshotException {
    MetadataReader reader = new MetadataReader(bytes, NO_TRACE);
    reader.read();
    return reader.in.offset();
  }

  /** Reads one part. */
  private interface Part<T> {
    T read() throws SnapshotException;
  }

  private <T> T traced(String name, Part<T> part) throws SnapshotException {
    trace.begin(name, in.offset());
    T value = part.read();
    trace.end(value, in.offset());
    return value;
  }

  private SnapshotMetadata read() throws SnapshotException {
    traced("magic", () -> {
      readMagic();
      return String.format("%08x", MAGIC);
    });
    version = traced("version", this::readVersion);
    handles = new HandleReader(source, in, version);
    Place place = in.place();
    long checkpointId = traced("checkpoint id", in::readLong);
    if (checkpointId < 0) {
      throw new Corrupt(place, "the checkpoint's number cannot be right.", "0 or more", Long.toString(checkpointId));
    }
    int masterCount = traced("number of master hook states", () -> in.readCount("master hook states"));
    List<MasterState> masterStates = new ArrayList<>();
    for (int index = 0; index < masterCount; index++) {
      masterStates.add(traced("master hook state", this::readMasterState));
    }
    int operatorCount = traced("number of operators", () -> in.readCount("operators"));
    List<OperatorMetadata> operators = new ArrayList<>();
    for (int index = 0; index < operatorCount; index++) {
      operators.add(traced("operator", this::readOperator));
    }
    long propertiesFrom = in.offset();
    if (version >= PROPERTIES_VERSION) {
      traced("checkpoint properties", () -> {
        JavaObjectStream.skip(in, propertyNames::add);
        return String.join(", ", propertyNames);
      });
    }
    return new SnapshotMetadata(version, checkpointId, masterStates, operators, in.offset() - propertiesFrom);
  }

  private void readMagic() throws SnapshotException {
    Place place = in.place();
    long size = source.sizeBytes();
    if (size >= MAGIC_BYTES) {
      int magic = in.readInt();
      if (magic != MAGIC) {
        throw new NotASnapshot(place, String.format("the bytes %08x, with which Flink's metadata begins", MAGIC), String.format("%08x", magic));
      }
      return;
    }
    byte[] start = in.readBytes((int) size);
    for (int index = 0; index < start.length; index++) {
      if (start[index] != (byte) (MAGIC >> 24 - 8 * index)) {
        throw new NotASnapshot(place, String.format("the bytes %08x, with which Flink's metadata begins", MAGIC), HexFormat.of().formatHex(start));
      }
    }
    in.readInt();
  }

  private int readVersion() throws SnapshotException {
    Place place = in.place();
    int found = in.readInt();
    if (found < VERSION_MIN || found > VERSION_MAX) {
      throw new UnknownVersion(place, "this version of Flink's metadata is not known.", "a version from " + VERSION_MIN + " (Flink 1.3) to " + VERSION_MAX
          + " (Flink 2.1 to 2.3)", found == 1 ? "version 1 of Flink 1.1 and 1.2" : "version " + found);
    }
    return found;
  }

  private MasterState readMasterState() throws SnapshotException {
    Place place = in.place();
    int magic = in.readInt();
    if (magic != MASTER_STATE_MAGIC) {
      throw new Corrupt(place, "this cannot be the state of a master hook.", String.format("%08x", MASTER_STATE_MAGIC), String.format("%08x", magic));
    }
    int length = in.readCount("bytes of a master hook's state");
    long end = in.offset() + length;
    int hookVersion = in.readInt();
    String name = in.readUtf();
    Place lengthPlace = in.place();
    ByteSource bytes = handles.readSlice("bytes that a master hook wrote");
    if (in.offset() != end) {
      throw new Corrupt(lengthPlace, "the lengths of the master hook '" + name + "' do not fit each other.", "an end at offset " + end,
          "one at " + in.offset());
    }
    return new MasterState(hookVersion, name, bytes);
  }

  private OperatorMetadata readOperator() throws SnapshotException {
    Optional<String> name = Optional.empty();
    Optional<String> uid = Optional.empty();
    if (version >= NAMES_VERSION) {
      name = Optional.of(traced("name", in::readUtf)).filter(text -> !text.isEmpty());
      uid = Optional.of(traced("uid", in::readUtf)).filter(text -> !text.isEmpty());
    }
    String operatorId = traced("operator id", () -> HexFormat.of().formatHex(in.readBytes(OPERATOR_ID_BYTES)));
    int parallelism = traced("parallelism", () -> readParallelism(operatorId, "parallelism", 1));
    int maxParallelism = traced("max parallelism", () -> readParallelism(operatorId, "max parallelism", parallelism));
    Optional<StreamHandle> coordinator = Optional.empty();
    if (version >= COORDINATOR_VERSION) {
      Place place = in.place();
      coordinator = traced("coordinator's state", handles::readOptionalStream);
      if (coordinator.isPresent() && !(coordinator.get() instanceof StreamHandle.Inline)) {
        throw new Corrupt(place, "the coordinator's state of operator " + operatorId + " is no sequence of bytes.", "type 0 or 1", coordinator.get().toString());
      }
    } else {
      in.readInt();
    }
    Place place = in.place();
    int count = traced("number of subtasks", in::readInt);
    if (count == FULLY_FINISHED && version >= COORDINATOR_VERSION && coordinator.isEmpty()) {
      return new OperatorMetadata(name, uid, operatorId, parallelism, maxParallelism, coordinator, true, List.of());
    }
    if (count < 0 || count > parallelism) {
      throw new Corrupt(place, "the number of subtasks of operator " + operatorId + " cannot be right.", "0 to " + parallelism, Integer.toString(count));
    }
    return new OperatorMetadata(name, uid, operatorId, parallelism, maxParallelism, coordinator, false, readSubtasks(operatorId, count, parallelism));
  }

  private int readParallelism(String operatorId, String what, int lowest) throws SnapshotException {
    Place place = in.place();
    int parallelism = in.readInt();
    if (parallelism < lowest || parallelism > KeyGroups.MAX_PARALLELISM_MAX) {
      throw new Corrupt(place, "the " + what + " of operator " + operatorId + " cannot be right.", lowest + " to " + KeyGroups.MAX_PARALLELISM_MAX,
          Integer.toString(parallelism));
    }
    return parallelism;
  }

  private List<SubtaskMetadata> readSubtasks(String operatorId, int count, int parallelism) throws SnapshotException {
    List<SubtaskMetadata> subtasks = new ArrayList<>();
    BitSet seen = new BitSet();
    for (int number = 0; number < count; number++) {
      subtasks.add(traced("subtask", () -> readSubtask(operatorId, parallelism, seen)));
    }
    return subtasks;
  }

  private SubtaskMetadata readSubtask(String operatorId, int parallelism, BitSet seen) throws SnapshotException {
    Place place = in.place();
    int stored = in.readInt();
    boolean isFinished = stored < 0 && version >= COORDINATOR_VERSION;
    int index = isFinished ? -(stored + 1) : stored;
    if (index < 0 || index >= parallelism || seen.get(index)) {
      throw new Corrupt(place, "the index of a subtask of operator " + operatorId + " cannot be right.", "0 to " + (parallelism - 1) + ", each once",
          Integer.toString(index));
    }
    seen.set(index);
    return isFinished ? SubtaskMetadata.finished(index) : readSubtask(index);
  }

  private SubtaskMetadata readSubtask(int index) throws SnapshotException {
    if (version < COORDINATOR_VERSION) {
      in.readLong();
      Place place = in.place();
      int legacyCount = in.readInt();
      if (legacyCount > 0) {
        throw new UnknownVersion(place, "the subtask has state of Flink 1.1's Checkpointed interface, which is not read.", "0", Integer.toString(legacyCount));
      }
    }
    Optional<OperatorStateHandle> managedOperator = traced("managed operator state", handles::readOperatorState);
    Optional<OperatorStateHandle> rawOperator = traced("raw operator state", handles::readOperatorState);
    Optional<KeyedHandle> managedKeyed = traced("managed keyed state", handles::readKeyedState);
    Optional<KeyedHandle> rawKeyed = traced("raw keyed state", handles::readKeyedState);
    List<ChannelHandle> inputs = version < COORDINATOR_VERSION ? List.of() : traced("input channels", () -> handles.readChannels(true));
    List<ChannelHandle> outputs = version < COORDINATOR_VERSION ? List.of() : traced("output channels", () -> handles.readChannels(false));
    return new SubtaskMetadata(index, false, managedOperator, rawOperator, managedKeyed, rawKeyed, inputs, outputs);
  }
}
