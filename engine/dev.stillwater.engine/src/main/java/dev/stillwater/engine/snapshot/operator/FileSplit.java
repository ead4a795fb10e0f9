package dev.stillwater.engine.snapshot.operator;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.Serializers;
import dev.stillwater.engine.snapshot.serializer.ValueSerializer;

/**
 * A split of Flink's source of files.
 *
 * <p>THREADING: stateless.
 *
 * <p>SOURCE: Flink 2.3, {@code FileSourceSplitSerializer}, {@code Path.serializeToDataOutputView}, {@code CheckpointedPosition}.
 */
final class FileSplit {
  private static final long NO_OFFSET = -1;
  private static final ValueSerializer TEXT = Serializers.ofString();

  private FileSplit() {
  }

  static SourcePosition read(ByteReader in, int subtask) throws SnapshotException {
    in.readUtf();
    String path = readPath(in);
    long offset = in.readLong();
    long length = in.readLong();
    in.readLong();
    in.readLong();
    int hosts = in.readCount("hosts");
    for (int index = 0; index < hosts; index++) {
      in.readUtf();
    }
    String split = path + ", bytes " + offset + " to " + (offset + length);
    return new SourcePosition(subtask, split, in.readBoolean() ? position(in.readLong(), in.readLong(), offset) : "offset " + offset);
  }

  private static String position(long offset, long records, long start) {
    if (offset == NO_OFFSET) {
      return start == 0 ? "record " + records : "offset " + start + " and " + records + " records";
    }
    return records == 0 ? "offset " + offset : "offset " + offset + " and " + records + " records";
  }

  private static String readPath(ByteReader in) throws SnapshotException {
    if (!in.readBoolean()) {
      return "";
    }
    String scheme = readText(in);
    String user = readText(in);
    String host = readText(in);
    int port = in.readInt();
    String path = readText(in);
    readText(in);
    readText(in);
    String authority = host.isEmpty() ? "" : "//" + (user.isEmpty() ? "" : user + "@") + host + (port < 0 ? "" : ":" + port);
    return (scheme.isEmpty() ? "" : scheme + ":") + authority + path;
  }

  private static String readText(ByteReader in) throws SnapshotException {
    return in.readBoolean() && TEXT.read(in) instanceof String text ? text : "";
  }
}
