package dev.stillwater.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.ui.editor.parts.OperatorPart;
import dev.stillwater.ui.tests.driver.FreezeWatch;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Input.Key;
import dev.stillwater.ui.tests.driver.Screenshots;
import dev.stillwater.ui.tests.driver.Ui;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job of 1,000 operators: what opening, moving over and arranging it cost the UI thread. Times by the clock are reported in the log alone. */
class ThousandOperatorsTest {
  private static final int LANES = 100;
  private static final int LENGTH = 10;
  private static final long FREEZE_MS = 100;

  private IProject project;

  @BeforeEach
  void createProject() throws CoreException {
    project = ResourcesPlugin.getWorkspace().getRoot().getProject("thousand");
    project.create(null);
    project.open(null);
  }

  @AfterEach
  void deleteProject() throws CoreException {
    Ui.run(() -> Ui.page().closeAllEditors(false));
    project.delete(true, true, null);
  }

  // Would catch a drawing, an index or a check whose cost grows with the square of the operators, and work of the UI thread that is felt.
  @Test
  void thousandOperators_openMoveAndArrangeWithoutFreezes() throws CoreException {
    IFile file = project.getFile("thousand.job");
    file.create(job().getBytes(StandardCharsets.UTF_8), true, false, null);
    project.getFile("thousand.joblayout").create(layout().getBytes(StandardCharsets.UTF_8), true, false, null);
    long start = System.nanoTime();
    DiagramPage page = DiagramPage.open(file);
    Ui.await("all operators", () -> page.viewer().getContents().getChildren().size() == LANES * LENGTH);
    long openedMs = (System.nanoTime() - start) / 1_000_000;
    Ui.await("the check", Duration.ofSeconds(30), () -> !page.editor().diagram().orElseThrow().problems().all().isEmpty() || hasTypes(page));
    Ui.settle();
    // The first selection loads the tabs of Properties, whatever the size of the job.
    Input.click(page.operator("lane-1-1"));
    String zoomed = watched("zoom and scroll", () -> zoomAndScroll(page));
    String dragged = watched("drag", () -> drag(page));
    Screenshots.take("look-thousand");
    start = System.nanoTime();
    String arranged = watched("arrange", () -> {
      Input.chord(Key.of('a'), SWT.CTRL, SWT.SHIFT);
      Ui.await("the arrangement", Duration.ofSeconds(60), () -> place(page, "lane-2-1").getX() != 160);
    });
    long arrangedMs = (System.nanoTime() - start) / 1_000_000;
    Input.chord(Key.of('9'), SWT.CTRL);
    Screenshots.take("look-thousand-arranged");
    Input.chord(Key.of('z'), SWT.CTRL);
    assertEquals(LANES * LENGTH, page.operatorCount());
    String report = "1,000 operators: open " + openedMs + " ms, " + zoomed + ", " + dragged + ", " + arranged + " in " + arrangedMs + " ms";
    ILog.of(ThousandOperatorsTest.class).info(report);
  }

  private static boolean hasTypes(DiagramPage page) {
    return !page.editor().diagram().orElseThrow().outputFields(page.editor().diagram().orElseThrow().job().getOperators().getFirst(), 0).isEmpty();
  }

  private static String watched(String what, Runnable actions) {
    try (FreezeWatch watch = FreezeWatch.start()) {
      actions.run();
      watch.close();
      assertTrue(watch.longestMs() <= FREEZE_MS, what + ": " + watch.report());
      return what + " " + watch.longestMs() + " ms of work on one event at most";
    }
  }

  private static void zoomAndScroll(DiagramPage page) {
    Point middle = page.canvas(500, 300);
    Input.wheel(middle, -3, 0);
    Input.wheel(middle, 3, 0);
    Input.wheel(middle, -4, SWT.CTRL);
    Input.chord(Key.of('9'), SWT.CTRL);
    Input.wheel(middle, 2, SWT.CTRL);
    Input.chord(Key.of('0'), SWT.CTRL);
  }

  private static void drag(DiagramPage page) {
    Ui.run(() -> {
      OperatorPart part = part(page, "lane-50-5");
      page.viewer().select(part);
      page.viewer().reveal(part);
    });
    Ui.settle();
    Point at = page.operator("lane-50-5");
    Input.drag(at, new Point(at.x + 40, at.y + 60));
    Ui.await("the operator moved", () -> page.editor().isDirty());
  }

  private static OperatorPart part(DiagramPage page, String uid) {
    Object model = page.editor().diagram().orElseThrow().operators(uid).getFirst();
    return (OperatorPart) page.viewer().getEditPartRegistry().get(model);
  }

  private static NodeLayout place(DiagramPage page, String uid) {
    return page.editor().diagram().orElseThrow().node(page.editor().diagram().orElseThrow().operators(uid).getFirst()).orElseThrow();
  }

  private static String job() {
    StringBuilder text = new StringBuilder("""
        <?xml version="1.0" encoding="UTF-8"?>
        <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Thousand">
        """);
    StringBuilder streams = new StringBuilder();
    for (int lane = 1; lane <= LANES; lane++) {
      for (int step = 1; step <= LENGTH; step++) {
        String uid = "lane-" + lane + '-' + step;
        String kind = step == 1 ? "generator" : step == LENGTH ? "discard-sink" : step == 5 ? "aggregate" : "filter";
        text.append("  <operators uid=\"").append(uid).append("\" name=\"Step ").append(step).append(" of ").append(lane).append("\" kind=\"").append(kind)
            .append("\">").append(expressions(step)).append("</operators>\n");
        if (step > 1) {
          boolean isKeyed = step == 5;
          streams.append("  <streams source=\"lane-").append(lane).append('-').append(step - 1).append("\" target=\"").append(uid).append('"')
              .append(isKeyed ? " partitioning=\"hash\"><keyFields>id</keyFields></streams>\n" : "/>\n");
        }
      }
    }
    return text.append(streams).append("</job:Job>\n").toString();
  }

  private static String expressions(int step) {
    return switch (step) {
      case 1 -> "<expressions name=\"id\" text=\"number\"/>";
      case 5 -> "<expressions name=\"count\" text=\"count()\"/>";
      case LENGTH -> "";
      default -> "<expressions text=\"id > " + step + "\"/>";
    };
  }

  private static String layout() {
    StringBuilder text = new StringBuilder("""
        <?xml version="1.0" encoding="UTF-8"?>
        <job:JobLayout xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1">
        """);
    for (int lane = 1; lane <= LANES; lane++) {
      for (int step = 1; step <= LENGTH; step++) {
        text.append("  <nodes uid=\"lane-").append(lane).append('-').append(step).append("\" x=\"").append(step * 240 - 140 + lane % 3 * 30)
            .append("\" y=\"").append(lane * 100 - 40).append("\"/>\n");
      }
    }
    return text.append("</job:JobLayout>\n").toString();
  }
}
