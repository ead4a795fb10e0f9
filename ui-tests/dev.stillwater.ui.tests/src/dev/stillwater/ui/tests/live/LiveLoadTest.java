package dev.stillwater.ui.tests.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.editor.api.LiveControl;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.tests.driver.FreezeWatch;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A job of 1,000 operators is watched: numbers that all change come twenty times as often as a job sends them, so that 10 seconds stand for more than three minutes.
 * With {@code -Dstillwater.long=true} for an hour.
 */
class LiveLoadTest {
  private static final int COLUMNS = 40;
  private static final int OPERATORS = 1000;
  private static final long SECONDS = Boolean.getBoolean("stillwater.long") ? 3600 : 4;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final long UPDATES_A_SECOND_MAX = 5;
  /** Of a machine that is shared by several runs at once; the test of editing asks for less. */
  private static final long FREEZE_MS_MAX = 1_000;
  private static final long GROWTH_MB_MAX = 64;
  private static final long GARBAGE_MB_MAX = 40;

  /** Would catch updates without measure, numbers that pile up, garbage by the figure, and a drawing that stands still while it is brought up to date. */
  @Test
  void thousandOperators_areWatchedSmoothlyAndInBoundedMemory() throws Exception {
    try (LiveFixture fixture = LiveFixture.open("live-load", job(), Optional.of(layout()))) {
      show(fixture, 0);
      Ui.settle();
      Ui.await("the first numbers", () -> fixture.live().updates() > 0);
      Screenshots.take("live-crowded");
      long heapBefore = heapMb();
      long updatesBefore = Ui.ask(fixture.live()::updates);
      long garbageBefore = Ui.ask(LiveLoadTest::allocatedBytes);
      long begin = System.nanoTime();
      long shown = 0;
      try (FreezeWatch watch = FreezeWatch.start()) {
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(SECONDS)) {
          show(fixture, ++shown);
          LockSupport.parkNanos(PAUSE_NANOS);
        }
        watch.close();
        assertTrue(watch.longestMs() < FREEZE_MS_MAX, watch.report());
        System.getLogger(LiveLoadTest.class.getName()).log(System.Logger.Level.INFO, watch.report());
      }
      long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
      long updates = Ui.ask(fixture.live()::updates) - updatesBefore;
      long garbageMb = (Ui.ask(LiveLoadTest::allocatedBytes) - garbageBefore) / Math.max(1, updates) >> 20;
      long heapAfter = heapMb();
      String text = shown + " sets of numbers in " + seconds + " s, " + updates + " updates of the drawing, " + garbageMb + " MB of garbage of the UI thread for each; heap "
          + heapBefore + " MB before, " + heapAfter + " MB after";
      System.getLogger(LiveLoadTest.class.getName()).log(System.Logger.Level.INFO, text);
      assertTrue(shown > updates, text);
      assertTrue(updates > 0 && updates <= (seconds + 2) * UPDATES_A_SECOND_MAX, text);
      assertTrue(heapAfter - heapBefore < GROWTH_MB_MAX, text);
      assertTrue(garbageMb < GARBAGE_MB_MAX, text);
    }
  }

  private static void show(LiveFixture fixture, long round) {
    LiveJob job = numbers(round);
    Ui.run(() -> fixture.live().show(Optional.of(job), LiveControl.NONE));
  }

  private static LiveJob numbers(long round) {
    List<LiveOperator> operators = new ArrayList<>();
    List<LiveStream> streams = new ArrayList<>();
    for (int index = 0; index < OPERATORS; index++) {
      long busy = (index * 7 + round * 3) % 101;
      operators.add(new LiveOperator(uid(index), 4, new LiveOperator.Flow(round * 1000 + index, round * 900 + index, busy * 1000, busy * 900, 0, 0),
          new LiveOperator.Shares(busy, 100 - busy, 0, busy / 10, 0), new LiveOperator.Time(round * 1000, 1000 + busy, false),
          new LiveOperator.Snapshot(round / 50, busy, busy / 2, busy << 16, LiveOperator.UNKNOWN), 1 + busy / 100.0));
      if (index % COLUMNS != 0) {
        streams.add(new LiveStream(new LiveStream.Ends(uid(index - 1), 0, uid(index), 0), false, round * 1000, busy * 1000,
            new LiveStream.Queue(busy, busy, 128, 0), List.of()));
      }
    }
    return LiveJob.of("0".repeat(32), "RUNNING", false, operators, streams, Optional.empty(), 0);
  }

  private static String uid(int index) {
    return "op-" + index;
  }

  /** Rows of filters behind a generator each. */
  private static String job() {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<job:Job xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" "
        + "xmlns:job=\"http://stillwater.dev/job/1\" name=\"Crowded\">\n");
    for (int index = 0; index < OPERATORS; index++) {
      boolean isSource = index % COLUMNS == 0;
      text.append("<operators uid=\"").append(uid(index)).append("\" name=\"Step ").append(index).append("\" kind=\"").append(isSource ? "generator" : "filter")
          .append("\">").append(isSource ? "<expressions name=\"number\" text=\"n\"/>" : "<expressions text=\"number &gt; 0\"/>").append("</operators>\n");
    }
    for (int index = 0; index < OPERATORS; index++) {
      if (index % COLUMNS != 0) {
        text.append("<streams source=\"").append(uid(index - 1)).append("\" target=\"").append(uid(index)).append("\" partitioning=\"rebalance\"/>\n");
      }
    }
    return text.append("</job:Job>\n").toString();
  }

  private static String layout() {
    StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<job:JobLayout xmi:version=\"2.0\" xmlns:xmi=\"http://www.omg.org/XMI\" "
        + "xmlns:job=\"http://stillwater.dev/job/1\">\n");
    for (int index = 0; index < OPERATORS; index++) {
      text.append("<nodes uid=\"").append(uid(index)).append("\" x=\"").append(20 + index % COLUMNS * 210).append("\" y=\"").append(20 + index / COLUMNS * 100)
          .append("\"/>\n");
    }
    return text.append("</job:JobLayout>\n").toString();
  }

  private static long heapMb() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  /** Bytes that this thread has allocated so far. The JDK's own interface is not visible to bundles. */
  private static long allocatedBytes() {
    try {
      Class<?> threads = Class.forName("com.sun.management.ThreadMXBean", true, ClassLoader.getPlatformClassLoader());
      return (Long) threads.getMethod("getThreadAllocatedBytes", long.class).invoke(ManagementFactory.getThreadMXBean(), Thread.currentThread().threadId());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JDK does not tell what threads allocate.", e);
    }
  }
}
