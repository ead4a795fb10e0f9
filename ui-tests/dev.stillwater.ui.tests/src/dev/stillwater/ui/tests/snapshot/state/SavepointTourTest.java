package dev.stillwater.ui.tests.snapshot.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.snapshot.SnapshotEditorPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody follows the cheat sheet "What is in this savepoint?" word by word.
 *
 * <p>THREADING: test threads.
 */
class SavepointTourTest {
  private SnapshotEditorPage editor;

  @AfterEach
  void close() {
    if (editor != null) {
      editor.close();
    }
  }

  private static String tour() throws IOException {
    try (InputStream in = Platform.getBundle("dev.stillwater.ui.operate").getEntry("cheatsheets/savepoint.xml").openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("&gt;", ">");
    }
  }

  /** What stands in the tour between two texts. */
  private static String named(String tour, String before, String after) {
    Matcher found = Pattern.compile(Pattern.quote(before) + "(.*?)" + Pattern.quote(after), Pattern.DOTALL).matcher(tour);
    assertTrue(found.find(), before);
    return found.group(1);
  }

  @Test
  void stepsOfTheTour_doWhatTheySay() throws IOException {
    // Would catch a command that opens nothing, and a state or condition of the tour that the sample does not have.
    String tour = tour();
    Samples.file("snapshots/savepoint-of-flink.zip");
    String command = named(tour, "serialization=\"", "\"");
    Ui.run(() -> {
      try {
        PlatformUI.getWorkbench().getService(IHandlerService.class)
            .executeCommand(PlatformUI.getWorkbench().getService(ICommandService.class).deserialize(command), null);
      } catch (CommandException e) {
        throw new IllegalStateException(e);
      }
    });
    editor = SnapshotEditorPage.active();
    editor.awaitInspected();
    Table findings = editor.control(Table.class, "findings");
    assertTrue(Ui.ask(() -> Arrays.stream(findings.getItems()).anyMatch(item -> item.getText(1).contains("no uid"))));
    StateGridPage page = new StateGridPage(editor);
    page.choose(named(tour, "<b>State</b> choose <b>", "</b>"));
    page.awaitStatus(text -> text.startsWith("1,055 entries"), "the entries");
    Ui.run(() -> page.grid().setFocus());
    Input.chord(Input.Key.of('g'), SWT.CTRL);
    Text goTo = editor.control(Text.class, "state:go-to");
    Ui.await("the way to a key", goTo::isFocusControl);
    Input.type("39");
    Input.press(Input.Key.ENTER);
    page.awaitStatus(text -> text.startsWith("Key 39: 5 entries"), "the key");
    Input.chord(Input.Key.of('f'), SWT.CTRL);
    Text where = editor.control(Text.class, "state:filter-expression");
    Ui.await("the condition", where::isFocusControl);
    Input.type(named(tour, "a condition such as <b>", "</b>"));
    Input.press(Input.Key.ENTER);
    assertTrue(page.awaitStatus(text -> text.contains(" of 1,055 entries") || text.startsWith("Error"), "what is filtered").matches("\\d+ of 1,055 entries"));
    Input.chord(Input.Key.of('t'), SWT.CTRL, SWT.SHIFT);
    Table statistics = editor.control(Table.class, "state:statistics");
    Ui.await("the statistics", () -> statistics.getItemCount() == page.titles().size());
    for (String title : new String[] {"Overview", "Files", "Preflight"}) {
      editor.turnTo(title);
      assertEquals(title, editor.pageTitle());
    }
  }
}
