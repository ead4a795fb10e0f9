package dev.stillwater.host.registry;

import dev.stillwater.engine.JobState;
import dev.stillwater.engine.io.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jobs of a user, running and ended: a folder for each below one folder, which whoever starts, watches or lists jobs shares. A job whose process has gone
 * without a word is failed for all of them.
 *
 * <p>In the folder of a job: {@code job.json} (the {@link JobEntry}), {@code token} (what a request must carry), {@code output.log} (what the job printed),
 * {@code messages.log} (what its process said), {@code archive.json} (the answers of its process as they were last).
 *
 * <p>THREADING: any thread, and any process.
 */
public final class JobRegistry {
  /** What the process of the job has printed. */
  public static final String OUTPUT = "output.log";
  /** What the process of the job has said. */
  public static final String MESSAGES = "messages.log";
  /** Answers of the job's process, kept for when it has gone. */
  public static final String ARCHIVE = "archive.json";

  private static final Logger LOGGER = System.getLogger(JobRegistry.class.getName());
  private static final String ENTRY = "job.json";
  private static final String TOKEN = "token";
  private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{32}");
  private static final int TOKEN_BYTES = 32;
  private static final int ENDED_KEPT = 100;
  private static final long UNFINISHED_MS = 3_600_000;
  private static final int TAIL_BYTES = 1 << 14;
  private static final int LAST_LINES = 3;
  private static final int LAST_CHARACTERS = 300;

  private final Path folder;

  /** The registry in a folder, which need not be there yet. */
  public JobRegistry(Path folder) {
    this.folder = folder;
  }

  /**
   * The registry of the user: {@code stillwater/jobs} below XDG_STATE_HOME, else below {@code .local/state} in the home folder. The system property
   * {@code stillwater.jobs} names another folder.
   */
  public static JobRegistry user() {
    String named = System.getProperty("stillwater.jobs", "");
    if (!named.isBlank()) {
      return new JobRegistry(Path.of(named).toAbsolutePath());
    }
    String stateHome = System.getenv("XDG_STATE_HOME");
    Path states = stateHome == null || stateHome.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(stateHome);
    return new JobRegistry(states.resolve("stillwater").resolve("jobs").toAbsolutePath());
  }

  /** The folder of the job of the id. */
  public Path folder(String jobId) {
    return folder.resolve(jobId);
  }

  /**
   * Makes the folder of a job that is going to start, with its token, and removes what is left of the oldest ended ones. Cost: number of jobs.
   *
   * @throws IOException if it cannot be written
   */
  public void create(String jobId) throws IOException {
    PrivateFiles.createFolder(folder);
    prune();
    PrivateFiles.createFolder(folder(jobId));
    PrivateFiles.createFile(folder(jobId).resolve(OUTPUT));
    PrivateFiles.createFile(folder(jobId).resolve(MESSAGES));
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    PrivateFiles.write(folder(jobId).resolve(TOKEN), HexFormat.of().formatHex(random) + "\n");
  }

  /** Writes what is known of a job, in one step. */
  public void write(JobEntry entry) throws IOException {
    PrivateFiles.write(folder(entry.jobId()).resolve(ENTRY), entry.toText());
  }

  /** Keeps answers of a job's process for when it has gone. */
  public void writeArchive(String jobId, String text) throws IOException {
    PrivateFiles.write(folder(jobId).resolve(ARCHIVE), text);
  }

  /** Whether the folder of the job is there. */
  public boolean has(String jobId) {
    return Files.isDirectory(folder(jobId));
  }

  /**
   * What a request to the job's process must carry.
   *
   * @throws IOException if it cannot be read, as it is another user's
   */
  public String token(String jobId) throws IOException {
    return Files.readString(folder(jobId).resolve(TOKEN)).strip();
  }

  /** The file that holds the token of the job. */
  public Path tokenFile(String jobId) {
    return folder(jobId).resolve(TOKEN);
  }

  /** All jobs, the latest first; those whose process has gone are noticed. An entry that cannot be read is logged and left out. Cost: number of jobs. */
  public List<JobEntry> entries() {
    List<JobEntry> entries = new ArrayList<>();
    for (Path each : folders()) {
      entry(each.getFileName().toString()).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparingLong(JobEntry::startTimeMs).reversed());
    return entries;
  }

  /** Jobs whose id begins so. Cost: number of jobs. */
  public List<JobEntry> startingWith(String idStart) {
    return folders().stream().map(each -> each.getFileName().toString()).filter(id -> id.startsWith(idStart)).flatMap(id -> entry(id).stream()).toList();
  }

  /** The job of the id, if the registry knows it; one whose process has gone is noticed. */
  public Optional<JobEntry> entry(String jobId) {
    Optional<JobEntry> entry = read(jobId);
    if (entry.isEmpty() || entry.get().state().isTerminal() || Liveness.runs(entry.get().process())) {
      return entry;
    }
    // It may have told of its end between the two looks.
    Optional<JobEntry> again = read(jobId);
    if (again.isEmpty() || again.get().state().isTerminal()) {
      return again;
    }
    JobEntry dead = again.get().ended(JobState.FAILED, lastSignMs(jobId), Optional.of(lastWords(again.get())));
    try {
      write(dead);
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "The entry of the job {0} cannot be written: {1}", jobId, IoReason.of(e));
    }
    return Optional.of(dead);
  }

  private String lastWords(JobEntry entry) {
    return "The job's process (" + entry.process().pid() + ") has gone without a word: it was killed, or the machine was stopped."
        + quoted(" Its last messages: ", tail(entry.jobId(), MESSAGES, LAST_LINES)) + quoted(" Its last output: ", tail(entry.jobId(), OUTPUT, LAST_LINES));
  }

  private static String quoted(String what, List<String> lines) {
    String text = String.join(" | ", lines);
    return lines.isEmpty() ? "" : what + (text.length() > LAST_CHARACTERS ? text.substring(0, LAST_CHARACTERS) + "..." : text);
  }

  /** The last time at which the job's process did something that can be seen. */
  private long lastSignMs(String jobId) {
    long last = 0;
    for (String name : List.of(ENTRY, ARCHIVE, OUTPUT, MESSAGES)) {
      try {
        last = Math.max(last, Files.getLastModifiedTime(folder(jobId).resolve(name)).toMillis());
      } catch (IOException notThere) {
        LOGGER.log(Level.TRACE, "{0} is not there", name);
      }
    }
    return last;
  }

  private Optional<JobEntry> read(String jobId) {
    Path file = folder(jobId).resolve(ENTRY);
    try {
      JobEntry entry = JobEntry.parse(Files.readString(file), file);
      if (!entry.jobId().equals(jobId)) {
        throw new IllegalArgumentException("it tells of the job " + entry.jobId() + ".");
      }
      return Optional.of(entry);
    } catch (NoSuchFileException notStarted) {
      return Optional.empty();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The job " + jobId + " is left out, as " + file + " cannot be read: " + IoReason.of(e));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      LOGGER.log(Level.WARNING, "The job " + jobId + " is left out, as " + file + " is damaged: " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return folders;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(each -> {
        if (JOB_ID.matcher(each.getFileName().toString()).matches()) {
          folders.add(each);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException("The registry of jobs " + folder + " cannot be read: " + IoReason.of(e), e);
    }
    return folders;
  }

  /** The last lines of a text that the job's process wrote; none if there is no such text. Cost: reads 16 KB. */
  public List<String> tail(String jobId, String name, int lines) {
    try (SeekableByteChannel channel = Files.newByteChannel(folder(jobId).resolve(name))) {
      long size = channel.size();
      channel.position(Math.max(0, size - TAIL_BYTES));
      byte[] bytes = new byte[(int) Math.min(size, TAIL_BYTES)];
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      int count = 0;
      while (count >= 0 && buffer.hasRemaining()) {
        count = channel.read(buffer);
      }
      List<String> all = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException notThere) {
      return List.of();
    }
  }

  /** Removes what is known of a job. */
  public void remove(String jobId) throws IOException {
    if (!has(jobId)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder(jobId))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Keeps the latest of the ended jobs, and of those that never began the ones that may be beginning. */
  private void prune() {
    List<JobEntry> ended = entries().stream().filter(entry -> entry.state().isTerminal()).skip(ENDED_KEPT).toList();
    List<String> stale = new ArrayList<>(ended.stream().map(JobEntry::jobId).toList());
    long before = Instant.now().toEpochMilli() - UNFINISHED_MS;
    for (Path each : folders()) {
      try {
        if (!Files.exists(each.resolve(ENTRY)) && Files.getLastModifiedTime(each).toMillis() < before) {
          stale.add(each.getFileName().toString());
        }
      } catch (IOException gone) {
        LOGGER.log(Level.DEBUG, "{0} has gone: {1}", each, IoReason.of(gone));
      }
    }
    for (String jobId : stale) {
      try {
        remove(jobId);
      } catch (IOException e) {
        LOGGER.log(Level.WARNING, "What is left of the job " + jobId + " cannot be removed from " + folder + ": " + IoReason.of(e));
      }
    }
  }
}
