package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.Test;

/** The parts by which one draws, looked at in the dark theme. */
class DrawingThemesTest {
  // Would catch a list, a reason or handles that cannot be seen on a dark drawing.
  @Test
  void listReasonAndHandles_areDrawnInTheDark() throws Exception {
    try (JobFixture fixture = JobFixture.create("drawing-themes")) {
      Themes.switchTo("dark");
      DiagramPage page = fixture.open("line");
      Input.click(new Point((page.output("delayed").x + page.input("sums", 0).x) / 2, page.output("delayed").y + 1));
      Input.move(page.canvas(200, 300));
      Input.type("wind");
      Ui.await("the list", () -> QuickAddTest.filter() != null);
      Screenshots.take("quick-add-dark");
      Input.press(Key.ESCAPE);
      Input.dragAndHold(page.output("delayed"), page.operator("flights"), () -> {
        Ui.await("the reason", () -> page.status().contains("is a source"));
        Screenshots.take("connect-refused-dark");
      });
      Ui.settle();
      assertEquals(List.of("flights>delayed", "delayed>sums"), page.streams());
    } finally {
      Themes.switchTo("light");
    }
  }
}
