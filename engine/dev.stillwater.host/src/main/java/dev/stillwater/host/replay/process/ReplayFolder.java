package dev.stillwater.host.replay.process;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.registry.PrivateFiles;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.results.KeyRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one replay: {@code request.json} (the {@link ReplayOrder}), {@code state.json} (the {@link ReplayState}), {@code versions/} (texts of versions
 * that were kept), {@code results/} (what came of it), {@code messages.log} (what its process said), {@code work/} (while it runs).
 *
 * <p>THREADING: any thread and any process; no UI thread, as each call reads or writes the disk.
 *
 * @param path the folder, absolute
 */
public record ReplayFolder(Path path) {
  private static final String REQUEST = "request.json";
  private static final String STATE = "state.json";
  private static final String REMOVED = ".removed";
  private static final long SIZE_BYTES_MAX = 1 << 20;
  private static final int TAIL_BYTES = 1 << 14;

  /** What is asked for. */
  public Path request() {
    return path.resolve(REQUEST);
  }

  /** How far it is. */
  public Path state() {
    return path.resolve(STATE);
  }

  /** What came of it. */
  public Path results() {
    return path.resolve("results");
  }

  /** Texts of versions that were kept. */
  public Path versions() {
    return path.resolve("versions");
  }

  /** What the process and its JVM said. */
  public Path messages() {
    return path.resolve("messages.log");
  }

  /** Where the replay writes while it runs. */
  public Path work() {
    return path.resolve("work");
  }

  /** Makes the folder, readable by its user alone. */
  void create() throws IOException {
    PrivateFiles.createFolder(path);
  }

  /** Writes what is asked for. */
  void write(ReplayOrder order) throws IOException {
    PrivateFiles.write(request(), order.toText());
  }

  /** Writes how far it is, in one step. */
  void write(ReplayState state) throws IOException {
    PrivateFiles.write(state(), state.toText());
  }

  /**
   * What is asked for.
   *
   * @throws CannotStartException if the file is missing or damaged; says where
   */
  public ReplayOrder readOrder() throws CannotStartException {
    return ReplayOrder.parse(read(request()), request().toString());
  }

  /**
   * The key that is asked for, if the request is one for the input behind a key of a comparison.
   *
   * @throws CannotStartException if the file is missing, or names no key
   */
  Optional<KeyRequest> readKey() throws CannotStartException {
    try {
      boolean isKey = Json.parse(read(request())) instanceof Map<?, ?> members && "key".equals(members.get("kind"));
      return isKey ? Optional.of(KeyRequest.of(((Map<?, ?>) Json.parse(read(request()))).get("key"))) : Optional.empty();
    } catch (IllegalArgumentException damaged) {
      throw new CannotStartException(request() + ": " + damaged.getMessage(), damaged);
    }
  }

  /** The folder of the comparison that this one, {@code keys/<n>} in it, belongs to. */
  ReplayFolder compared() {
    return new ReplayFolder(path.getParent().getParent());
  }

  /**
   * Makes the folder of a question for the input behind a key of a comparison.
   *
   * @throws IOException if it cannot be written
   */
  public void createKey(KeyRequest key, long nowMs) throws IOException {
    create();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", "key");
    members.put("key", key.document());
    PrivateFiles.write(request(), Json.text(members) + "\n");
    write(ReplayState.created(nowMs));
  }

  /**
   * The versions that were kept here, as {@link KeptComparison#move} takes them; none if there is no request.
   *
   * @throws CannotStartException if the request is damaged, or a version is not kept any more
   */
  public Map<String, KeptComparison.KeptVersion> keptVersions() throws CannotStartException {
    Map<String, KeptComparison.KeptVersion> texts = new LinkedHashMap<>();
    if (Files.exists(request())) {
      for (Map.Entry<String, ReplayOrder.Copy> copy : readOrder().copies().entrySet()) {
        Path file = versions().resolve(copy.getKey() + ".job");
        try {
          texts.put(copy.getKey(), new KeptComparison.KeptVersion(Files.readAllBytes(file), copy.getValue().file()));
        } catch (IOException gone) {
          throw new CannotStartException(copy.getValue().text() + " is not kept any more: " + IoReason.of(gone), gone);
        }
      }
    }
    return texts;
  }

  /**
   * How far it was when it was last written.
   *
   * @throws CannotStartException if the file is missing or damaged; says where
   */
  public ReplayState readState() throws CannotStartException {
    return ReplayState.parse(read(state()), state().toString());
  }

  static String read(Path file) throws CannotStartException {
    try {
      if (Files.size(file) > SIZE_BYTES_MAX) {
        throw new CannotStartException("'" + file + "' is larger than 1 MB, which no replay needs.", List.of());
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new CannotStartException("'" + file + "' does not exist.", e);
    } catch (CharacterCodingException e) {
      throw new CannotStartException("'" + file + "' is no text in UTF-8.", e);
    } catch (IOException e) {
      throw new CannotStartException("'" + file + "' cannot be read: " + IoReason.of(e), e);
    }
  }

  /** The last lines of what the process said; none if it said nothing. Cost: reads 16 KB. */
  public List<String> lastMessages(int lines) {
    try (SeekableByteChannel channel = Files.newByteChannel(messages())) {
      channel.position(Math.max(0, channel.size() - TAIL_BYTES));
      ByteBuffer buffer = ByteBuffer.allocate(TAIL_BYTES);
      int count = 0;
      while (count >= 0 && buffer.hasRemaining()) {
        count = channel.read(buffer);
      }
      List<String> all = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException notThere) {
      return List.of();
    }
  }

  /** Removes what it wrote while it ran. */
  void removeWork() throws IOException {
    remove(work());
  }

  /** Removes the folder with all that is in it: under another name first, so that who still writes down how the replay ended makes no file in it meanwhile. */
  void remove() throws IOException {
    Path leaving = path.resolveSibling(path.getFileName() + REMOVED);
    try {
      Files.move(path, leaving, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException inUse) {
      // Some systems rename no folder in which a file is open.
      leaving = path;
    }
    remove(leaving);
  }

  /** Removes what a process that ended in between had begun to remove. */
  static void removeLeftovers(Path folder) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + REMOVED)) {
      for (Path leaving : found) {
        remove(leaving);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
