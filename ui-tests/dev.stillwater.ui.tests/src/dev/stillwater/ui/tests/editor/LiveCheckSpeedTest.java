package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.JobPackage;
import dev.stillwater.ui.editor.commands.ChangeFeatureCommand;
import dev.stillwater.ui.editor.model.JobDiagram;
import dev.stillwater.ui.tests.driver.Ui;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.gef.commands.CommandStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * How long it takes until a change of a job of 1,000 operators has been checked. On a machine that is busy with other things the time on the clock says
 * little, so that the pause before the check and the processor's time count when they are less.
 */
class LiveCheckSpeedTest {
  private static final int OPERATORS = 1_000;
  private static final int TRIES = 5;
  private static final long LIMIT_MS = 300;
  /** The pause of the editor before it checks. */
  private static final long PAUSE_MS = 80;
  private static final Duration OPENING = Duration.ofSeconds(60);

  private IProject project;

  @AfterEach
  void closeJob() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  // Would catch a check that begins anew with every expression of the job after each keystroke.
  @Test
  void changeOfOneExpression_isCheckedWithin300Ms() throws Exception {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("live-check");
    project.create(null);
    project.open(null);
    Path file = project.getLocation().toPath().resolve("large.job");
    Files.writeString(file, job());
    project.refreshLocal(IProject.DEPTH_INFINITE, null);
    DiagramPage page = DiagramPage.open(project.getFile("large.job"));
    JobDiagram diagram = page.editor().diagram().orElseThrow();
    Ui.await("the first check", OPENING, () -> diagram.problems().all().stream().anyMatch(problem -> problem.code().equals("file-missing"))
        && !diagram.inputFields(diagram.job().getOperators().getLast()).isEmpty());
    long best = Long.MAX_VALUE;
    for (int index = 0; index < TRIES; index++) {
      best = Math.min(best, checkMs(page, diagram, "value + missing" + index));
    }
    assertTrue(best < LIMIT_MS, "The quickest of " + TRIES + " checks took " + best + " ms, expected below " + LIMIT_MS + " ms.");
  }

  /** Time from the change to the problem being known to the drawing. */
  private static long checkMs(DiagramPage page, JobDiagram diagram, String text) throws InterruptedException {
    CountDownLatch known = new CountDownLatch(1);
    String field = text.substring(text.indexOf("missing"));
    Runnable listener = () -> {
      if (diagram.problems().all().stream().anyMatch(problem -> problem.message().contains("'" + field + "'"))) {
        known.countDown();
      }
    };
    long begin = System.nanoTime();
    long used = processorNanos();
    Ui.run(() -> {
      diagram.addProblemListener(listener);
      CommandStack stack = (CommandStack) (Object) page.editor().getAdapter(CommandStack.class);
      stack.execute(new ChangeFeatureCommand(diagram.job().getOperators().get(OPERATORS / 2).getExpressions().getFirst(),
          JobPackage.Literals.EXPRESSION__TEXT, text, "type"));
    });
    assertTrue(known.await(20, TimeUnit.SECONDS), "The mistake was never found.");
    long elapsed = Math.min(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin), PAUSE_MS + TimeUnit.NANOSECONDS.toMillis(processorNanos() - used));
    Ui.run(() -> diagram.removeProblemListener(listener));
    Ui.settle();
    return elapsed;
  }

  /** Processor time of all threads of the workbench. */
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static String job() {
    StringBuilder out = new StringBuilder("""
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" formatVersion="1" name="Large">
          <schemas name="one"><fields name="value" type="long"/></schemas>
          <operators uid="op0" kind="csv-source"><parameters name="path" value="gone.csv"/><parameters name="schema" value="one"/></operators>
        """);
    for (int index = 1; index < OPERATORS; index++) {
      out.append("  <operators uid=\"op").append(index).append("\" kind=\"map\"><expressions name=\"value\" text=\"value + ").append(index).append("\"/></operators>\n");
    }
    for (int index = 1; index < OPERATORS; index++) {
      out.append("  <streams source=\"op").append(index - 1).append("\" target=\"op").append(index).append("\"/>\n");
    }
    return out.append("</job:Job>\n").toString();
  }
}
