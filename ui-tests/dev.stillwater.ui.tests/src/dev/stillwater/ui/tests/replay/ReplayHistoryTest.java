package dev.stillwater.ui.tests.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.engine.compare.Equality;
import dev.stillwater.host.registry.JobEntry.Identity;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ReplayRequest;
import dev.stillwater.host.replay.UntilText;
import dev.stillwater.host.replay.VersionName;
import dev.stillwater.host.replay.process.ReplayFolder;
import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.host.replay.process.ReplayState.Outcome;
import dev.stillwater.host.replay.process.ReplayState.Phase;
import dev.stillwater.host.replay.process.ReplayState.Progress;
import dev.stillwater.host.replay.process.ReplayState.Result;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.PrivateJobs;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person has replayed for weeks, looks through what came of it, and cleans up. */
class ReplayHistoryTest {
  private static final int ENDED = 50;
  private PrivateJobs jobs;

  @BeforeEach
  void anEmptyHistory() {
    jobs = PrivateJobs.open();
    ReplaysPage.hide();
  }

  @AfterEach
  void removeIt() {
    ReplaysPage.hide();
    jobs.close();
  }

  /** Would catch a view that needs seconds for a full history, forgets it with the workbench, removes one replay at a time, without asking, or one that runs. */
  @Test
  void fiftyReplays_areListedAndRemovedTogether_butTheOneThatRuns() throws Exception {
    for (int number = 1; number <= ENDED; number++) {
      add(number, new ReplayState(Phase.FINISHED, Identity.own(), minutesAgo(number), OptionalLong.of(minutesAgo(number) + 1_500), new Progress("", 2_000, OptionalLong.empty()),
          new Result(Optional.of(number % 2 == 0 ? Outcome.EQUAL : Outcome.DIFFERENT), Optional.of(number % 2 == 0 ? "All 442 results are equal."
              : number + " of 442 results differ, all in operator delayed, first at key LAX, window 2001-03-23."), Optional.empty())));
    }
    add(ENDED + 1, new ReplayState(Phase.RUNNING, Identity.own(), minutesAgo(ENDED + 1), OptionalLong.empty(), new Progress("comparing", 10, OptionalLong.empty()), Result.NONE));
    long begin = System.nanoTime();
    ReplaysPage first = ReplaysPage.open();
    Ui.await("all replays", () -> first.rows() == ENDED + 1);
    assertTrue(System.nanoTime() - begin < Duration.ofSeconds(3).toNanos(), "they are there soon");
    first.awaitCell("Verdict", "1 of 442 results differ");
    Themes.screenshots("replays-many");
    ReplaysPage.hide();
    ReplaysPage page = ReplaysPage.open();
    Ui.await("all replays again", () -> page.rows() == ENDED + 1);
    page.selectFirst();
    Input.chord(Key.of('a'), SWT.CTRL);
    Input.pressForDialog(Key.DELETE);
    Shell question = Widgets.shell("Remove Replays");
    assertTrue(Ui.ask(() -> Widgets.all(question, Label.class).stream().anyMatch(label -> label.getText().startsWith("Remove these 51 replays"))), "it says how many");
    assertEquals(ENDED + 1, ReplayHistory.user().entries().size(), "nothing is removed before the answer");
    Input.clickForDialog(Widgets.middle(Widgets.button(question, "Remove")));
    Ui.await("one row", () -> page.rows() == 1);
    List<ReplayHistory.Entry> left = ReplayHistory.user().entries();
    assertEquals(List.of("Replay 51"), left.stream().map(entry -> entry.order().label()).toList());
  }

  private static long minutesAgo(int minutes) {
    return System.currentTimeMillis() - Duration.ofMinutes(minutes).toMillis();
  }

  private static void add(int number, ReplayState state) throws Exception {
    Path folder = Path.of("/samples/flights");
    Comparison what = new Comparison("Replay " + number, "", Optional.of(folder.resolve("before-change").toString()), VersionName.SNAPSHOT, "changed.job", List.of(),
        UntilText.END, Equality.EXACT, ReplayRequest.Conditions.PLAIN);
    ReplayFolder made = ReplayHistory.user().create(new ReplayOrder(ReplayOrder.Kind.COMPARISON, "Replay " + number, state.startMs(), folder, what, Map.of(), Optional.empty(),
        "", Optional.empty()), Map.of());
    Files.writeString(made.state(), state.toText());
  }
}
