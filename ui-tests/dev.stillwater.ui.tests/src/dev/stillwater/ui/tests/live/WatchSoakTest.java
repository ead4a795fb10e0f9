package dev.stillwater.ui.tests.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.checkpoint.SnapshotFormat;
import dev.stillwater.host.client.ClientException;
import dev.stillwater.host.client.JobClient;
import dev.stillwater.host.client.SavepointOrder;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.FreezeWatch;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import dev.stillwater.ui.tests.jobs.JobsPage;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A fast job with checkpoints and scheduled savepoints is watched and used on its drawing, with all views of it open, for two minutes; with
 * {@code -Dstillwater.long=true} for an hour.
 */
class WatchSoakTest {
  private static final System.Logger LOGGER = System.getLogger(WatchSoakTest.class.getName());
  private static final long SECONDS = Long.getLong("stillwater.soak.seconds", Boolean.getBoolean("stillwater.long") ? 3600 : 120);
  /** What is loaded and cached at the first look and the first use is no leak. */
  private static final long WARM_UP_SECONDS = Math.min(30, SECONDS / 4);
  /** All views come to the front, then the drawing is used. */
  private static final int ROUNDS_PER_USE = 8;
  /** So long the drawing may be used; it is not begun when there is less time. */
  private static final long USE_SECONDS = 12;
  private static final long CHECKPOINT_MS = 500;
  private static final long GROWTH_MB_MAX = 24;
  private static final int THREADS_MORE_MAX = 8;
  /** Of a machine that is shared by several runs at once. */
  private static final long FREEZE_MS_MAX = 1_000;
  private static final int ROUNDS_OF_GC = 3;
  private static final List<String> VIEWS = List.of("dev.stillwater.ui.operate.jobs", "dev.stillwater.ui.operate.checkpoints", "dev.stillwater.ui.operate.savepoints",
      "dev.stillwater.ui.operate.live.records", "org.eclipse.ui.console.ConsoleView", IPageLayout.ID_PROP_SHEET, IPageLayout.ID_OUTLINE, IPageLayout.ID_PROGRESS_VIEW);

  private PrivateJobs jobs;
  private IPerspectiveDescriptor perspective;

  @BeforeEach
  void useARegistryOfItsOwn() {
    jobs = PrivateJobs.open();
    perspective = Ui.ask(() -> Ui.page().getPerspective());
  }

  @AfterEach
  void endAll() {
    Ui.run(() -> {
      VIEWS.subList(1, 4).forEach(view -> Ui.page().hideView(Ui.page().findView(view)));
      Ui.page().resetPerspective();
      Ui.page().setPerspective(perspective);
    });
    jobs.close();
  }

  /** Has the job take a checkpoint: it takes none by itself, so that what is used first on its drawing is seen alone. */
  private interface Checkpoints {
    void take() throws ClientException;
  }

  /** Memory and threads as they are when all garbage is gone. */
  private record Sizes(long heapMb, int threads) {
    static Sizes now() {
      Ui.settle();
      for (int round = 0; round < ROUNDS_OF_GC; round++) {
        System.gc();
        Ui.settle();
      }
      return new Sizes(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20, ManagementFactory.getThreadMXBean().getThreadCount());
    }
  }

  /**
   * Would catch numbers that stand still, a scheme without effect, barriers that nobody sees, and records that are gone with the job; and then rows, records,
   * answers, questions, images or listeners that pile up while one watches and uses the drawing, and a workbench that gets slower by it.
   */
  @Test
  void runningJob_isWatchedAndUsedOnItsDrawing_inBoundedMemory() throws Exception {
    try (LiveFixture fixture = LiveFixture.open("watch-soak")) {
      LivePage drawing = LivePage.pictured(fixture);
      Ui.run(() -> fixture.viewer().getControl().setFocus());
      RunButton.click();
      drawing.awaitStart();
      long begin = System.nanoTime();
      drawing.watch();
      JobSession run = JobsPage.newest("Watched");
      try (JobClient client = JobClient.of(jobs.registry(), jobs.registry().entry(run.jobId()).orElseThrow(), JobClient.TIMEOUT)) {
        client.startSchedule(run.jobId(), 5_000, OptionalInt.of(2),
            new SavepointOrder(Optional.of(jobs.registry().folder("taken").toString()), Optional.empty(), SnapshotFormat.CANONICAL));
        showAll();
        Ui.run(fixture::activate);
        soak(fixture, run.jobId(), begin, () -> client.triggerCheckpoint(run.jobId()));
      }
      drawing.end();
    }
  }

  private static void soak(LiveFixture fixture, String jobId, long begin, Checkpoints checkpoints) throws ClientException {
    lookAround(fixture, begin + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS), checkpoints);
    Sizes before = Sizes.now();
    long updatesBefore = Ui.ask(fixture.live()::updates);
    String report;
    long longestMs;
    try (FreezeWatch watch = FreezeWatch.start()) {
      lookAround(fixture, begin + TimeUnit.SECONDS.toNanos(SECONDS), checkpoints);
      watch.close();
      longestMs = watch.longestMs();
      report = watch.report();
    }
    long updates = Ui.ask(fixture.live()::updates) - updatesBefore;
    Sizes after = Sizes.now();
    long records = JobSessions.get().session(jobId).orElseThrow().numbers().recordsIn().orElse(0);
    String text = SECONDS + " s of watching " + records + " records, " + updates + " updates of the drawing; heap " + before.heapMb() + " MB before, "
        + after.heapMb() + " MB after; threads " + before.threads() + " before, " + after.threads() + " after; " + report;
    LOGGER.log(Level.INFO, text);
    assertTrue(updates > SECONDS / 2 && updates <= SECONDS * 5, text);
    assertTrue(after.heapMb() - before.heapMb() < GROWTH_MB_MAX, text);
    assertTrue(after.threads() - before.threads() < THREADS_MORE_MAX, text);
    assertTrue(longestMs < FREEZE_MS_MAX, text);
  }

  /** Opens the views of a job, each in a place of its own as far as there is room, so that they are drawn. */
  private static void showAll() {
    Input.chord(Key.of('j'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of('p'));
    Ui.run(() -> VIEWS.forEach(view -> {
      try {
        Ui.page().showView(view);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    }));
    Ui.settle();
  }

  /** As a person does who watches: now this view or that, now a tip of the drawing, now another page of the checkpoints, at times all that the drawing offers. */
  private static void lookAround(LiveFixture fixture, long end, Checkpoints checkpoints) throws ClientException {
    for (int round = 0; System.nanoTime() - end < 0; round++) {
      if (round % ROUNDS_PER_USE == ROUNDS_PER_USE - 1 && end - System.nanoTime() > TimeUnit.SECONDS.toNanos(USE_SECONDS)) {
        LivePage.scheduled(fixture).watch();
      }
      String view = VIEWS.get(round % VIEWS.size());
      Ui.run(() -> Ui.page().bringToTop(Ui.page().findView(view)));
      turnPages(round);
      Input.move(fixture.operator("sums"));
      rest(end, checkpoints);
      Input.move(fixture.onStream("odd", "sums", 0));
      rest(end, checkpoints);
      Input.move(fixture.onStream(LivePage.SOURCE, "odd", 0));
      rest(end, checkpoints);
    }
  }

  private static void turnPages(int round) {
    Ui.run(() -> Widgets.all(Ui.window().getShell(), CTabFolder.class).stream()
        .filter(folder -> "checkpoints:tabs".equals(folder.getData("dev.stillwater.id")) && folder.isVisible()).findFirst().ifPresent(folder -> {
          folder.setSelection(round % folder.getItemCount());
          folder.notifyListeners(SWT.Selection, new Event());
        }));
  }

  /** Watches for a moment, in which the job takes two checkpoints. */
  private static void rest(long endNanos, Checkpoints checkpoints) throws ClientException {
    for (int half = 0; half < 2; half++) {
      checkpoints.take();
      long until = Math.min(endNanos, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CHECKPOINT_MS));
      while (System.nanoTime() - until < 0) {
        LockSupport.parkNanos(50_000_000);
      }
    }
  }
}
