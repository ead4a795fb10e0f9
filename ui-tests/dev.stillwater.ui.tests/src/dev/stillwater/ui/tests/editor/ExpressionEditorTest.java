package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing expressions with colours, proposals and errors, in the Properties. */
class ExpressionEditorTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Expressions">
        <schemas name="flight">
          <fields name="date" type="timestamp"/>
          <fields name="delay" type="int"/>
          <fields name="origin"/>
        </schemas>
        <operators uid="flights" name="Flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
          <parameters name="eventTime" value="date"/>
        </operators>
        <operators uid="delayed" name="Delayed" kind="filter">
          <expressions text="delay > 0"/>
        </operators>
        <operators uid="fields" name="Fields" kind="map">
          <expressions name="origin" text="origin"/>
          <expressions name="hours" text="delay / 60.0"/>
        </operators>
        <operators uid="out" name="Out" kind="discard-sink"/>
        <streams source="flights" target="delayed"/>
        <streams source="delayed" target="fields"/>
        <streams source="fields" target="out"/>
      </job:Job>
      """;
  private static final String LAYOUT = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        <nodes uid="flights" x="20" y="40"/>
        <nodes uid="delayed" x="220" y="40"/>
        <nodes uid="fields" x="420" y="40"/>
        <nodes uid="out" x="620" y="40"/>
      </job:JobLayout>
      """;

  private IProject project;
  private DiagramPage page;

  @BeforeEach
  void openJob() throws Exception {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("expressions");
    if (project.exists()) {
      project.delete(true, true, null);
    }
    project.create(null);
    project.open(null);
    Path folder = project.getLocation().toPath();
    Files.writeString(folder.resolve("expressions.job"), JOB);
    Files.writeString(folder.resolve("expressions.joblayout"), LAYOUT);
    Files.writeString(folder.resolve("flights.csv"), "date,delay,origin\n2001-01-01T00:00:00Z,12,SFO\n");
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    page = DiagramPage.open(project.getFile("expressions.job"));
  }

  @AfterEach
  void closeJob() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  // Would catch a list without the record's fields, a proposal that is not inserted, and an edit beside the command stack.
  @Test
  void contentAssist_insertsField_enterCommits_undoTakesItBack() {
    Input.doubleClick(page.operator("delayed"));
    SettingsPage.open("Expressions");
    StyledText source = SettingsPage.source("expression");
    SettingsPage.awaitLabel("Gives boolean");
    Input.click(Widgets.middle(source));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type("or");
    Input.chord(Key.of(' '), SWT.MOD1);
    Ui.await("the proposals", () -> Arrays.stream(source.getDisplay().getShells()).filter(Shell::isVisible).count() > 1);
    Screenshots.take("expression-assist");
    Input.press(Key.ENTER);
    Ui.await("the field", () -> source.getText().equals("origin"));
    Input.type(".equals(\"SFO\")");
    Ui.await("the text", () -> source.getText().equals("origin.equals(\"SFO\")"));
    Input.press(Key.ENTER);
    Ui.await("the new condition", () -> condition().equals("origin.equals(\"SFO\")"));
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("the old condition", () -> condition().equals("delay > 0"));
    Ui.await("the old text", () -> source.getText().equals("delay > 0"));
  }

  // Would catch Ctrl+S that saves nothing while a field of the Properties view holds what was typed last.
  @Test
  void typedCondition_isSavedWithoutLeavingTheField() {
    Input.doubleClick(page.operator("delayed"));
    SettingsPage.open("Expressions");
    StyledText source = SettingsPage.source("expression");
    Input.click(Widgets.middle(source));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type("delay >= 15");
    Ui.await("the text", () -> source.getText().equals("delay >= 15"));
    Input.chord(Key.of('s'), SWT.MOD1);
    Ui.await("it is in the file", () -> content().contains("delay >= 15"));
    Ui.await("nothing is left to save", () -> !Ui.page().getActiveEditor().isDirty());
  }

  private String content() {
    try {
      return Files.readString(project.getFile("expressions.job").getLocation().toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Would catch errors that are only known after the text was taken, and Escape that keeps what was typed.
  @Test
  void unknownField_isUnderlinedWhileTyping_andEscapePutsTheTextBack() {
    Input.doubleClick(page.operator("delayed"));
    SettingsPage.open("Expressions");
    StyledText source = SettingsPage.source("expression");
    Input.click(Widgets.middle(source));
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type("dely > 5");
    SettingsPage.awaitLabel("Did you mean 'delay'?");
    assertTrue(Ui.ask(() -> source.getStyleRangeAtOffset(1).underline));
    assertEquals("delay > 0", Ui.ask(this::condition));
    Themes.screenshots("expression-error");
    Input.press(Key.ESCAPE);
    Ui.await("the old text", () -> source.getText().equals("delay > 0"));
  }

  // Would catch a table whose cells know no fields, and types that do not follow the text.
  @Test
  void cellOfTheTable_isEditedWithProposals_andTheTypeFollows() {
    Input.doubleClick(page.operator("fields"));
    SettingsPage.open("Expressions");
    Table table = SettingsPage.table("expressions");
    Ui.await("the type", () -> table.getItem(1).getText(2).equals("double"));
    Input.click(SettingsPage.cell(table, 1, 1));
    StyledText cell = SettingsPage.source("expressions:cell");
    Input.chord(Key.of('a'), SWT.MOD1);
    Input.type("upper(origin)");
    Screenshots.take("expression-cell");
    Input.press(Key.ENTER);
    Ui.await("the cell is closed", () -> cell.isDisposed() || !cell.isVisible());
    Ui.await("the new type", () -> table.getItem(1).getText(2).equals("string"));
    StyledText selected = SettingsPage.source("expressions:selected");
    Ui.await("the same text below", () -> selected.getText().equals("upper(origin)"));
    Themes.screenshots("expression-table");
  }

  private String condition() {
    return page.editor().diagram().orElseThrow().job().getOperators().get(1).getExpressions().getFirst().getText();
  }
}
