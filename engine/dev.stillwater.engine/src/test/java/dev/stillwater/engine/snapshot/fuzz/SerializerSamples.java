package dev.stillwater.engine.snapshot.fuzz;

import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.bytes.ByteReader;
import dev.stillwater.engine.snapshot.serializer.SerializerSnapshotReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the snapshots of serializers in Flink's snapshots, each once, and puts bytes behind them that may be values.
 *
 * <p>THREADING: stateless.
 */
final class SerializerSamples {
  private static final List<String> MARKS = List.of("KEY_SERIALIZER", "NAMESPACE_SERIALIZER", "VALUE_SERIALIZER");
  /** Two short texts, a few numbers, flags: enough for one or two values of most types. */
  private static final byte[] VALUES = {0, 0, 0, 2, 0, 0, 0, 3, 'a', 'b', 4, 'x', 'y', 'z', 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 0, 1, 2, 0, 0, 0, 3, 0, 1, 1, 2, 0, 0};
  private static final int ENCLOSING_BYTES = 2 + 4;
  private static final int UNKNOWN_BYTES = 200;

  private SerializerSamples() {
  }

  static List<Sample> in(Map<String, byte[]> files) {
    Map<String, Sample> samples = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] bytes = file.getValue();
      for (String mark : MARKS) {
        byte[] marked = mark.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 2; at + marked.length + ENCLOSING_BYTES < bytes.length; at++) {
          if (bytes[at - 1] == marked.length && Arrays.equals(bytes, at, at + marked.length, marked, 0, marked.length)) {
            add(file.getKey(), bytes, at + marked.length + 4, samples);
          }
        }
      }
    }
    return List.copyOf(samples.values());
  }

  private static void add(String file, byte[] bytes, int from, Map<String, Sample> samples) {
    int end = end(file, bytes, from);
    byte[] snapshot = Arrays.copyOfRange(bytes, from, end);
    ByteArrayOutputStream sample = new ByteArrayOutputStream();
    sample.writeBytes(snapshot);
    sample.writeBytes(VALUES);
    // Of those that cannot be read one is enough.
    String key = end == from + UNKNOWN_BYTES ? "unknown" : Arrays.toString(snapshot);
    samples.putIfAbsent(key, new Sample(file + " at " + from, sample.toByteArray()));
  }

  private static int end(String file, byte[] bytes, int from) {
    ByteReader in = ByteReader.of(file, from, bytes, from, bytes.length - from);
    try {
      SerializerSnapshotReader.read(in);
      return (int) in.offset();
    } catch (SnapshotException unknownClass) {
      // Its end is not known, so what follows is taken with it.
      return Math.min(bytes.length, from + UNKNOWN_BYTES);
    }
  }
}
