package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.SnapshotException.UnreadableSerializer;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one serializer's snapshot with all that is nested in it.
 *
 * <p>THREADING: one thread; for one snapshot.
 *
 * <p>SOURCE: Flink 2.3, {@code SimpleTypeSerializerSnapshot}, {@code CompositeTypeSerializerSnapshot}, {@code NestedSerializersSnapshotDelegate}.
 */
final class SnapshotParser {
  /** Version of the snapshots of classes that write nothing. */
  static final int SIMPLE_VERSION = 3;
  /** Version of the snapshots with others nested in them. */
  static final int COMPOSITE_VERSION = 3;
  static final int COMPOSITE_MAGIC = 911108;
  static final int NESTED_MAGIC = 1333245;
  static final int NESTED_VERSION = 1;

  private static final long OPTIONAL_MAP_MAGIC = 0x4f2c69a3d70L;
  /** Name of the class of a serializer that the snapshot does not hold. */
  private static final String ABSENT = "(none in the snapshot)";
  private static final int DEPTH_MAX = 64;
  private static final int NESTED_MAX = 1 << 16;

  /** Reads what stands before the nested snapshots. */
  @FunctionalInterface
  interface OuterData {
    OuterData NONE = version -> {
    };

    void read(int outerVersion) throws SnapshotException;
  }

  private final ByteReader in;
  private final SnapshotSource.Whole whole = new SnapshotSource.Whole(null);
  private long start;
  private int depth;
  private String className;
  private long classNameAt;
  private int version;

  SnapshotParser(ByteReader in) {
    this.in = in;
  }

  ValueSerializer parse() throws SnapshotException {
    int mark = in.beginRecording();
    try {
      start = in.offset();
      return parseNested();
    } finally {
      whole.complete(in.endRecording(mark));
    }
  }

  /** Reads a snapshot inside the current one. The current class name and version are those of the current one again afterwards. */
  ValueSerializer parseNested() throws SnapshotException {
    long at = in.offset();
    return parseBehind(in.readUtf(), at);
  }

  private ValueSerializer parseBehind(String name, long nameAt) throws SnapshotException {
    String outerName = className;
    long outerAt = classNameAt;
    int outerVersion = version;
    if (depth == DEPTH_MAX) {
      throw in.corrupt("the snapshots of serializers nest too deep.", DEPTH_MAX + " levels at most", "one more");
    }
    depth++;
    className = name;
    classNameAt = nameAt;
    try {
      version = in.readInt();
      return SnapshotClasses.parserOf(name).orElseThrow(this::unknownClass).parse(this);
    } finally {
      depth--;
      className = outerName;
      classNameAt = outerAt;
      version = outerVersion;
    }
  }

  private UnreadableSerializer unknownClass() {
    return new UnreadableSerializer(place(classNameAt), className,
        "this serializer is not known here, so nothing behind its snapshot can be read. Its class is needed.");
  }

  ByteReader in() {
    return in;
  }

  /** Class name of the current snapshot. */
  String className() {
    return className;
  }

  /** Version of the current snapshot. */
  int version() {
    return version;
  }

  /** The bytes of the current snapshot, up to the reader's position. */
  SnapshotSource source() {
    return new SnapshotSource(className, whole, (int) (classNameAt - start), (int) (in.offset() - classNameAt));
  }

  /** Where the current snapshot begins. */
  Place place() {
    return place(classNameAt);
  }

  private Place place(long offset) {
    return new Place(in.name(), offset);
  }

  /** Checks the version of the current snapshot. */
  void requireVersion(int lowest, int highest) throws UnknownVersion {
    if (version < lowest || version > highest) {
      throw new UnknownVersion(place(), "this version of the snapshot of " + className + " is not known.",
          lowest == highest ? Integer.toString(lowest) : lowest + " to " + highest, Integer.toString(version));
    }
  }

  /** Reads the body of a class that writes nothing; version 2 wrote the name of the serializer's class. */
  void readSimpleBody() throws SnapshotException {
    requireVersion(2, SIMPLE_VERSION);
    if (version == 2) {
      in.readUtf();
    }
  }

  /** Reads the body of a class with nested snapshots. Up to version 2 its own part had no header. */
  List<ValueSerializer> readCompositeBody(OuterData outer) throws SnapshotException {
    requireVersion(1, COMPOSITE_VERSION);
    if (version == COMPOSITE_VERSION) {
      requireMagic(COMPOSITE_MAGIC);
      outer.read(in.readInt());
    } else {
      outer.read(version);
    }
    return readNestedSnapshots();
  }

  /** Reads the body of a class with so many nested snapshots. */
  List<ValueSerializer> readCompositeBody(int count, OuterData outer) throws SnapshotException {
    long at = in.offset();
    return requireCount(count, readCompositeBody(outer), at);
  }

  /** Reads so many nested snapshots. */
  List<ValueSerializer> readNestedSnapshots(int count) throws SnapshotException {
    long at = in.offset();
    return requireCount(count, readNestedSnapshots(), at);
  }

  private List<ValueSerializer> requireCount(int count, List<ValueSerializer> nested, long at) throws Corrupt {
    if (nested.size() != count) {
      throw new Corrupt(place(at), "the number of serializers in a snapshot of " + className + " cannot be right.", Integer.toString(count),
          Integer.toString(nested.size()));
    }
    return nested;
  }

  List<ValueSerializer> readNestedSnapshots() throws SnapshotException {
    requireMagic(NESTED_MAGIC);
    int nestedVersion = in.readInt();
    if (nestedVersion != NESTED_VERSION) {
      throw new UnknownVersion(place(in.offset() - Integer.BYTES), "this version of nested snapshots is not known.", Integer.toString(NESTED_VERSION),
          Integer.toString(nestedVersion));
    }
    long at = in.offset();
    int count = in.readCount("nested serializers");
    if (count > NESTED_MAX) {
      throw new Corrupt(place(at), "there cannot be so many nested serializers.", NESTED_MAX + " at most", Integer.toString(count));
    }
    List<ValueSerializer> nested = new ArrayList<>(Math.min(count, 64));
    for (int index = 0; index < count; index++) {
      nested.add(parseNested());
    }
    return List.copyOf(nested);
  }

  private void requireMagic(int magic) throws SnapshotException {
    long at = in.offset();
    int found = in.readInt();
    if (found != magic) {
      throw new Corrupt(place(at), "this is no snapshot of " + className + ".", "the number " + magic, Integer.toString(found));
    }
  }

  /** Reads names with a snapshot each; one that is absent or unknown becomes opaque. The keys are not looked at. */
  Map<String, ValueSerializer> readOptionalMap() throws SnapshotException {
    int count = readOptionalMapHeader();
    Map<String, ValueSerializer> serializers = new LinkedHashMap<>();
    for (int index = 0; index < count; index++) {
      String name = in.readUtf();
      if (in.readBoolean()) {
        in.skip(in.readCount("bytes of a frame"));
      }
      serializers.put(name, in.readBoolean() ? parseFramed() : OpaqueSerializer.of(ABSENT));
    }
    return serializers;
  }

  /** Passes over names with bytes each. */
  void skipOptionalMap() throws SnapshotException {
    int count = readOptionalMapHeader();
    for (int index = 0; index < count; index++) {
      in.readUtf();
      for (int frame = 0; frame < 2; frame++) {
        if (in.readBoolean()) {
          in.skip(in.readCount("bytes of a frame"));
        }
      }
    }
  }

  private int readOptionalMapHeader() throws SnapshotException {
    long at = in.offset();
    long magic = in.readLong();
    if (magic != OPTIONAL_MAP_MAGIC) {
      throw new Corrupt(place(at), "this is no snapshot of " + className + ".", "0x" + Long.toHexString(OPTIONAL_MAP_MAGIC), "0x" + Long.toHexString(magic));
    }
    return in.readCount("entries of a map");
  }

  private ValueSerializer parseFramed() throws SnapshotException {
    int length = in.readCount("bytes of a frame");
    long from = in.offset();
    String name = in.readUtf();
    ValueSerializer serializer;
    try {
      serializer = parseBehind(name, from);
    } catch (UnreadableSerializer e) {
      serializer = opaque(e.found().orElse(name), from, length);
    } catch (UnknownVersion e) {
      serializer = opaque(name, from, length);
    }
    if (in.offset() != from + length) {
      throw new Corrupt(place(from), "the snapshot of a serializer has another length than its frame.", length + " bytes", in.offset() - from + " bytes");
    }
    return serializer;
  }

  private ValueSerializer opaque(String unknownClass, long from, int length) throws SnapshotException {
    in.skip(from + length - in.offset());
    return new OpaqueSerializer(new SnapshotSource(unknownClass, whole, (int) (from - start), length), FlinkSerializer.simpleName(unknownClass));
  }
}
