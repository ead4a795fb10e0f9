package dev.stillwater.host.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.catalog.CatalogEntry.Book;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.CatalogEntry.Form;
import dev.stillwater.host.catalog.CatalogEntry.Origin;
import dev.stillwater.host.catalog.CatalogEntry.Words;
import dev.stillwater.host.catalog.CatalogTree.JobNode;
import dev.stillwater.host.catalog.CatalogTree.SnapshotNode;
import dev.stillwater.host.registry.JobRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user's catalogue keeps of snapshots and runs. */
class SavepointCatalogTest {
  private static final String RUN = "00112233445566778899aabbccddeeff";
  private static final JobVersion FIRST = JobVersion.of("first", Map.of());
  private static final JobVersion SECOND = JobVersion.of("second", Map.of());

  @TempDir
  private Path folder;
  private SavepointCatalog catalog;

  @BeforeEach
  void open() {
    catalog = SavepointCatalog.of(new JobRegistry(folder.resolve("jobs")));
  }

  /** A savepoint that a real run has left: the job has an end and a schedule of its own would be too slow. */
  private Path savepoint() throws Exception {
    Path input = Files.writeString(folder.resolve("numbers.csv"), "number\n" + "1\n".repeat(1000));
    Path file = Files.writeString(folder.resolve("count.job"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Count">
          <schemas name="number">
            <fields name="number" type="long"/>
          </schemas>
          <operators uid="in" kind="csv-source">
            <parameters name="path" value="numbers.csv"/>
            <parameters name="schema" value="number"/>
          </operators>
          <operators uid="out" kind="console-sink"/>
          <streams source="in" target="out"/>
        </job:Job>
        """);
    assertTrue(Files.exists(input));
    JobRun run = JobRun.prepare(new RunRequest(file, List.of(), OptionalInt.empty(), folder, Optional.empty(),
        new CheckpointOverrides(Optional.empty(), OptionalLong.of(60_000), Optional.of(folder.resolve("chk")), OptionalInt.empty(), Optional.empty(), false,
            CheckpointOverrides.NONE.claimMode())));
    run.start(lines -> { }, Optional.of(RUN));
    assertTrue(run.await(30_000).state().isTerminal());
    try (Stream<Path> checkpoints = Files.list(folder.resolve("chk").resolve(RUN))) {
      return checkpoints.filter(path -> path.getFileName().toString().matches("chk-\\d+")).findFirst().orElseThrow();
    }
  }

  @Test
  void snapshot_isKnownWithAllThatItSays_andToEveryReader() throws Exception {
    // Catches an entry that lacks what people look for, a second entry for the same snapshot, and files that others can read.
    Path snapshot = savepoint();
    CatalogEntry entry = catalog.record(snapshot.resolve("_metadata"), By.IDE);
    assertEquals(snapshot, entry.path());
    assertEquals("Count", entry.origin().jobName());
    assertEquals(RUN, entry.origin().jobId());
    assertEquals(JobVersion.of(Files.readString(folder.resolve("count.job")), Map.of()), entry.origin().version().orElseThrow());
    assertEquals(folder.resolve("count.job").toString(), entry.origin().jobPath().orElseThrow());
    assertEquals("checkpoint", entry.form().purpose());
    assertTrue(entry.form().sizeBytes() > 100, entry.toString());
    assertEquals(System.getProperty("user.name"), entry.book().user());
    CatalogEntry again = new SavepointCatalog(catalog.folder()).record(snapshot, By.OPENED);
    assertEquals(entry.id(), again.id());
    assertEquals(By.IDE, again.book().by(), "the first to note it has the word");
    assertEquals(List.of(again), catalog.entries());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(catalog.folder())));
    try (Stream<Path> files = Files.list(catalog.folder())) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(files.findFirst().orElseThrow())));
    }
    assertThrows(SnapshotException.class, () -> catalog.record(folder, By.OPENED));
  }

  @Test
  void restorability_tellsWhatIsMissing() throws Exception {
    // Catches a snapshot that is offered for a restore that cannot work, and one that is called broken although it is well.
    Path snapshot = savepoint();
    CatalogEntry entry = catalog.record(snapshot, By.IDE);
    assertEquals(new Restorability(Restorability.State.RESTORABLE, ""), Restorability.of(entry, ProgressListener.NONE));
    Files.move(folder.resolve("numbers.csv"), folder.resolve("away.csv"));
    Restorability noInput = Restorability.of(entry, ProgressListener.NONE);
    assertEquals(Restorability.State.INPUT_GONE, noInput.state());
    assertTrue(noInput.reason().contains("numbers.csv"), noInput.reason());
    Files.writeString(folder.resolve("numbers.csv"), "number\n" + "2\n".repeat(2000));
    assertEquals(Restorability.State.INPUT_GONE, Restorability.of(entry, ProgressListener.NONE).state(), "another file of that name");
    Files.write(snapshot.resolve("_metadata"), new byte[] {1, 2, 3});
    Restorability damaged = Restorability.of(entry, ProgressListener.NONE);
    assertEquals(Restorability.State.DAMAGED, damaged.state());
    assertFalse(damaged.reason().isBlank());
    Files.move(snapshot, snapshot.resolveSibling("elsewhere"));
    assertEquals(Restorability.State.MISSING, Restorability.of(entry, ProgressListener.NONE).state());
    catalog.disposed(snapshot);
    assertEquals(Restorability.State.DISPOSED, Restorability.of(catalog.entry(snapshot).orElseThrow(), ProgressListener.NONE).state());
  }

  @Test
  void movedSnapshot_keepsItsIdWordsAndRuns() throws Exception {
    // Catches lineage that is lost with a move, and labels that are lost with a new look at the snapshot.
    Path snapshot = savepoint();
    StartedRun run = catalog.recordStart(snapshot, entry -> run(entry.id(), "aa".repeat(16), FIRST, snapshot));
    catalog.relabel(snapshot, new Words(Optional.of("before"), Optional.of("why")));
    Path moved = folder.resolve("moved");
    catalog.moved(snapshot, moved);
    assertTrue(catalog.entry(snapshot).isEmpty());
    CatalogEntry entry = catalog.entry(moved).orElseThrow();
    assertEquals(By.RESTORED, entry.book().by());
    assertEquals("before", entry.name());
    assertEquals(List.of(run), catalog.runs());
    assertEquals(run.snapshotId(), entry.id());
    long stamp = catalog.stamp();
    assertEquals(stamp, catalog.stamp());
    catalog.forget(moved);
    assertNotEquals(stamp, catalog.stamp());
    assertEquals(List.of(), catalog.entries());
  }

  @Test
  void damagedFiles_areLeftOutAlone() throws IOException {
    // Catches one bad file that takes the whole catalogue with it.
    Files.createDirectories(catalog.folder());
    Files.writeString(catalog.folder().resolve("snapshot-1.json"), "{");
    Files.writeString(catalog.folder().resolve("snapshot-2.json"), "{\"formatVersion\":2}");
    Files.writeString(catalog.folder().resolve("run-3.json"), "[]");
    Files.writeString(catalog.folder().resolve("snapshot-4.json"), CatalogText.text(entry("a", RUN, FIRST, 1)));
    assertEquals(List.of("a"), catalog.entries().stream().map(CatalogEntry::id).toList());
    assertEquals(List.of(), catalog.runs());
  }

  private CatalogEntry entry(String id, String jobId, JobVersion version, long second) {
    return new CatalogEntry(id, folder.resolve(id), new Origin("Flights", jobId, second, Optional.of(version), Optional.of("/flights.job"),
        Optional.of(Instant.ofEpochSecond(second))),
        new Form("savepoint", "canonical", 10, 1), Words.NONE, new Book("me", By.IDE, second * 1000, OptionalLong.empty()));
  }

  private static StartedRun run(String snapshotId, String jobId, JobVersion version, Path snapshot) {
    return new StartedRun(jobId, "Flights", Optional.of("/flights.job"), Optional.of(version), 5000, snapshotId, snapshot, "me");
  }

  @Test
  void tree_hasJobsVersionsSnapshotsAndWhatWasStartedFromThem() {
    // Catches versions in the wrong order, and lineage that ends at the first run.
    String next = "bb".repeat(16);
    List<CatalogEntry> entries = List.of(entry("a", RUN, FIRST, 1), entry("b", RUN, FIRST, 2), entry("c", next, SECOND, 3),
        new CatalogEntry("f", folder.resolve("f"), Origin.UNKNOWN, new Form("savepoint", "canonical", 1, 1), Words.NONE,
            new Book("me", By.OPENED, 9000, OptionalLong.empty())));
    CatalogTree tree = CatalogTree.of(entries, List.of(run("b", next, SECOND, folder)));
    assertEquals(List.of("Flights", ""), tree.jobs().stream().map(JobNode::name).toList());
    JobNode flights = tree.jobs().getFirst();
    assertEquals(List.of(2, 1), flights.versions().stream().map(version -> version.number()).toList());
    List<SnapshotNode> first = flights.versions().getLast().snapshots();
    assertEquals(List.of("b", "a"), first.stream().map(node -> node.entry().id()).toList());
    assertEquals(next, first.getFirst().runs().getFirst().run().jobId());
    assertEquals(2, first.getFirst().runs().getFirst().versionNumber());
    assertEquals("c", first.getFirst().runs().getFirst().snapshots().getFirst().entry().id());
    assertTrue(first.getLast().runs().isEmpty());
    assertEquals(0, tree.jobs().getLast().versions().getFirst().number());
  }

  @Test
  void treeOfACircle_ends() {
    // Catches a damaged or forged catalogue that lets the view run for ever.
    CatalogTree tree = CatalogTree.of(List.of(entry("a", RUN, FIRST, 1)), List.of(run("a", RUN, FIRST, folder)));
    assertEquals("a", tree.jobs().getFirst().versions().getFirst().snapshots().getFirst().runs().getFirst().snapshots().getFirst().entry().id());
  }
}
