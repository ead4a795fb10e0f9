package dev.stillwater.host.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.ClaimMode;
import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.CheckpointOverrides;
import dev.stillwater.host.JobRun;
import dev.stillwater.host.RunRequest;
import dev.stillwater.host.catalog.CatalogEntry;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.CatalogEntry.Words;
import dev.stillwater.host.catalog.SavepointCatalog;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.Document;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.host.registry.JobRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Savepoints of a hosted job, in its user's catalogue and by a schedule. */
class ScheduleTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String NEXT = "123456789abcdef0123456789abcdef0";
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** Of the generated classes, which are the same for all tests. */
  @TempDir
  private static Path cache;
  @TempDir
  private Path folder;
  private Path file;
  private JobRegistry registry;
  private SavepointCatalog catalog;
  private JobRun run;
  private JobHost host;
  private JobClient client;

  @BeforeEach
  void start() throws Exception {
    file = Files.writeString(folder.resolve("scheduled.job"), """
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Scheduled">
          <operators uid="gen" kind="generator">
            <parameters name="rate" value="1000"/>
            <expressions name="number" text="n"/>
          </operators>
          <operators uid="out" kind="console-sink"/>
          <streams source="gen" target="out"/>
        </job:Job>
        """);
    registry = new JobRegistry(folder.resolve("jobs"));
    catalog = SavepointCatalog.of(registry);
    begin(ID, CheckpointOverrides.NONE);
  }

  private void begin(String id, CheckpointOverrides overrides) throws Exception {
    registry.create(id);
    run = JobRun.prepare(new RunRequest(file, List.of(), OptionalInt.empty(), folder, Optional.of(cache), overrides));
    run.recordIn(catalog);
    run.start(lines -> { }, Optional.of(id));
    host = JobHost.start(run, registry);
    assertTrue(host.awaitKnown(30_000));
    client = JobClient.of(registry, registry.entry(id).orElseThrow(), JobClient.TIMEOUT);
  }

  @AfterEach
  void end() throws InterruptedException {
    run.cancel();
    run.await(30_000);
    client.close();
    host.close();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "never came");
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void savepoint_isInTheCatalogueWhenItsPlaceIsTold_andSoIsWhatBeginsWithIt() throws Exception {
    // Catches savepoints that only the folder knows of, and lineage that nobody writes down.
    SavepointOrder order = new SavepointOrder(Optional.empty(), Optional.of("before"), SnapshotFormat.NATIVE, Optional.of("a new model"), By.IDE);
    Path savepoint = Path.of(client.awaitSavepoint(ID, client.triggerSavepoint(ID, order)));
    CatalogEntry entry = catalog.entry(savepoint).orElseThrow();
    assertEquals(new Words(Optional.of("before"), Optional.of("a new model")), entry.words());
    assertEquals(By.IDE, entry.book().by());
    assertTrue(entry.form().isSavepoint());
    Path stopped = Path.of(client.awaitSavepoint(ID, client.triggerStop(ID, SavepointOrder.PLAIN, false)));
    assertEquals(By.REST, catalog.entry(stopped).orElseThrow().book().by());
    run.await(30_000);
    end();
    begin(NEXT, new CheckpointOverrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(savepoint.toString()), false,
        ClaimMode.NO_CLAIM));
    assertEquals(List.of(NEXT), catalog.runs().stream().map(each -> each.jobId()).toList());
    assertEquals(entry.id(), catalog.runs().getFirst().snapshotId());
    assertEquals(entry.origin().version(), catalog.runs().getFirst().version());
    client.dispose(stopped.toString());
    assertTrue(catalog.entry(stopped).orElseThrow().isDisposed());
  }

  @Test
  void schedule_keepsTheLastOnes_andThoseThatSomebodyWants() throws Exception {
    // Catches a schedule that fills the disk, or that removes what a person has written on.
    Document begun = client.startSchedule(ID, 1000, OptionalInt.of(1),
        new SavepointOrder(Optional.of(folder.resolve("kept").toString()), Optional.empty(), SnapshotFormat.CANONICAL));
    assertEquals(1000, begun.number("every").orElseThrow());
    assertTrue(begun.number("next").isPresent());
    await(() -> catalog.entries().size() == 1);
    CatalogEntry first = catalog.entries().getFirst();
    assertEquals(By.SCHEDULE, first.book().by());
    assertEquals("scheduled", first.name());
    catalog.relabel(first.path(), new Words(Optional.of("mine"), Optional.empty()));
    await(() -> catalog.entries().size() == 2);
    CatalogEntry second = catalog.entries().getFirst();
    await(() -> !Files.exists(second.path()));
    await(() -> catalog.entry(second.path()).isEmpty());
    assertTrue(Files.exists(first.path()), "a person has named it");
    Document ended = client.endSchedule(ID);
    assertTrue(ended.number("every").isEmpty());
    assertFalse(client.schedule(ID).members().get("taken").toString().contains("savepoint"));
  }

  @Test
  void badSchedule_isRefusedWithASentence() {
    // Catches a schedule that takes one savepoint after the other without a pause, or keeps none.
    ClientException every = assertThrows(ClientException.class, () -> client.startSchedule(ID, 10, OptionalInt.empty(), SavepointOrder.PLAIN));
    assertTrue(every.getMessage().contains("10 ms"), every.getMessage());
    ClientException keep = assertThrows(ClientException.class, () -> client.startSchedule(ID, 1000, OptionalInt.of(0), SavepointOrder.PLAIN));
    assertTrue(keep.getMessage().contains("'keep', is 0"), keep.getMessage());
  }
}
