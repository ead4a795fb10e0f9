package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes over an object that Java's serialization wrote, without making it: only its structure is followed, to find where it ends.
 *
 * <p>THREADING: one thread; for one stream.
 *
 * <p>SOURCE: Java Object Serialization Specification, 6.4 "Grammar for the Stream Format".
 */
final class JavaStream {
  private static final int MAGIC = 0xaced0005;
  private static final int FIRST_HANDLE = 0x7e0000;
  private static final int DEPTH_MAX = 128;
  private static final int WITH_WRITE_METHOD = 1;
  private static final int SERIALIZABLE = 2;
  private static final int WITH_BLOCKS = 8;
  private static final int END_OF_BLOCKS = 0x78;

  /** A class: what its own fields are and which class it extends. */
  private static final class Description {
    private String name = "";
    private int flags;
    private String fieldTypes = "";
    private Description parent;
  }

  private final ByteReader in;
  private final List<Description> handles = new ArrayList<>();
  private int depth;

  private JavaStream(ByteReader in) {
    this.in = in;
  }

  /** Passes over one object with the head of its stream; returns the name of its class, empty for null. */
  static String skip(ByteReader in) throws SnapshotException {
    Place place = in.place();
    int magic = in.readInt();
    if (magic != MAGIC) {
      throw new Corrupt(place, "this is no object of Java's serialization.", "aced0005", Integer.toHexString(magic));
    }
    Description description = new JavaStream(in).skipContent(in.readUnsignedByte());
    return description == null ? "" : description.name;
  }

  /** Passes over a content with this tag; returns the class of an object. */
  private Description skipContent(int tag) throws SnapshotException {
    if (++depth > DEPTH_MAX) {
      throw in.corrupt("an object of Java's serialization nests too deep.", DEPTH_MAX + " levels at most", "one more");
    }
    Description found = switch (tag) {
      case 0x70, 0x79 -> null;
      case 0x71 -> referenced();
      case 0x72 -> readDescription();
      case 0x73 -> skipObject();
      case 0x74 -> skipText(false);
      case 0x75 -> skipArray();
      case 0x76 -> keep(readClass());
      case 0x77 -> skipBytes(in.readUnsignedByte());
      case 0x7a -> skipBytes(in.readCount("bytes of a block"));
      case 0x7c -> skipText(true);
      case 0x7e -> skipEnum();
      default -> throw unexpected(tag, "the tag of a content");
    };
    depth--;
    return found;
  }

  private Corrupt unexpected(int tag, String expected) {
    return new Corrupt(new Place(in.name(), in.offset() - 1), "this is no object of Java's serialization.", expected, "0x" + Integer.toHexString(tag));
  }

  private Description keep(Description description) {
    handles.add(description);
    return description;
  }

  private Description skipBytes(long length) throws SnapshotException {
    in.skip(length);
    return null;
  }

  private Description skipText(boolean isLong) throws SnapshotException {
    keep(null);
    long length = isLong ? in.readLong() : in.readUnsignedShort();
    if (length < 0) {
      throw in.corrupt("the length of a text cannot be right.", "0 or more", Long.toString(length));
    }
    return skipBytes(length);
  }

  private Description referenced() throws SnapshotException {
    Place place = in.place();
    int handle = in.readInt() - FIRST_HANDLE;
    if (handle < 0 || handle >= handles.size()) {
      throw new Corrupt(place, "an object of Java's serialization refers to one that is not there.", "a handle below " + handles.size(),
          Integer.toString(handle));
    }
    return handles.get(handle);
  }

  private Description readClass() throws SnapshotException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case 0x70 -> null;
      case 0x71 -> referenced();
      case 0x72 -> readDescription();
      default -> throw unexpected(tag, "a class");
    };
  }

  private Description readDescription() throws SnapshotException {
    Description description = new Description();
    description.name = in.readUtf();
    in.skip(Long.BYTES);
    keep(description);
    description.flags = in.readUnsignedByte();
    StringBuilder types = new StringBuilder();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      int type = in.readUnsignedByte();
      in.readUtf();
      if (type == 'L' || type == '[') {
        skipContent(in.readUnsignedByte());
      }
      types.append((char) type);
    }
    description.fieldTypes = types.toString();
    skipBlocks();
    if (++depth > DEPTH_MAX) {
      throw in.corrupt("a class of Java's serialization extends too many others.", DEPTH_MAX + " at most", "one more");
    }
    description.parent = readClass();
    depth--;
    return description;
  }

  private void skipBlocks() throws SnapshotException {
    for (int tag = in.readUnsignedByte(); tag != END_OF_BLOCKS; tag = in.readUnsignedByte()) {
      skipContent(tag);
    }
  }

  private Description skipObject() throws SnapshotException {
    Description type = readClass();
    if (type == null) {
      throw unexpected(0x70, "a class");
    }
    keep(type);
    List<Description> classes = new ArrayList<>();
    for (Description one = type; one != null; one = one.parent) {
      if (classes.size() > DEPTH_MAX) {
        throw in.corrupt("a class of Java's serialization extends too many others.", DEPTH_MAX + " at most", "more");
      }
      classes.add(0, one);
    }
    for (Description one : classes) {
      skipFields(one);
    }
    return type;
  }

  private void skipFields(Description type) throws SnapshotException {
    if ((type.flags & SERIALIZABLE) != 0) {
      for (int index = 0; index < type.fieldTypes.length(); index++) {
        skipValue(type.fieldTypes.charAt(index));
      }
      if ((type.flags & WITH_WRITE_METHOD) != 0) {
        skipBlocks();
      }
    } else if ((type.flags & WITH_BLOCKS) != 0) {
      skipBlocks();
    } else {
      throw in.corrupt("an object of Java's serialization has a form of its own.", "fields or blocks", type.name);
    }
  }

  private void skipValue(char type) throws SnapshotException {
    switch (type) {
      case 'B', 'Z' -> in.skip(1);
      case 'C', 'S' -> in.skip(2);
      case 'I', 'F' -> in.skip(4);
      case 'J', 'D' -> in.skip(8);
      case 'L', '[' -> skipContent(in.readUnsignedByte());
      default -> throw in.corrupt("this is no type of a field.", "one of BCDFIJSZL[", Character.toString(type));
    }
  }

  private Description skipArray() throws SnapshotException {
    Description type = keep(readClass());
    if (type == null || type.name.length() < 2) {
      throw in.corrupt("an array of Java's serialization has no class.", "a class", "none");
    }
    for (int left = in.readCount("elements of an array"); left > 0; left--) {
      skipValue(type.name.charAt(1));
    }
    return type;
  }

  private Description skipEnum() throws SnapshotException {
    Description type = keep(readClass());
    skipContent(in.readUnsignedByte());
    return type;
  }
}
