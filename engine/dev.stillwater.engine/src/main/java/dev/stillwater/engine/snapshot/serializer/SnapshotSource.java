package dev.stillwater.engine.snapshot.serializer;

import dev.stillwater.engine.snapshot.bytes.ByteWriter;

/**
 * Where the bytes of a serializer's snapshot are, so that it is written again exactly as it was read. The snapshots inside one another share the array.
 *
 * <p>THREADING: immutable once the snapshot has been read.
 */
final class SnapshotSource {
  /** The array of the outermost snapshot. */
  static final class Whole {
    private byte[] bytes;

    Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    void complete(byte[] all) {
      bytes = all;
    }
  }

  private final String className;
  private final Whole whole;
  private final int from;
  private final int length;

  SnapshotSource(String className, Whole whole, int from, int length) {
    this.className = className;
    this.whole = whole;
    this.from = from;
    this.length = length;
  }

  /** A snapshot of our own making; the writer has the class name and all that follows. */
  static SnapshotSource of(String className, ByteWriter snapshot) {
    return new SnapshotSource(className, new Whole(snapshot.toByteArray()), 0, snapshot.size());
  }

  /** A snapshot of a class that writes nothing of its own. */
  static SnapshotSource ofSimple(String className) {
    return of(className, new ByteWriter(className.length() + 6).writeUtf(className).writeInt(SnapshotParser.SIMPLE_VERSION));
  }

  String className() {
    return className;
  }

  void writeTo(ByteWriter out) {
    if (length == 0) {
      throw new IllegalStateException("The snapshot of the serializer " + className + " was not read, so it cannot be written.");
    }
    out.writeBytes(whole.bytes, from, length);
  }
}
