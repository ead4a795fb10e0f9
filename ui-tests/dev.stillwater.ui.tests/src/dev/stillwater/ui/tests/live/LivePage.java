package dev.stillwater.ui.tests.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.live.LiveScheme;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/**
 * The drawing of a running job as a person uses it: one watches its numbers, slows barriers down, looks at the last records of a stream, and ends the job.
 *
 * <p>THREADING: test threads.
 */
final class LivePage {
  static final String SOURCE = "readings-of-all-sensors";
  private static final Duration RUN = Duration.ofSeconds(60);
  private final LiveFixture fixture;
  private final boolean isPictured;
  private final String pending;

  private LivePage(LiveFixture fixture, boolean isPictured, String pending) {
    this.fixture = fixture;
    this.isPictured = isPictured;
    this.pending = pending;
  }

  /** Of a job of which nobody else asks for checkpoints; with pictures, in both themes where much is new. */
  static LivePage pictured(LiveFixture fixture) {
    return new LivePage(fixture, true, "Checkpoint \\d+: .*");
  }

  /** Of a job of which savepoints are taken by a schedule. */
  static LivePage scheduled(LiveFixture fixture) {
    return new LivePage(fixture, false, "(Checkpoint|Savepoint) \\d+: .*");
  }

  /** Waits for numbers, once the job was started. */
  void awaitStart() {
    Ui.await("numbers on the drawing", RUN, () -> fixture.job().filter(job -> job.operators().get("sums").flow().inPerSecond() > 1000).isPresent());
  }

  /** All there is to do while it runs. */
  void watch() {
    watchNumbers();
    watchSchemes();
    watchBarriers();
    lookAtRecords();
  }

  private void watchNumbers() {
    long before = Ui.ask(() -> stream("odd", "sums").records());
    Ui.await("numbers that move", () -> stream("odd", "sums").records() > before);
    Ui.await("rates in all places", () -> stream(SOURCE, "odd").recordsPerSecond() > 15_000);
    assertTrue(Ui.ask(() -> fixture.live().accessible("x", fixture.part("sums").operator())).contains("in"), "numbers are said");
    pictures("live-throughput");
  }

  private LiveStream stream(String source, String target) {
    return fixture.job().orElseThrow().streams().get(new LiveStream.Ends(source, 0, target, 0));
  }

  private void watchSchemes() {
    focus();
    keys('2');
    Ui.await("back-pressure", () -> fixture.live().scheme() == LiveScheme.BACK_PRESSURE);
    picture("live-back-pressure");
    Combo schemes = control(Combo.class, "live-scheme"::equals);
    assertEquals("Back-pressure", Ui.ask(schemes::getText));
    keys('5');
    Ui.await("skew", () -> fixture.live().scheme() == LiveScheme.SKEW);
    picture("live-skew");
    keys('4');
    Ui.await("state size", () -> fixture.live().scheme() == LiveScheme.STATE_SIZE);
    picture("live-state-size");
    keys('3');
    Ui.await("checkpoint", () -> schemes.getText().equals("Checkpoint"));
  }

  private void watchBarriers() {
    keys('s');
    Ui.await("slow barriers", () -> fixture.job().orElseThrow().barrierDelayMs() == 2000);
    Combo delays = control(Combo.class, "live-barriers"::equals);
    Ui.await("the speed in the bar", () -> delays.getText().equals("2 s per channel"));
    focus();
    Input.chord(Key.of('j'), SWT.SHIFT, SWT.ALT);
    Input.press(Key.of('k'));
    Ui.await("a barrier that travels", () -> stream("odd", "sums").barriers().stream().anyMatch(barrier -> !barrier.isBlocking() && barrier.percent() > 20));
    picture("live-barriers");
    Ui.await("a channel that waits", () -> stream("odd", "sums").queue().blockedChannels() > 0);
    Label state = control(Label.class, "live-state"::equals);
    Ui.await("the state line", () -> state.getText().matches(pending));
    pictures("live-blocked");
    keys('f');
    Ui.await("full speed", () -> fixture.job().orElseThrow().barrierDelayMs() == 0);
    Ui.await("a checkpoint that is complete", () -> fixture.job().orElseThrow().operators().get("sums").snapshot().stateBytes() > 0);
    picture("live-checkpoint");
    keys('1');
    Ui.await("throughput", () -> fixture.live().scheme() == LiveScheme.THROUGHPUT);
  }

  private void lookAtRecords() {
    Input.move(fixture.operator("print"));
    Input.move(fixture.onStream("odd", "sums", 0));
    Shell tip = Ui.awaitValue("the tip", () -> Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.isVisible() && (shell.getStyle() & SWT.TOOL) != 0
        && shell.getText().isEmpty()).findFirst().orElse(null));
    int before = Screenshots.hash(tip);
    Ui.await("numbers in the tip that go on", () -> tip.isVisible() && Screenshots.hash(tip) != before);
    picture("live-tip");
    Input.click(fixture.onStream("odd", "sums", 12));
    NatTable grid = control(NatTable.class, "records:grid"::equals);
    Ui.await("records in the grid", () -> grid.isVisible() && grid.getRowCount() > 3);
    Combo streams = control(Combo.class, "records:stream"::equals);
    assertEquals("odd \u2192 sums", Ui.ask(streams::getText));
    // All of the view is reached by keys: Tab leaves the grid for the choice of the stream.
    Ui.await("the grid has the focus", grid::isFocusControl);
    Input.chord(Key.TAB, SWT.SHIFT);
    Ui.await("the choice of the stream has it", streams::isFocusControl);
    Input.press(Key.TAB);
    Ui.await("the grid has it again", grid::isFocusControl);
    pictures("live-records");
  }

  /** Cancels the job from the view of its records, and looks at what is left of it. */
  void end() {
    Input.click(fixture.onStream("odd", "sums", 12));
    NatTable grid = control(NatTable.class, "records:grid"::equals);
    Ui.await("the grid has the focus", grid::isFocusControl);
    Input.chord(Key.of(SWT.F2), SWT.CTRL);
    Ui.await("the end", RUN, () -> fixture.job().filter(job -> job.isEnded()).isPresent());
    Label state = control(Label.class, "live-state"::equals);
    Ui.await("the end in the bar", () -> state.getText().equals("Last numbers, cancelled"));
    Combo streams = control(Combo.class, "records:stream"::equals);
    Input.click(fixture.onStream(SOURCE, "odd", 12));
    Ui.await("records of the run that ended", () -> streams.getText().startsWith(SOURCE) && grid.getRowCount() > 3);
    picture("live-ended");
  }

  private void picture(String name) {
    if (isPictured) {
      Screenshots.take(name);
    }
  }

  private void pictures(String name) {
    if (isPictured) {
      Themes.screenshots(name);
    }
  }

  private void focus() {
    Ui.run(() -> fixture.viewer().getControl().forceFocus());
    Ui.settle();
  }

  /** Shift+Alt+L, then the key. */
  private static void keys(char key) {
    Input.chord(Key.of('l'), SWT.SHIFT, SWT.ALT);
    Input.press(Key.of(key));
  }

  private static <T extends Control> T control(Class<T> type, Predicate<String> id) {
    Composite shell = Ui.ask(() -> Ui.window().getShell());
    return Widgets.control(shell, type, type.getSimpleName(), each -> each.getData("dev.stillwater.id") instanceof String name && id.test(name));
  }
}
