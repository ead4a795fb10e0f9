package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.tests.driver.Consoles;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailingJobTest {
  private static final Duration RUN = Duration.ofSeconds(60);
  private static final String BLAMED = "Operator 'daily'";
  private IFile job;

  @BeforeEach
  void createAJobThatDividesByZero() throws CoreException, IOException {
    IFile sample = Samples.file(Samples.DELAYS);
    job = sample.getParent().getFile(IPath.fromPortableString("dividing.job"));
    String text;
    try (InputStream in = sample.getContents(true)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String spoilt = text.replace("avg(delay)", "avg(100 / (distance - 1750))");
    assertTrue(!spoilt.equals(text), "the sample's average is as this test knows it");
    job.create(new ByteArrayInputStream(spoilt.getBytes(StandardCharsets.UTF_8)), true, null);
  }

  @AfterEach
  void deleteTheJob() throws CoreException {
    Samples.delete(job);
  }

  /** Would catch a failure that does not say which operator and record it means, and a link that leads nowhere. */
  @Test
  void failure_namesOperatorAndRecordAndLinksToTheDiagram() {
    Samples.open(job);
    Shell shell = Ui.window().getShell();
    RunButton.click();
    Ui.await("the failure in the Console", RUN, () -> Consoles.text().contains(BLAMED));
    String text = Ui.ask(Consoles::text);
    assertTrue(text.contains("Division by zero") && text.contains("origin=DTW") && text.contains("flights-20k.csv:2"), text);
    Ui.await("the failure on the node", () -> accessibleName("daily").contains("made the job fail") && accessibleName("daily").contains("Division by zero"));
    assertFalse(Ui.ask(() -> accessibleName("flights")).contains("made the job fail"));
    Themes.screenshots("failed-node");
    Samples.open(Samples.WINDOW_COUNT);
    Ui.await("a link in the Console", () -> Consoles.linkCount() > 0);
    StyledText console = Widgets.control(shell, StyledText.class, "the Console", each -> each.getText().contains(BLAMED));
    Screenshots.take("failure");
    Input.click(Ui.ask(() -> {
      Point place = console.getLocationAtOffset(console.getText().indexOf(BLAMED) + "Operator 'da".length());
      return console.toDisplay(place.x + 2, place.y + console.getLineHeight() / 2);
    }));
    IWorkbenchPage page = Ui.page();
    Ui.await("the job's editor", () -> page.getActiveEditor() != null && page.getActiveEditor().getTitle().equals("dividing.job"));
  }

  /** What a screen reader says of an operator of the open drawing. */
  private static String accessibleName(String uid) {
    PipelineEditor editor = (PipelineEditor) Ui.page().getActiveEditor();
    EditPartViewer viewer = (EditPartViewer) editor.getAdapter(GraphicalViewer.class);
    EditPart part = (EditPart) viewer.getEditPartRegistry().get(editor.diagram().orElseThrow().operators(uid).getFirst());
    AccessibleEvent event = new AccessibleEvent(part);
    ((AccessibleEditPart) part.getAdapter(AccessibleEditPart.class)).getName(event);
    return event.result;
  }
}
