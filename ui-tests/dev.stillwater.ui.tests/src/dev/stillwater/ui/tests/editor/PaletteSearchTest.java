package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.palette.PaletteEntry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searching the palette with the keyboard, in the real workbench. */
class PaletteSearchTest {
  private JobFixture fixture;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    fixture = JobFixture.create("palette-search");
    page = fixture.open("line");
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a search that filters nothing, deletes operators by the Delete key, or leaves the palette filtered.
  @Test
  void search_filtersThePaletteAndItsFirstEntryIsPlacedByAClick() {
    Input.click(page.operator("sums"));
    Input.chord(Key.of(' '), SWT.MOD1, SWT.SHIFT);
    Text search = DiagramPage.control(Text.class, "palette-search");
    Ui.await("the search has the focus", search::isFocusControl);
    long all = visibleEntries();
    Input.type("window");
    Input.press(Key.DELETE);
    Ui.await("fewer entries", () -> visibleEntriesNow() < all);
    Screenshots.take("palette-search");
    assertEquals(3, page.operatorCount(), "the Delete key of the text has deleted an operator");
    Input.press(Key.ESCAPE);
    Input.type("zzz");
    Widgets.control(Ui.ask(() -> Ui.window().getShell()), Label.class, "that nothing fits", label -> label.isVisible() && label.getText().contains("'zzz'"));
    Screenshots.take("palette-search-nothing");
    Input.press(Key.ESCAPE);
    Input.type("consol");
    Ui.await("one entry", () -> visibleEntriesNow() == 1);
    Input.press(Key.ENTER);
    Input.click(page.canvas(200, 300));
    Ui.await("a console", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    Input.click(Widgets.middle(search));
    Input.press(Key.ESCAPE);
    Ui.await("all entries", () -> visibleEntriesNow() == all);
  }

  private long visibleEntries() {
    return Ui.ask(this::visibleEntriesNow);
  }

  private long visibleEntriesNow() {
    EditPartViewer palette = page.viewer().getEditDomain().getPaletteViewer();
    return palette.getEditPartRegistry().keySet().stream()
        .filter(model -> model instanceof PaletteEntry entry && entry.isVisible() && entry.getId().matches("[a-z]+(-[a-z]+)*")).count();
  }
}
