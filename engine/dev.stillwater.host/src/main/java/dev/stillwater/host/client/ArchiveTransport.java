package dev.stillwater.host.client;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.client.ClientException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of a job's process that has ended, as it left them.
 *
 * <p>THREADING: any thread.
 */
final class ArchiveTransport implements Transport {
  private static final int FILE_BYTES_MAX = 256 << 20;

  private final Path file;
  private Optional<Map<String, String>> answers = Optional.empty();

  ArchiveTransport(Path file) {
    this.file = file;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public synchronized String send(String method, String path, Optional<String> body) throws ClientException {
    if (!method.equals("GET")) {
      throw new ClientException(Kind.REFUSED, 409, "The job has ended, and its process with it.", null);
    }
    if (answers.isEmpty()) {
      answers = Optional.of(read());
    }
    int mark = path.indexOf('?');
    String known = answers.get().get(mark < 0 ? path : path.substring(0, mark));
    if (known == null) {
      throw new ClientException(Kind.REFUSED, 404, "The job's process has ended, and has left no answer to " + path + ".", null);
    }
    return known;
  }

  private Map<String, String> read() throws ClientException {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new ClientException(Kind.BAD_ANSWER, file + " is longer than " + (FILE_BYTES_MAX >> 20) + " MB, and is not read.");
      }
      Map<String, String> found = new HashMap<>();
      if (Json.parse(Files.readString(file)) instanceof Map<?, ?> document && document.get("archive") instanceof List<?> entries) {
        for (Object entry : entries) {
          if (entry instanceof Map<?, ?> each && each.get("path") instanceof String path && each.get("json") instanceof String json) {
            found.put(path, json);
          }
        }
      }
      return found;
    } catch (NoSuchFileException none) {
      return Map.of();
    } catch (IOException e) {
      throw new ClientException(Kind.BAD_ANSWER, 0, file + " cannot be read: " + IoReason.of(e), e);
    } catch (IllegalArgumentException e) {
      throw new ClientException(Kind.BAD_ANSWER, 0, file + " is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    answers = Optional.empty();
  }
}
