package dev.stillwater.benchmarks.flow;

import dev.stillwater.benchmarks.state.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Digest of the lines of files, in whatever order.
 *
 * <p>THREADING: one thread.
 */
final class LineDigest {
  private final Digest digest = new Digest();

  /** Adds the lines of a file, without its first one if that is a header. */
  void add(Path file, boolean hasHeader) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = hasHeader && lines.readLine() == null ? null : lines.readLine();
      while (line != null) {
        digest.add(0, Digest.of(line));
        line = lines.readLine();
      }
    }
  }

  /** Digest and number of results by name. */
  Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("digest", digest.text());
    result.put("results", digest.entries());
    return result;
  }
}
