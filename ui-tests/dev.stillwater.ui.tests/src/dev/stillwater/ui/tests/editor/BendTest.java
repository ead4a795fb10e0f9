package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leading a stream around by its handles, in the real workbench. */
class BendTest {
  private JobFixture fixture;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    fixture = JobFixture.create("bend");
    page = fixture.open("line");
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a stream without handles, bends off the grid, a bend that is not undone, and a route that cannot be taken back.
  @Test
  void partOfAStream_isDraggedAside_undoneAndReset() {
    Point middle = new Point((page.output("flights").x + page.input("delayed", 0).x) / 2, page.output("flights").y);
    Input.click(middle);
    Input.drag(middle, new Point(middle.x, middle.y + 83));
    Ui.await("bends", () -> bendCountNow() == 4);
    Screenshots.take("stream-bends");
    assertTrue(Ui.ask(() -> page.editor().diagram().orElseThrow().layout().getStreams().getFirst().getBendPoints().get(1).getY() % 10 == 0));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("no bends", () -> bendCountNow() == 0);
    Input.chord(Key.of('y'), SWT.MOD1);
    Ui.await("bends again", () -> bendCountNow() == 4);
    Input.chord(Key.of(SWT.BS), SWT.MOD1, SWT.SHIFT);
    Ui.await("the route is reset", () -> bendCountNow() == 0);
    assertEquals(2, page.streamCount());
  }

  private int bendCountNow() {
    return page.editor().diagram().orElseThrow().layout().getStreams().stream().mapToInt(route -> route.getBendPoints().size()).sum();
  }
}
