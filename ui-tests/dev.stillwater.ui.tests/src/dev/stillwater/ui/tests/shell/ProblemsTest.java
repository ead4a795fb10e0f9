package dev.stillwater.ui.tests.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.operate.check.JobProblemBuilder;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.RunButton;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final boolean wasAutomated = ErrorDialog.AUTOMATED_MODE;
  private static final Duration BUILD = Duration.ofSeconds(60);
  private IFile broken;

  @BeforeEach
  void createABrokenJob() throws CoreException, IOException {
    IFile sample = Samples.file(Samples.DELAYS);
    broken = sample.getParent().getFile(IPath.fromPortableString("broken.job"));
    String text;
    try (InputStream in = sample.getContents(true)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String spoilt = text.replace("delay &gt; 0", "delay").replace("delay > 0", "delay");
    assertTrue(!spoilt.equals(text), "the sample's filter is as this test knows it");
    broken.create(new ByteArrayInputStream(spoilt.getBytes(StandardCharsets.UTF_8)), true, null);
  }

  @AfterEach
  void deleteTheBrokenJob() throws CoreException {
    ErrorDialog.AUTOMATED_MODE = wasAutomated;
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
    broken.delete(true, null);
  }

  /** Would catch a check that nobody runs, and markers that do not say which operator they mean. */
  @Test
  void jobWithAnError_isInTheProblemsView() throws CoreException, PartInitException {
    Ui.await("a marker", BUILD, () -> markers().length > 0);
    IMarker marker = markers()[0];
    assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, -1));
    assertEquals("delayed", marker.getAttribute(JobProblemBuilder.UID, ""));
    IWorkbenchPage page = Ui.page();
    IViewPart view = Ui.ask(() -> {
      try {
        return page.showView(IPageLayout.ID_PROBLEM_VIEW);
      } catch (PartInitException e) {
        throw new IllegalStateException(e);
      }
    });
    Shell shell = view.getSite().getShell();
    Ui.await("the message in the view", BUILD, () -> Widgets.all(shell, Tree.class).stream()
        .flatMap(tree -> Arrays.stream(tree.getItems())).anyMatch(item -> item.getText().startsWith("Errors")));
    Screenshots.take("problems");
  }

  /** Would catch a job with errors that is started all the same, or refused without a reason. */
  @Test
  void jobWithAnError_isNotStarted() {
    // The test harness switches the workbench's error dialogs off, and this one is what the test is about.
    ErrorDialog.AUTOMATED_MODE = false;
    Samples.open(broken);
    RunButton.click();
    Shell refusal = Widgets.shell("Problem Occurred");
    Screenshots.take("refusal");
    Input.click(Widgets.middle(Widgets.button(refusal, "OK")));
    Ui.await("the message closed", refusal::isDisposed);
  }

  private IMarker[] markers() {
    try {
      return broken.findMarkers(JobProblemBuilder.MARKER, true, IResource.DEPTH_ZERO);
    } catch (CoreException e) {
      throw new IllegalStateException(e);
    }
  }
}
