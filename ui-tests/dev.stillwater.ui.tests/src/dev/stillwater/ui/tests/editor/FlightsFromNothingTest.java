package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.tests.driver.Consoles;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IProject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole task of a user: draws the job of the flights from nothing, runs it, breaks it, has it fixed, and takes everything back. */
class FlightsFromNothingTest {
  private static final String EMPTY = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Flights"/>
      """;
  private static final int LINES = 3000;
  private static final Duration RUN = Duration.ofSeconds(60);

  private JobFixture fixture;
  private DiagramPage page;

  @BeforeEach
  void openAnEmptyJob() throws Exception {
    Path sample = Samples.file(Samples.DELAYS).getLocation().toPath().resolveSibling("flights-20k.csv");
    fixture = JobFixture.create("a-flights");
    Files.write(fixture.folder().resolve("flights.csv"), Files.readAllLines(sample).subList(0, LINES));
    page = DiagramPage.open(fixture.job("delays", EMPTY, ""));
    fixture.project().refreshLocal(IProject.DEPTH_INFINITE, null);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  // Would catch a chain of steps that works one by one and not after one another, and an undo that stops half way.
  @Test
  void drawnFromNothing_runs_isBrokenAndFixed_andTakenBackWhole() throws Exception {
    draw();
    Screenshots.take("flights-drawn");
    Input.chord(Key.of('s'), SWT.MOD1);
    Ui.await("saved", () -> !page.editor().isDirty());
    RunButton.click();
    Ui.await("the end of the run in the Console", RUN, () -> Consoles.text().contains("Finished in"));
    assertEquals(expectedRows(), resultRows());
    breakAndFix();
    for (int step = 0; step < 100 && !isEmpty(); step++) {
      Input.click(page.canvas(60, 360));
      Input.chord(Key.of('z'), SWT.MOD1);
      Ui.settle();
    }
    Ui.await("an empty drawing", this::isEmpty);
    assertEquals(List.of(0, 0), page.ask(job -> List.of(job.getSchemas().size(), job.getStreams().size())));
    Screenshots.take("flights-taken-back");
  }

  private boolean isEmpty() {
    return Ui.ask(() -> page.editor().diagram().orElseThrow().job().getOperators().isEmpty());
  }

  private void draw() {
    dropFlights();
    Input.doubleClick(page.operator("csv-source-1"));
    SettingsPage.open("Parameters");
    Combo eventTime = DiagramPage.control(Combo.class, "parameter:eventTime");
    Ui.await("the event time", () -> eventTime.isDisposed() || eventTime.getText().equals("date"));
    addBehind("csv-source-1", "filter", "filter-1");
    Input.doubleClick(page.operator("filter-1"));
    SettingsPage.open("Expressions");
    expression("delay > 0");
    addBehind("filter-1", "window aggregate", "window-aggregate-1");
    Input.doubleClick(page.operator("window-aggregate-1"));
    SettingsPage.open("Key");
    Table fields = SettingsPage.table("key:0");
    Ui.await("the fields", () -> fields.getItemCount() == 5);
    int origin = Ui.ask(() -> Arrays.stream(fields.getItems()).map(item -> item.getText(0)).toList().indexOf("origin"));
    if (!Ui.ask(() -> fields.getItem(origin).getChecked())) {
      Input.click(Ui.ask(() -> fields.toDisplay(check(fields.getItem(origin).getBounds(0)))));
    }
    SettingsPage.open("Window");
    parameter("size", "1d");
    SettingsPage.open("Expressions");
    aggregate("flights", "count()");
    addBehind("window-aggregate-1", "csv", "csv-sink-1");
    Ui.await("the job without errors", RUN, () -> page.editor().diagram().orElseThrow().problems().all().stream().noneMatch(JobProblem::isError));
  }

  /** Selects the file first, so that nothing is busy with the selection while the window system waits for the drag to begin. */
  private void dropFlights() {
    Shell window = Ui.ask(() -> Ui.window().getShell());
    Tree explorer = Widgets.control(window, Tree.class, "the Project Explorer",
        tree -> Arrays.stream(tree.getItems()).anyMatch(item -> item.getText().startsWith("a-flights")));
    Point from = Widgets.middle(Widgets.treeItem(explorer, "a-flights", "flights.csv"));
    Input.click(from);
    Ui.await("the file is selected", () -> explorer.getSelectionCount() == 1 && explorer.getSelection()[0].getText().startsWith("flights.csv"));
    Ui.settle();
    Input.dragAndHold(new Point(from.x - 14, from.y), page.canvas(60, 80), Ui::settle);
    Ui.await("a source", () -> page.editor().diagram().orElseThrow().job().getOperators().size() == 1);
  }

  private void addBehind(String uid, String filter, String added) {
    Input.click(page.operator(uid));
    Input.chord(Key.of(' '), SWT.MOD1);
    Ui.await("the list", () -> QuickAddTest.filter() != null && QuickAddTest.filter().isFocusControl());
    Input.type(filter);
    Ui.await("the filter", () -> QuickAddTest.filter() != null && QuickAddTest.filter().getText().equals(filter));
    Input.press(Key.ENTER);
    Ui.await(added, () -> page.streamsNow().contains(uid + '>' + added));
  }

  private static void parameter(String name, String value) {
    Text text = DiagramPage.control(Text.class, "parameter:" + name);
    Input.click(Widgets.middle(text));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type(value);
    Input.press(Key.ENTER);
    Ui.await(name + " is " + value, () -> text.isDisposed() || text.getText().equals(value));
  }

  private void expression(String text) {
    StyledText source = SettingsPage.source("expression");
    Input.click(Widgets.middle(source));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type(text);
    Ui.await("the text", () -> source.getText().equals(text));
    Input.press(Key.ENTER);
    Ui.await("the condition", () -> condition().equals(text));
  }

  private void aggregate(String name, String text) {
    Table table = SettingsPage.table("expressions");
    Input.click(Widgets.middle(DiagramPage.control(org.eclipse.swt.widgets.Button.class, "expressions:add")));
    Ui.await("a row", () -> table.getItemCount() == 1);
    Input.click(SettingsPage.cell(table, 0, 0));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type(name);
    Input.press(Key.ENTER);
    Ui.await("the name", () -> table.getItem(0).getText(0).equals(name));
    Input.click(SettingsPage.cell(table, 0, 1));
    SettingsPage.source("expressions:cell");
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type(text);
    Input.press(Key.ENTER);
    Ui.await("the expression", () -> operator("window-aggregate-1").getExpressions().getFirst().getText().equals(text));
  }

  private void breakAndFix() {
    Input.doubleClick(page.operator("filter-1"));
    SettingsPage.open("Expressions");
    expression("dealy > 0");
    Ui.await("the problem", RUN, () -> page.editor().diagram().orElseThrow().problems().all().stream().anyMatch(JobProblem::isError));
    Screenshots.take("flights-broken");
    Input.click(page.operator("filter-1"));
    Input.chord(Key.of('1'), SWT.MOD1);
    Ui.awaitValue("the list of fixes", () -> Arrays.stream(Ui.display().getShells()).filter(Shell::isVisible)
        .flatMap(shell -> Widgets.all(shell, Table.class).stream()).filter(table -> "quick-fixes".equals(table.getData("dev.stillwater.id"))).findFirst().orElse(null));
    Input.press(Key.ENTER);
    Ui.await("the corrected condition", () -> condition().equals("delay > 0"));
  }

  private String condition() {
    List<String> texts = operator("filter-1").getExpressions().stream().map(expression -> expression.getText()).toList();
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  private Operator operator(String uid) {
    return page.editor().diagram().orElseThrow().job().getOperators().stream().filter(one -> uid.equals(one.getUid())).findFirst().orElseThrow();
  }

  private static Point check(Rectangle cell) {
    return new Point(cell.x - 12, cell.y + cell.height / 2);
  }

  /** Days and airports with a delayed flight, by a way of our own. */
  private long expectedRows() throws IOException {
    List<String> lines = Files.readAllLines(fixture.folder().resolve("flights.csv"));
    return lines.stream().skip(1).map(line -> line.split(",")).filter(row -> Integer.parseInt(row[1]) > 0).map(row -> row[3] + row[0].substring(0, 10)).distinct().count();
  }

  private long resultRows() {
    try (var files = Files.walk(fixture.folder().resolve("out"))) {
      Path result = files.filter(path -> path.toString().endsWith(".csv")).findFirst().orElseThrow();
      List<String> rows = Files.readAllLines(result);
      assertTrue(rows.getFirst().contains("flights"), rows.getFirst());
      return rows.size() - 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
