package dev.stillwater.ui.tests.replay;

import dev.stillwater.host.replay.process.ReplayHistory;
import dev.stillwater.host.replay.process.ReplayState;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/**
 * The Replays view as a person sees it, and the keys of replays.
 *
 * <p>THREADING: test threads.
 */
public final class ReplaysPage {
  private static final String VIEW = "dev.stillwater.ui.operate.replays";
  private static final Duration REPLAY = Duration.ofSeconds(60);
  private final Table table;

  private ReplaysPage(Table table) {
    this.table = table;
  }

  /** Opens the view with its keys, once it lists something. */
  static ReplaysPage open() {
    keys('h');
    Shell shell = Ui.window().getShell();
    return new ReplaysPage(Widgets.control(shell, Table.class, "the list of replays", each -> "replays:table".equals(each.getData("dev.stillwater.id"))));
  }

  /** Closes the view, as a restart would; what it lists is on the disk. */
  static void hide() {
    Ui.run(() -> Ui.page().hideView(Ui.page().findView(VIEW)));
  }

  /** Presses the keys of a command on replays. */
  public static void keys(char last) {
    Ui.settle();
    Input.chord(Key.of('r'), SWT.ALT, SWT.SHIFT);
    Input.press(Key.of(last));
  }

  /** The newest replay, once there are so many and it fits. */
  static ReplayHistory.Entry await(int count, Predicate<ReplayState> condition) {
    ReplayHistory[] found = {ReplayHistory.user()};
    Ui.await(count + " replays, the newest as expected", REPLAY, () -> {
      List<ReplayHistory.Entry> entries = found[0].entries();
      return entries.size() == count && condition.test(entries.getFirst().state());
    });
    return ReplayHistory.user().entries().getFirst();
  }

  /** The newest replay at its end. */
  static ReplayHistory.Entry awaitEnd(int count) {
    return await(count, state -> state.phase().isTerminal());
  }

  /** Waits until the first row's column contains the text. */
  void awaitCell(String column, String text) {
    Ui.await(column + " is " + text, () -> cell(column).filter(each -> each.contains(text)).isPresent());
  }

  private Optional<String> cell(String column) {
    List<String> columns = Arrays.stream(table.getColumns()).map(TableColumn::getText).toList();
    return table.isDisposed() || table.getItemCount() == 0 ? Optional.empty() : Optional.of(table.getItem(0).getText(columns.indexOf(column)));
  }

  /** Number of rows; for the UI thread. */
  int rows() {
    return table.getItemCount();
  }

  /** Clicks the first row. */
  void selectFirst() {
    Input.click(Ui.ask(() -> table.toDisplay(table.getItem(0).getBounds(0).x + 20, table.getItem(0).getBounds(0).y
        + table.getItem(0).getBounds(0).height / 2)));
    Ui.await("the row is selected", () -> table.getSelectionIndex() == 0 && table.isFocusControl());
  }
}
