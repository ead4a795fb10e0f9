package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Editing the Java class that an operator runs. */
class JavaSourceTest {
  private static final String MARKER = "dev.stillwater.ui.editor.javaProblem";

  @AfterEach
  void closeEditors() {
    Ui.run(() -> Ui.page().closeAllEditors(false));
  }

  // Would catch F3 that opens nothing, plain text without colours, and mistakes that are only found by a run.
  @Test
  void f3OpensTheClass_andMistakesAreMarkedWhileTyping() {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    IFile java = Samples.file("delay-alerts/src/alerts/DelayAlert.java");
    DiagramPage page = DiagramPage.open(Samples.file("delay-alerts/delay-alerts.job"));
    Input.click(page.operator("alerts"));
    Input.press(Key.of(SWT.F3));
    StyledText source = SettingsPage.source("java-source");
    Ui.await("colours", () -> source.getStyleRanges().length > 20);
    assertEquals("DelayAlert.java", Ui.ask(() -> Ui.page().getActiveEditor().getTitle()));
    Input.click(Widgets.middle(source));
    Input.chord(Key.of(SWT.END), SWT.MOD1);
    Input.type("int x = true;");
    Ui.await("a marker", () -> markers(java) > 0);
    Themes.screenshots("java-source");
    for (int step = 0; step < 20; step++) {
      Input.chord(Key.of('z'), SWT.MOD1);
    }
    Ui.await("no marker", () -> markers(java) == 0);
  }

  private static int markers(IFile file) {
    try {
      IMarker[] found = file.findMarkers(MARKER, true, IResource.DEPTH_ZERO);
      return found.length;
    } catch (CoreException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
