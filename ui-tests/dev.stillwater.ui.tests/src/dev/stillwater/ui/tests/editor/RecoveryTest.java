package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Samples;
import dev.stillwater.ui.tests.driver.Themes;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private IFile file;

  @BeforeEach
  void create() throws CoreException, IOException {
    IFile sample = Samples.file(Samples.DELAYS);
    file = sample.getParent().getFile(IPath.fromPortableString("crash.job"));
    file.create(new ByteArrayInputStream(Files.readAllBytes(sample.getLocation().toPath())), true, null);
  }

  @AfterEach
  void delete() throws CoreException {
    IWorkbenchPage page = Ui.page();
    Ui.run(() -> page.closeAllEditors(false));
    setReadOnly(false);
    file.delete(true, null);
    file.getParent().refreshLocal(IResource.DEPTH_ONE, null);
    IFile layout = file.getParent().getFile(IPath.fromPortableString(file.getName() + "layout"));
    if (layout.exists()) {
      layout.delete(true, null);
    }
  }

  // Would catch changes that a crash takes, and an offer to recover that restores something else or cannot be taken back.
  @Test
  void unsavedChanges_areOfferedAfterACrash() throws Exception {
    DiagramPage page = DiagramPage.open(file);
    Input.click(page.operator("delayed"));
    Input.press(Key.DELETE);
    Ui.await("the operator is gone", () -> page.operatorCount() == 3);
    Ui.await("the change is kept within 10 s", Duration.ofSeconds(10), () -> !kept().isEmpty());
    Map<Path, byte[]> crash = kept();
    IWorkbenchPage window = Ui.page();
    Ui.run(() -> window.closeAllEditors(false));
    Ui.await("closing without saving forgets", () -> kept().isEmpty());
    // As a process that was killed leaves it.
    for (Map.Entry<Path, byte[]> entry : crash.entrySet()) {
      Files.write(entry.getKey(), entry.getValue());
    }
    DiagramPage again = DiagramPage.open(file);
    assertEquals(4, again.operatorCount());
    Composite notice = DiagramPage.control(Composite.class, "notice-recovery");
    Themes.screenshots("recovery");
    Input.click(Widgets.middle(Widgets.button(notice, "Recover")));
    Ui.await("the change is there again", () -> again.operatorCount() == 3);
    assertTrue(again.isDirty());
    Input.chord(Key.of('z'), SWT.MOD1);
    Ui.await("undo gives what is in the file", () -> again.operatorCount() == 4);
    Input.chord(Key.of('y'), SWT.MOD1);
    Input.chord(Key.of('s'), SWT.MOD1);
    Ui.await("saving forgets", () -> kept().isEmpty());
    assertFalse(content().contains("uid=\"delayed\""));
  }

  // Would catch a change of somebody else that is overwritten by the next save, or that takes the changes here.
  @Test
  void outsideChange_isMergedIntoUnsavedChanges() throws Exception {
    DiagramPage page = DiagramPage.open(file);
    Input.click(page.operator("delayed"));
    Input.press(Key.DELETE);
    Ui.await("the operator is gone", () -> page.operatorCount() == 3);
    Files.writeString(path(), content().replace("name=\"size\" value=\"1d\"", "name=\"size\" value=\"6h\""));
    file.refreshLocal(IResource.DEPTH_ZERO, null);
    Ui.await("the other change has come", () -> page.ask(job -> job.getOperators().stream().flatMap(operator -> operator.getParameters().stream())
        .anyMatch(parameter -> "6h".equals(parameter.getValue()))));
    assertEquals(3, page.operatorCount());
    DiagramPage.control(Composite.class, "notice-merged");
    Themes.screenshots("outside-change");
    Input.chord(Key.of('s'), SWT.MOD1);
    Ui.await("both changes are saved", () -> content().contains("6h") && !content().contains("uid=\"delayed\""));
  }

  // Would catch a read-only file that is replaced all the same, or refused without a way out.
  @Test
  void readOnlyFile_saysSoAndIsSavedOnlyWhenMadeWritable() throws Exception {
    setReadOnly(true);
    DiagramPage page = DiagramPage.open(file);
    DiagramPage.control(Composite.class, "notice-read-only");
    Themes.screenshots("read-only");
    Input.click(page.operator("delayed"));
    Input.press(Key.DELETE);
    Input.chord(Key.of('s'), SWT.MOD1);
    Shell question = Widgets.shell("File Is Read-Only");
    assertTrue(content().contains("uid=\"delayed\""));
    Input.click(Widgets.middle(Widgets.button(question, "Make Writable")));
    Ui.await("saved", () -> !content().contains("uid=\"delayed\""));
  }

  private void setReadOnly(boolean isReadOnly) throws CoreException {
    ResourceAttributes attributes = file.getResourceAttributes();
    if (attributes != null) {
      attributes.setReadOnly(isReadOnly);
      file.setResourceAttributes(attributes);
    }
  }

  private Path path() {
    return file.getLocation().toPath();
  }

  private String content() {
    try {
      return new String(Files.readAllBytes(path()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Path, byte[]> kept() {
    Path folder = Platform.getStateLocation(Platform.getBundle("dev.stillwater.ui.editor")).toPath().resolve("recovery");
    Map<Path, byte[]> files = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        for (Path one : all) {
          files.put(one, Files.readAllBytes(one));
        }
      } catch (IOException e) {
        // A file of the moment has gone; the next look is complete.
        return new HashMap<>();
      }
    }
    return files.keySet().stream().anyMatch(path -> path.toString().endsWith(".properties")) ? files : new HashMap<>();
  }
}
