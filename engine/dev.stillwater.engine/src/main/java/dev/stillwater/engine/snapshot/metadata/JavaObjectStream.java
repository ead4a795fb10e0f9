package dev.stillwater.engine.snapshot.metadata;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Passes over an object that Java's serialisation wrote, by the grammar of the stream alone: no class is loaded and no object made.
 *
 * <p>THREADING: one thread.
 *
 * <p>SOURCE: Java Object Serialization Specification, chapter 6.
 */
final class JavaObjectStream {
  private static final int STREAM_HEADER = 0xaced0005;
  private static final int DEPTH_MAX = 64;
  private static final int NULL = 0x70;
  private static final int REFERENCE = 0x71;
  private static final int CLASS_DESCRIPTION = 0x72;
  private static final int OBJECT = 0x73;
  private static final int STRING = 0x74;
  private static final int ARRAY = 0x75;
  private static final int BLOCK_DATA = 0x77;
  private static final int END_BLOCK_DATA = 0x78;
  private static final int BLOCK_DATA_LONG = 0x7a;
  private static final int LONG_STRING = 0x7c;
  private static final int ENUM = 0x7e;
  private static final int FIRST_HANDLE = 0x7e0000;
  private static final int FLAG_WRITE_METHOD = 1;
  private static final int FLAG_SERIALIZABLE = 2;
  private static final int FLAG_BLOCK_DATA = 8;
  private static final ClassDescription NO_CLASS = new ClassDescription("", 0, "", null);

  private final ByteReader in;
  private final Consumer<String> names;
  /** What each handle stands for; what is no class description is {@link #NO_CLASS}. */
  private final List<ClassDescription> handles = new ArrayList<>();

  /**
   * A class in the stream.
   *
   * @param fieldTypes one character for each field, as in class files
   * @param parent the class above, null for none
   */
  private record ClassDescription(String name, int flags, String fieldTypes, ClassDescription parent) {
  }

  private JavaObjectStream(ByteReader in, Consumer<String> names) {
    this.in = in;
    this.names = names;
  }

  /**
   * Passes over a stream with one object.
   *
   * @param names hears the names of the classes and enum constants in the order of the stream
   * @throws SnapshotException if the bytes end too early or are no such stream
   */
  static void skip(ByteReader in, Consumer<String> names) throws SnapshotException {
    Place place = in.place();
    int header = in.readInt();
    if (header != STREAM_HEADER) {
      throw new Corrupt(place, "these are no checkpoint properties.", String.format("%08x", STREAM_HEADER), String.format("%08x", header));
    }
    new JavaObjectStream(in, names).skipContent(0);
  }

  private void skipContent(int depth) throws SnapshotException {
    Place place = in.place();
    skipContent(in.readUnsignedByte(), place, depth);
  }

  private void skipContent(int type, Place place, int depth) throws SnapshotException {
    if (depth > DEPTH_MAX) {
      throw new Corrupt(place, "the checkpoint properties are nested too deeply.", "at most " + DEPTH_MAX + " levels", "more");
    }
    switch (type) {
      case NULL -> { }
      case REFERENCE -> readReference();
      case CLASS_DESCRIPTION -> readNewClass(depth);
      case OBJECT -> skipObject(depth);
      case STRING -> {
        handles.add(NO_CLASS);
        in.readUtf();
      }
      case LONG_STRING -> {
        handles.add(NO_CLASS);
        in.skip(length(in.readLong(), place));
      }
      case ARRAY -> skipArray(depth);
      case ENUM -> skipEnum(depth);
      case BLOCK_DATA -> in.skip(in.readUnsignedByte());
      case BLOCK_DATA_LONG -> in.skip(length(in.readInt(), place));
      default -> throw unknown(place, type);
    }
  }

  private void skipObject(int depth) throws SnapshotException {
    ClassDescription type = readClass(depth + 1);
    handles.add(NO_CLASS);
    List<ClassDescription> lineage = new ArrayList<>();
    for (ClassDescription each = type; each != null; each = each.parent()) {
      lineage.add(0, each);
    }
    for (ClassDescription each : lineage) {
      if ((each.flags() & FLAG_SERIALIZABLE) != 0) {
        for (int index = 0; index < each.fieldTypes().length(); index++) {
          skipValue(each.fieldTypes().charAt(index), depth + 1);
        }
      }
      boolean isExternalized = (each.flags() & FLAG_SERIALIZABLE) == 0 && (each.flags() & FLAG_BLOCK_DATA) != 0;
      if ((each.flags() & FLAG_WRITE_METHOD) != 0 || isExternalized) {
        skipToEndOfBlock(depth + 1);
      }
    }
  }

  private void skipArray(int depth) throws SnapshotException {
    ClassDescription type = readClass(depth + 1);
    handles.add(NO_CLASS);
    if (type == null || type.name().length() < 2) {
      throw in.corrupt("the checkpoint properties hold an array of no type.", "a class name that begins with [", type == null ? "none" : type.name());
    }
    int length = in.readCount("elements of an array");
    for (int index = 0; index < length; index++) {
      skipValue(type.name().charAt(1), depth + 1);
    }
  }

  private void skipEnum(int depth) throws SnapshotException {
    readClass(depth + 1);
    handles.add(NO_CLASS);
    Place place = in.place();
    int type = in.readUnsignedByte();
    if (type == STRING) {
      handles.add(NO_CLASS);
      names.accept(in.readUtf());
    } else {
      skipContent(type, place, depth + 1);
    }
  }

  private void skipValue(char type, int depth) throws SnapshotException {
    switch (type) {
      case 'B', 'Z' -> in.skip(1);
      case 'C', 'S' -> in.skip(2);
      case 'F', 'I' -> in.skip(4);
      case 'D', 'J' -> in.skip(8);
      default -> skipContent(depth);
    }
  }

  private void skipToEndOfBlock(int depth) throws SnapshotException {
    Place place = in.place();
    int type = in.readUnsignedByte();
    while (type != END_BLOCK_DATA) {
      skipContent(type, place, depth);
      place = in.place();
      type = in.readUnsignedByte();
    }
  }

  /** Reads a class description; null for none. */
  private ClassDescription readClass(int depth) throws SnapshotException {
    Place place = in.place();
    int type = in.readUnsignedByte();
    return switch (type) {
      case NULL -> null;
      case REFERENCE -> readReference();
      case CLASS_DESCRIPTION -> readNewClass(depth);
      default -> throw unknown(place, type);
    };
  }

  private ClassDescription readNewClass(int depth) throws SnapshotException {
    if (depth > DEPTH_MAX) {
      throw in.corrupt("the checkpoint properties are nested too deeply.", "at most " + DEPTH_MAX + " levels", "more");
    }
    String name = in.readUtf();
    names.accept(name);
    in.readLong();
    int handle = handles.size();
    handles.add(NO_CLASS);
    int flags = in.readUnsignedByte();
    int fieldCount = in.readUnsignedShort();
    StringBuilder fieldTypes = new StringBuilder();
    for (int index = 0; index < fieldCount; index++) {
      Place place = in.place();
      char fieldType = (char) in.readUnsignedByte();
      if ("BCDFIJSZL[".indexOf(fieldType) < 0) {
        throw unknown(place, fieldType);
      }
      fieldTypes.append(fieldType);
      in.readUtf();
      if (fieldType == 'L' || fieldType == '[') {
        skipContent(depth + 1);
      }
    }
    skipToEndOfBlock(depth + 1);
    ClassDescription description = new ClassDescription(name, flags, fieldTypes.toString(), readClass(depth + 1));
    handles.set(handle, description);
    return description;
  }

  private ClassDescription readReference() throws SnapshotException {
    Place place = in.place();
    int index = in.readInt() - FIRST_HANDLE;
    if (index < 0 || index >= handles.size()) {
      throw new Corrupt(place, "the checkpoint properties refer to something that is not there.", "0 to " + (handles.size() - 1), Integer.toString(index));
    }
    return handles.get(index);
  }

  private static long length(long length, Place place) throws Corrupt {
    if (length < 0) {
      throw new Corrupt(place, "a length in the checkpoint properties cannot be right.", "0 or more", Long.toString(length));
    }
    return length;
  }

  private static Corrupt unknown(Place place, int type) {
    return new Corrupt(place, "these bytes of the checkpoint properties are not known.", "a type of Java's serialisation", "0x" + Integer.toHexString(type));
  }
}
