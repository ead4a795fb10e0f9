package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at the records that leave an operator, without running the job's sinks. */
class PreviewTest {
  private DiagramPage page;

  @BeforeEach
  void openJob() {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    page = DiagramPage.open(Samples.file(Samples.DELAYS));
  }

  @AfterEach
  void closeJob() {
    Ui.run(() -> {
      Ui.page().closeAllEditors(false);
      Ui.page().hideView(Ui.page().findView("dev.stillwater.ui.operate.preview"));
    });
  }

  // Would catch a preview that writes, shows the wrong output, or takes longer than a second once its process is there.
  @Test
  void selectedOperator_isPreviewed_andNothingIsWritten() throws Exception {
    Path folder = Samples.file(Samples.DELAYS).getLocation().toPath().getParent();
    List<String> before = names(folder);
    preview("daily");
    Table table = SettingsPage.table("preview");
    Ui.await("rows", () -> table.getItemCount() > 5);
    assertEquals(List.of("#", "origin : string", "window_start : timestamp", "window_end : timestamp", "flights : long", "avg_delay : decimal", "max_delay : int"),
        Ui.ask(() -> Stream.of(table.getColumns()).map(column -> column.getText()).toList()));
    Themes.screenshots("preview");
    preview("delayed");
    Ui.await("the other columns", () -> table.getColumn(1).getText().equals("date : timestamp"));
    String title = Ui.ask(DiagramPage.control(Label.class, "preview:title")::getText);
    assertTrue(title.endsWith(" ms"), title);
    assertEquals(before, names(folder));
  }

  // Would catch a preview of the saved file instead of what is drawn, and errors that are not shown.
  @Test
  void unsavedMistake_isShownInsteadOfRows() {
    Ui.run(() -> page.editor().diagram().orElseThrow().job().getOperators().get(1).getExpressions().getFirst().setText("nothing > 1"));
    preview("delayed");
    Text message = DiagramPage.control(Text.class, "preview:message");
    Ui.await("the mistake", () -> message.getText().contains("There is no field 'nothing'"));
    Screenshots.take("preview-error");
  }

  private void preview(String uid) {
    Input.click(page.operator(uid));
    Input.chord(Key.of('v'), SWT.MOD1, SWT.SHIFT);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
