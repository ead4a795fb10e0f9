package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.OperatorId;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tabs of the Properties: what they show of a job, and that what is changed there is undone by Ctrl+Z. */
class SettingsTabsTest {
  private DiagramPage page;

  @BeforeEach
  void openJob() {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    page = DiagramPage.open(Samples.file(Samples.DELAYS));
  }

  @AfterEach
  void closeJob() {
    Ui.run(() -> Ui.page().closeAllEditors(false));
  }

  // Would catch an id that is not the one in snapshots, and a generated uid that cannot be undone.
  @Test
  void general_showsOperatorId_andGeneratesUid() {
    Input.doubleClick(page.operator("daily"));
    SettingsPage.open("General");
    Text id = DiagramPage.control(Text.class, "operatorId");
    assertEquals(OperatorId.ofUid("daily").hex(), Ui.ask(id::getText));
    Input.click(Widgets.middle(DiagramPage.control(Button.class, "Operator.uid:generate")));
    Ui.await("a new uid", () -> !operator(2).getUid().equals("daily"));
    assertNotEquals(OperatorId.ofUid("daily").hex(), Ui.ask(id::getText));
    Themes.screenshots("settings-general");
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the old uid", () -> operator(2).getUid().equals("daily"));
  }

  // Would catch a drawing that does not follow the parameters.
  @Test
  void window_isDrawn_andFollowsTheSlide() {
    Input.doubleClick(page.operator("daily"));
    SettingsPage.open("Window");
    Canvas timeline = DiagramPage.control(Canvas.class, "window:timeline");
    SettingsPage.awaitLabel("each record counts in one window");
    assertTrue(Screenshots.colorCount(onScreen(timeline)) > 4);
    int height = Ui.ask(() -> timeline.getSize().y);
    Text slide = DiagramPage.control(Text.class, "parameter:slide");
    Input.click(Widgets.middle(slide));
    Input.type("6h");
    Input.press(Key.ENTER);
    SettingsPage.awaitLabel("each record counts in 4 windows");
    Ui.await("more lanes", () -> timeline.getSize().y > height);
    Themes.screenshots("settings-window");
    Input.chord(Key.of('z'), SWT.MOD1);
    SettingsPage.awaitLabel("each record counts in one window");
  }

  // Would catch a key that is changed beside the command stack, or without types.
  @Test
  void key_isChosenAmongTheFields() {
    Input.doubleClick(page.operator("daily"));
    SettingsPage.open("Key");
    Table table = SettingsPage.table("key:0");
    Ui.await("the fields", () -> table.getItemCount() == 5 && table.getItem(0).getText(0).equals("origin") && table.getItem(0).getChecked());
    Ui.await("the types", () -> table.getItem(1).getText(1).equals("timestamp"));
    Themes.screenshots("settings-key");
    Input.click(Ui.ask(() -> table.toDisplay(check(table.getItem(4).getBounds(0)))));
    Ui.await("a second field", () -> keys().equals(List.of("origin", "destination")));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("one field", () -> keys().equals(List.of("origin")));
    SettingsPage.open("State");
    SettingsPage.table("states");
    Ui.await("the states", () -> SettingsPage.tableNow("states").getItemCount() > 0);
    Screenshots.take("settings-state");
    SettingsPage.open("Schema");
    SettingsPage.table("fields");
    Ui.await("the fields of both ports", () -> SettingsPage.tableNow("fields").getItemCount() > 5);
    Screenshots.take("settings-schema");
  }

  // Would catch a job whose unwise settings are passed over in silence.
  @Test
  void job_warnsOfUnwiseIntervals_andSaysWhatRestartsDo() {
    Input.click(page.canvas(300, 300));
    SettingsPage.open("Checkpointing");
    SettingsPage.awaitLabel("No checkpoints");
    Text interval = DiagramPage.control(Text.class, "CheckpointSettings.intervalMs");
    Input.click(Widgets.middle(interval));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type("100ms");
    Input.press(Key.ENTER);
    SettingsPage.awaitLabel("is short");
    Themes.screenshots("settings-checkpointing");
    SettingsPage.open("Restart");
    SettingsPage.awaitLabel("After a failure the job ends.");
    Screenshots.take("settings-restart");
    SettingsPage.open("State Backend");
    SettingsPage.awaitLabel("State backend filesystem");
    Screenshots.take("settings-backend");
    SettingsPage.open("Parallelism");
    SettingsPage.awaitLabel("4 operators");
  }

  private Operator operator(int index) {
    return page.editor().diagram().orElseThrow().job().getOperators().get(index);
  }

  private List<String> keys() {
    return List.copyOf(page.editor().diagram().orElseThrow().job().getStreams().get(1).getKeyFields());
  }

  private static Point check(Rectangle cell) {
    return new Point(cell.x - 12, cell.y + cell.height / 2);
  }

  private static Rectangle onScreen(Canvas canvas) {
    return Ui.ask(() -> {
      Point corner = canvas.toDisplay(0, 0);
      return new Rectangle(corner.x, corner.y, canvas.getSize().x, canvas.getSize().y);
    });
  }
}
