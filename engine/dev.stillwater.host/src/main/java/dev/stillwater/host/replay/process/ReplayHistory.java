package dev.stillwater.host.replay.process;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.host.registry.PrivateFiles;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The replays of a user, running and ended: a folder for each below one folder. One whose process has gone without a word is failed for all who look.
 *
 * <p>THREADING: any thread, and any process; no UI thread, as each call reads the disk.
 */
public final class ReplayHistory {
  private static final Logger LOGGER = System.getLogger(ReplayHistory.class.getName());
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int ENDED_KEPT = 100;

  private final Path folder;

  /**
   * A replay of the history.
   *
   * <p>THREADING: immutable.
   *
   * @param folder where it lies
   * @param order what was asked for
   * @param state how far it is
   */
  public record Entry(ReplayFolder folder, ReplayOrder order, ReplayState state) {
    /** Its id, 32 hexadecimal digits. */
    public String id() {
      return String.valueOf(folder.path().getFileName());
    }
  }

  /** The history in a folder, which need not be there yet. */
  public ReplayHistory(Path folder) {
    this.folder = folder;
  }

  /** The history beside the jobs of a registry: its folder {@code replays}. */
  public static ReplayHistory of(JobRegistry registry) {
    return new ReplayHistory(registry.folder("replays"));
  }

  /** The history of the user. */
  public static ReplayHistory user() {
    return of(JobRegistry.user());
  }

  /**
   * Makes the folder of a replay that is about to start, and removes those of the oldest that have ended. Cost: number of replays.
   *
   * @param copies texts of versions that are kept, by {@code a} and {@code b}: one for each copy that the order names
   * @throws IOException if it cannot be written
   */
  public ReplayFolder create(ReplayOrder order, Map<String, byte[]> copies) throws IOException {
    PrivateFiles.createFolder(folder);
    ReplayFolder.removeLeftovers(folder);
    prune();
    ReplayFolder replay = new ReplayFolder(folder.resolve(UUID.randomUUID().toString().replace("-", "")));
    replay.create();
    if (!copies.isEmpty()) {
      PrivateFiles.createFolder(replay.versions());
      for (Map.Entry<String, byte[]> copy : copies.entrySet()) {
        Files.write(replay.versions().resolve(copy.getKey() + ".job"), copy.getValue());
      }
    }
    // A folder without a request is none yet for those who list them.
    replay.write(ReplayState.created(order.createdMs()));
    replay.write(order);
    return replay;
  }

  /**
   * Makes the folder of a replay that is to do what another did; its kept versions are copied.
   *
   * @param order what the other did, as it is asked for this time
   * @throws IOException if it cannot be written, or a version of the other is gone
   */
  public ReplayFolder createAgain(ReplayFolder other, ReplayOrder order) throws IOException {
    Map<String, byte[]> copies = new HashMap<>();
    for (String side : order.copies().keySet()) {
      copies.put(side, Files.readAllBytes(other.versions().resolve(side + ".job")));
    }
    return create(order, copies);
  }

  /** All replays, the latest first; those whose process has gone are noticed. One that cannot be read is logged and left out. Cost: their number. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Path each : folders()) {
      entry(new ReplayFolder(each)).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparingLong((Entry entry) -> entry.order().createdMs()).reversed().thenComparing(Entry::id));
    return entries;
  }

  /** The replay in a folder, if there is one that can be read; one whose process has gone is noticed. */
  public static Optional<Entry> entry(ReplayFolder replay) {
    try {
      ReplayOrder order = replay.readOrder();
      return Optional.of(new Entry(replay, order, noticed(replay)));
    } catch (CannotStartException damaged) {
      LOGGER.log(Files.exists(replay.request()) ? Level.WARNING : Level.DEBUG, "A replay is left out: " + damaged.getMessage());
      return Optional.empty();
    }
  }

  /**
   * How far a replay is, its process looked after.
   *
   * @throws CannotStartException if its state cannot be read
   */
  public static ReplayState noticed(ReplayFolder replay) throws CannotStartException {
    ReplayState state = replay.readState();
    if (state.phase().isTerminal() || state.process().runs()) {
      return state;
    }
    // It may have told of its end between the two looks.
    ReplayState again = replay.readState();
    return again.phase().isTerminal() || again.process().runs() ? again
        : end(replay, again, Phase.FAILED, Result.because(LastWords.of(replay, again, OptionalInt.empty())));
  }

  /** Ends a replay for its process, which cannot do it any more, unless somebody else of this process has just done so. Gives how it ended. */
  static synchronized ReplayState end(ReplayFolder replay, ReplayState state, Phase phase, Result result) {
    try {
      ReplayState now = replay.readState();
      if (now.phase().isTerminal()) {
        return now;
      }
    } catch (CannotStartException unreadable) {
      LOGGER.log(Level.DEBUG, "The state of the replay {0} is written anew: {1}", replay.path(), unreadable.getMessage());
    }
    ReplayState ended = state.ended(phase, lastSignMs(replay), result);
    try {
      // First: who reads that it has ended finds nothing of its work any more.
      replay.removeWork();
    } catch (IOException | UncheckedIOException e) {
      LOGGER.log(Level.DEBUG, "The files of the replay {0} cannot be removed: {1}", replay.path(), e.getMessage());
    }
    try {
      replay.write(ended);
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "The end of the replay {0} cannot be written: {1}", replay.path(), e.getMessage());
    }
    return ended;
  }

  /** The last time at which its process did something that can be seen. */
  private static long lastSignMs(ReplayFolder replay) {
    long last = 0;
    for (Path file : List.of(replay.state(), replay.messages())) {
      try {
        last = Math.max(last, Files.getLastModifiedTime(file).toMillis());
      } catch (IOException notThere) {
        LOGGER.log(Level.TRACE, "{0} is not there", file);
      }
    }
    return last;
  }

  /** Number that changes with the history, so that who watches it need not read it all. Cost: number of replays. */
  public long stamp() {
    long stamp = 0;
    for (Path each : folders()) {
      try {
        stamp = 31 * stamp + each.getFileName().toString().hashCode() + Files.getLastModifiedTime(each.resolve("state.json")).toMillis() * 7;
      } catch (IOException gone) {
        LOGGER.log(Level.TRACE, "{0} has gone", each);
      }
    }
    return stamp;
  }

  /**
   * Removes a replay that has ended, with all its files.
   *
   * @throws IOException if a file cannot be removed
   */
  public void remove(Entry entry) throws IOException {
    if (!entry.state().phase().isTerminal()) {
      throw new IOException("The replay still runs; cancel it first.");
    }
    entry.folder().remove();
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return folders;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(each -> {
        if (ID.matcher(each.getFileName().toString()).matches()) {
          folders.add(each);
        }
      });
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The history of replays " + folder + " cannot be read: " + IoReason.of(e));
    }
    folders.sort(Comparator.naturalOrder());
    return folders;
  }

  private void prune() {
    entries().stream().filter(entry -> entry.state().phase().isTerminal()).skip(ENDED_KEPT - 1).forEach(entry -> {
      try {
        entry.folder().remove();
      } catch (IOException e) {
        LOGGER.log(Level.WARNING, "The old replay " + entry.folder().path() + " cannot be removed: " + IoReason.of(e));
      }
    });
  }
}
