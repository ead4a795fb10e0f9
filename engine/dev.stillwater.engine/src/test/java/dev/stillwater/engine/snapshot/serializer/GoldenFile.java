package dev.stillwater.engine.snapshot.serializer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What Flink's serializers write, by the name of the case. */
final class GoldenFile {
  /** One case: snapshot of the serializer, its length, hash code of the value where stable, bytes of the value. */
  record Golden(String name, byte[] snapshot, int fixedLength, OptionalInt hash, byte[] value) {
  }

  private GoldenFile() {
  }

  static Map<String, Golden> read() throws IOException {
    Map<String, Golden> cases = new LinkedHashMap<>();
    try (InputStream in = GoldenFile.class.getResourceAsStream("golden-serializers.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          String[] parts = line.split("\\|", -1);
          HexFormat hex = HexFormat.of();
          OptionalInt hash = parts[3].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[3]));
          cases.put(parts[0], new Golden(parts[0], hex.parseHex(parts[1]), Integer.parseInt(parts[2]), hash, hex.parseHex(parts[4])));
        }
      }
    }
    return cases;
  }
}
