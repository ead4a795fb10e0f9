package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import java.util.List;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copying, cutting, pasting, duplicating and deleting with mouse and keyboard, in the real workbench. */
class ClipboardTest {
  private static final String EMPTY = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Other">
        <schemas name="flight">
          <fields name="speed" type="double"/>
        </schemas>
        <operators uid="delayed" name="Mine" kind="filter">
          <expressions text="true"/>
        </operators>
      </job:Job>
      """;

  private JobFixture fixture;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    fixture = JobFixture.create("clipboard");
    page = fixture.open("line");
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a paste that keeps uids, loses streams between the copied operators, or says nothing.
  @Test
  void copiedOperators_arePastedWithNewUidsAndTheirStreams() {
    Input.click(page.operator("flights"));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.chord(Key.of('c'), SWT.MOD1);
    Input.move(page.canvas(360, 300));
    Input.chord(Key.of('v'), SWT.MOD1);
    Ui.await("six operators", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 6);
    assertEquals(List.of("flights>delayed", "delayed>sums", "csv-source-1>filter-1", "filter-1>aggregate-1"), page.streams());
    assertEquals(1, (int) page.ask(job -> job.getSchemas().size()), "the schema is shared");
    assertTrue(page.isSelected("filter-1") && !page.isSelected("delayed"), "what was pasted is selected");
    assertTrue(Ui.ask(page::status).contains("new uids"), "it does not say that the uids are new");
    Screenshots.take("pasted");
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("one step takes all back", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 3);
  }

  // Would catch a paste into another file that takes its schema of the same name for the one that was copied.
  @Test
  void copiedOperators_arePastedIntoAnotherFileWithTheirSchema() throws Exception {
    Input.click(page.operator("flights"));
    Input.chord(Key.of('c'), SWT.MOD1);
    DiagramPage other = DiagramPage.open(fixture.job("other", EMPTY, ""));
    Input.click(other.canvas(300, 250));
    Input.chord(Key.of('v'), SWT.MOD1);
    Ui.await("two operators", () -> other.editor().diagram().orElseThrow().job().getOperators().size() == 2);
    assertEquals(List.of("flight", "flight2"), other.ask(job -> job.getSchemas().stream().map(schema -> schema.getName()).toList()));
    Operator pasted = other.ask(job -> job.getOperators().getLast());
    assertEquals("flight2", Ui.ask(() -> pasted.getParameters().stream()
        .filter(parameter -> parameter.getName().equals("schema")).findFirst().orElseThrow().getValue()));
    assertFalse(page.isDirty());
  }

  // Would catch a cut that leaves a gap, and one that cannot be pasted.
  @Test
  void cutOperator_healsTheStreamAndCanBePasted() {
    Input.click(page.operator("delayed"));
    Input.chord(Key.of('x'), SWT.MOD1);
    Ui.await("a healed stream", () -> page.streamsNow().equals(List.of("flights>sums")));
    Input.move(page.canvas(200, 300));
    Input.chord(Key.of('v'), SWT.MOD1);
    Ui.await("a filter", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 3);
    assertEquals("filter-1", page.ask(job -> job.getOperators().getLast().getUid()));
  }

  // Would catch a duplicate that lies upon the original or takes a second step to undo.
  @Test
  void duplicate_liesBelowWithNewUid() {
    Input.click(page.operator("delayed"));
    Input.chord(Key.of('d'), SWT.MOD1);
    Ui.await("a duplicate", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 4);
    assertTrue(page.operator("filter-1").y > page.operator("delayed").y + 50);
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("it is gone", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 3);
  }

  // Would catch a deletion that tears the job apart, one that cannot leave a gap, and a healing of its own step.
  @Test
  void deletedOperator_healsTheStream_andCtrlDeleteDoesNot() {
    Input.click(page.operator("delayed"));
    Input.press(Key.DELETE);
    Ui.await("a healed stream", () -> page.streamsNow().equals(List.of("flights>sums")));
    assertTrue(Ui.ask(page::status).contains("'Flights' to 'Sums'"));
    Screenshots.take("deleted-healed");
    assertEquals(List.of("origin"), page.ask(job -> List.copyOf(job.getStreams().getFirst().getKeyFields())));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("all as before", () -> page.streamsNow().equals(List.of("flights>delayed", "delayed>sums")));
    Input.click(page.operator("delayed"));
    Input.chord(Key.DELETE, SWT.MOD1);
    Ui.await("a gap", () -> page.streamsNow().isEmpty());
  }
}
