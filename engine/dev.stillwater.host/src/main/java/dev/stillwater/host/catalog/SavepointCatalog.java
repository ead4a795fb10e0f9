package dev.stillwater.host.catalog;

import dev.stillwater.engine.io.IoReason;
import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotOptions;
import dev.stillwater.host.catalog.CatalogEntry.Book;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.CatalogEntry.Words;
import dev.stillwater.host.registry.JobRegistry;
import dev.stillwater.host.registry.PrivateFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The snapshots that a user has taken or opened, and the runs that began with them: a folder of small files in the registry of jobs, which the processes of
 * jobs,
 * the verbs and the IDE write alike. An entry outlives its snapshot, its run and the IDE; nothing but {@link #forget} removes it.
 *
 * <p>THREADING: any thread, and any process; no UI thread, as each call reads the disk.
 */
public final class SavepointCatalog {
  private static final Logger LOGGER = System.getLogger(SavepointCatalog.class.getName());
  private static final String SNAPSHOT = "snapshot-";
  private static final String RUN = "run-";
  private static final String ENDING = ".json";
  private static final int ID_DIGITS = 32;

  private final Path folder;

  /** The catalogue in a folder, which need not be there yet. */
  public SavepointCatalog(Path folder) {
    this.folder = folder;
  }

  /** The catalogue beside the jobs of a registry: its folder {@code savepoints}. */
  public static SavepointCatalog of(JobRegistry registry) {
    return new SavepointCatalog(registry.folder("savepoints"));
  }

  /** The catalogue of the user. */
  public static SavepointCatalog user() {
    return of(JobRegistry.user());
  }

  /** The folder of its files, to be watched; it may not be there yet. */
  public Path folder() {
    return folder;
  }

  /** All snapshots, the latest first; those that were disposed of are among them. A file that cannot be read is logged and left out. Cost: their number. */
  public List<CatalogEntry> entries() {
    List<CatalogEntry> entries = new ArrayList<>(read(SNAPSHOT, CatalogText::entry));
    entries.sort(Comparator.comparing(CatalogEntry::time).reversed());
    return entries;
  }

  /** All runs that began with a snapshot, the latest first. Cost: their number. */
  public List<StartedRun> runs() {
    List<StartedRun> runs = new ArrayList<>(read(RUN, CatalogText::run));
    runs.sort(Comparator.comparingLong(StartedRun::startMs).reversed());
    return runs;
  }

  /** What is known of the snapshot at the path. */
  public Optional<CatalogEntry> entry(Path snapshot) {
    return read(file(normal(snapshot)), CatalogText::entry);
  }

  /** Number that changes with the catalogue, so that who watches it need not read it all. Cost: number of entries. */
  public long stamp() {
    long stamp = 0;
    for (Path file : files("")) {
      try {
        stamp = 31 * stamp + file.getFileName().toString().hashCode() + Files.getLastModifiedTime(file).toMillis() * 7;
      } catch (IOException gone) {
        LOGGER.log(Level.TRACE, "{0} has gone", file);
      }
    }
    return stamp;
  }

  /**
   * Notes a snapshot, or notes anew what it is; how it came here and its id stay as they were, and its label and note where it has no sidecar that holds them.
   * Cost: reads the metadata and the lengths of the files.
   *
   * @param snapshot folder, its {@code _metadata}, or an archive
   * @param by by what means it came here, if it is new
   * @throws SnapshotException if it cannot be read as a snapshot
   * @throws IOException if the catalogue cannot be written
   */
  public CatalogEntry record(Path snapshot, By by) throws SnapshotException, IOException {
    Path path = normal(snapshot);
    SnapshotFacts facts = SnapshotFacts.read(path, SnapshotOptions.local(), ProgressListener.NONE);
    Optional<CatalogEntry> before = entry(path);
    // A folder of the same name that was made anew is another snapshot.
    Optional<CatalogEntry> same = before.filter(entry -> entry.origin().jobId().equals(facts.origin().jobId())
        && entry.origin().checkpointId() == facts.origin().checkpointId());
    String id = same.map(CatalogEntry::id).orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
    Book book = same.map(CatalogEntry::book).map(known -> new Book(known.user(), known.by(), known.addedMs(), OptionalLong.empty()))
        .orElseGet(() -> new Book(userName(), by, System.currentTimeMillis(), OptionalLong.empty()));
    Words words = facts.hasSidecar() ? facts.words() : same.map(CatalogEntry::words).orElse(Words.NONE);
    CatalogEntry entry = new CatalogEntry(id, path, facts.origin(), facts.form(), words, book);
    write(entry);
    return entry;
  }

  /**
   * Notes that a run began with a snapshot, and the snapshot, if it is new.
   *
   * @throws IOException if the catalogue cannot be written
   */
  public StartedRun recordStart(Path snapshot, Function<CatalogEntry, StartedRun> run) throws SnapshotException, IOException {
    Path path = normal(snapshot);
    Optional<CatalogEntry> known = entry(path);
    StartedRun started = run.apply(known.isPresent() ? known.get() : record(path, By.RESTORED));
    PrivateFiles.createFolder(folder);
    PrivateFiles.write(folder.resolve(RUN + started.jobId() + ENDING), CatalogText.text(started));
    return started;
  }

  /** Writes label and note of a snapshot that has an entry; the sidecar is not touched. */
  public void relabel(Path snapshot, Words words) throws IOException {
    change(snapshot, entry -> entry.with(words));
  }

  /** Notes that a snapshot was disposed of; nothing happens if it has no entry. */
  public void disposed(Path snapshot) throws IOException {
    change(snapshot, entry -> entry.disposed(System.currentTimeMillis()));
  }

  /** Notes that a snapshot was moved; what is known of it goes with it. */
  public void moved(Path from, Path to) throws IOException {
    Optional<CatalogEntry> entry = entry(from);
    if (entry.isPresent()) {
      write(entry.get().at(normal(to)));
      Files.deleteIfExists(file(normal(from)));
    }
  }

  /** Removes what is known of a snapshot, not the snapshot. */
  public void forget(Path snapshot) throws IOException {
    Files.deleteIfExists(file(normal(snapshot)));
  }

  private void change(Path snapshot, UnaryOperator<CatalogEntry> change) throws IOException {
    Optional<CatalogEntry> entry = entry(snapshot);
    if (entry.isPresent()) {
      write(change.apply(entry.get()));
    }
  }

  private void write(CatalogEntry entry) throws IOException {
    PrivateFiles.createFolder(folder);
    PrivateFiles.write(file(entry.path()), CatalogText.text(entry));
  }

  private <T> List<T> read(String start, Function<String, T> parser) {
    return files(start).stream().flatMap(file -> read(file, parser).stream()).toList();
  }

  private static <T> Optional<T> read(Path file, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(Files.readString(file)));
    } catch (NoSuchFileException notThere) {
      return Optional.empty();
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "An entry of the catalogue of savepoints is left out, as " + file + " cannot be read: " + IoReason.of(e));
      return Optional.empty();
    } catch (RuntimeException damaged) {
      LOGGER.log(Level.WARNING, "An entry of the catalogue of savepoints is left out, as " + file + " is damaged: " + damaged.getMessage());
      return Optional.empty();
    }
  }

  private List<Path> files(String start) {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, start + "*" + ENDING)) {
      found.forEach(files::add);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "The catalogue of savepoints " + folder + " cannot be read: " + IoReason.of(e));
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }

  private Path file(Path snapshot) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(snapshot.toString().getBytes(StandardCharsets.UTF_8));
      return folder.resolve(SNAPSHOT + HexFormat.of().formatHex(hash).substring(0, ID_DIGITS) + ENDING);
    } catch (NoSuchAlgorithmException noJvmLacksIt) {
      throw new IllegalStateException(noJvmLacksIt);
    }
  }

  /** A snapshot is known by its folder, however it was named. */
  private static Path normal(Path snapshot) {
    Path path = snapshot.toAbsolutePath().normalize();
    return path.getFileName() != null && path.getFileName().toString().equals("_metadata") ? path.getParent() : path;
  }

  static String userName() {
    return System.getProperty("user.name", "");
  }
}
