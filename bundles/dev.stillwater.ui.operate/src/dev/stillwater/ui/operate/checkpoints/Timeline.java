package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.checkpoints.CheckpointParts.SubtaskPart;
import dev.stillwater.ui.operate.checkpoints.CheckpointParts.TaskPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * Where the time of one checkpoint went, as bars from its trigger: for each subtask start delay, alignment, the part in which it stood still, and the part
 * that was
 * written beside the work. The phases differ in pattern as well as in colour. Arrow keys go from bar to bar; the numbers of the chosen one stand below.
 *
 * <p>THREADING: UI thread.
 */
final class Timeline extends Canvas {
  private static final int ROW = 20;
  private static final int HEADER = 22;
  private static final int LEGEND = 24;
  private static final int FOOTER_LINE = 18;
  private static final int FOOTER = 2 * FOOTER_LINE + 4;
  private static final int NAMES_MAX = 220;
  private static final int GAP = 8;
  private static final int HATCH = 4;
  private static final int TICK_WIDTH = 90;

  /** A line: a task without index, or one of its subtasks. */
  private record Line(TaskPart task, Optional<SubtaskPart> part) {
  }

  private Optional<CheckpointParts> parts = Optional.empty();
  private String message = "";
  private List<Line> lines = List.of();
  private int selected = -1;

  Timeline(Composite parent) {
    super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
    setData("dev.stillwater.id", "checkpoints:timeline");
    addListener(SWT.Paint, event -> paint(event.gc));
    addListener(SWT.Resize, event -> updateBar());
    addListener(SWT.MouseMove, this::hover);
    addListener(SWT.MouseDown, event -> {
      setFocus();
      choose(lineAt(event.y));
    });
    addListener(SWT.KeyDown, this::pressed);
    addListener(SWT.Traverse, event -> event.doit = true);
    addListener(SWT.FocusIn, event -> {
      // Without a bar that is chosen nobody sees that the keys go here.
      choose(Math.max(0, selected));
      redraw();
    });
    addListener(SWT.FocusOut, event -> redraw());
    getVerticalBar().addListener(SWT.Selection, event -> redraw());
    StillwaterColors.onChange(this, this::redraw);
    getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.timeline_name;
      }

      @Override
      public void getDescription(AccessibleEvent event) {
        event.result = chosen().map(Timeline.this::describe).orElse("");
      }
    });
    updateBar();
  }

  /** Shows where the time went; without parts what is said instead. */
  void show(Optional<CheckpointParts> shown, String instead) {
    boolean isOther = !shown.map(CheckpointParts::id).equals(parts.map(CheckpointParts::id));
    parts = shown;
    message = instead;
    List<Line> all = new ArrayList<>();
    shown.ifPresent(each -> each.tasks().forEach(task -> {
      all.add(new Line(task, Optional.empty()));
      task.subtasks().forEach(part -> all.add(new Line(task, Optional.of(part))));
    }));
    lines = List.copyOf(all);
    if (isOther || selected >= lines.size()) {
      selected = -1;
      getVerticalBar().setSelection(0);
    }
    updateBar();
    redraw();
  }

  /** Number of bars that are shown. */
  int barCount() {
    return (int) lines.stream().filter(line -> line.part().filter(SubtaskPart::hasAnswered).isPresent()).count();
  }

  private Optional<Line> chosen() {
    return selected >= 0 && selected < lines.size() ? Optional.of(lines.get(selected)) : Optional.empty();
  }

  private void choose(int line) {
    if (line >= 0 && line < lines.size() && line != selected) {
      selected = line;
      int top = (getVerticalBar().getSelection() + ROW - 1) / ROW;
      int count = Math.max(1, bodyHeight() / ROW);
      if (line < top) {
        getVerticalBar().setSelection(line * ROW);
      } else if (line >= top + count) {
        getVerticalBar().setSelection((line - count + 1) * ROW);
      }
      getAccessible().textSelectionChanged();
      redraw();
    }
  }

  private void pressed(Event event) {
    int count = Math.max(1, bodyHeight() / ROW);
    switch (event.keyCode) {
      case SWT.ARROW_DOWN -> choose(Math.min(lines.size() - 1, selected + 1));
      case SWT.ARROW_UP -> choose(Math.max(0, selected - 1));
      case SWT.PAGE_DOWN -> choose(Math.min(lines.size() - 1, selected + count));
      case SWT.PAGE_UP -> choose(Math.max(0, selected - count));
      case SWT.HOME -> choose(0);
      case SWT.END -> choose(lines.size() - 1);
      default -> event.doit = true;
    }
  }

  private void hover(Event event) {
    int line = lineAt(event.y);
    String text = line >= 0 ? describe(lines.get(line)) : null;
    if (text == null ? getToolTipText() != null : !text.equals(getToolTipText())) {
      setToolTipText(text);
    }
  }

  private int lineAt(int y) {
    int inBody = y - HEADER - LEGEND;
    int line = inBody < 0 || inBody >= bodyHeight() ? -1 : (inBody + getVerticalBar().getSelection()) / ROW;
    return line < lines.size() ? line : -1;
  }

  private int bodyHeight() {
    return Math.max(0, getClientArea().height - HEADER - LEGEND - FOOTER);
  }

  private void updateBar() {
    ScrollBar bar = getVerticalBar();
    int height = lines.size() * ROW;
    int body = bodyHeight();
    bar.setVisible(height > body);
    bar.setValues(Math.min(bar.getSelection(), Math.max(0, height - body)), 0, Math.max(1, height), Math.max(1, Math.min(height, body)), ROW,
        Math.max(ROW, body - ROW));
  }

  /** The line in words, with all its numbers. */
  private String describe(Line line) {
    if (line.part().isEmpty()) {
      return NLS.bind(Messages.timeline_task, new Object[] {line.task().name(), time(line.task().numbers().endToEndMs()), line.task().acknowledged(),
          Quantities.subtasks(line.task().parallelism())});
    }
    SubtaskPart part = line.part().get();
    if (!part.hasAnswered()) {
      return NLS.bind(Messages.timeline_silent, line.task().name(), part.index());
    }
    long[] phases = part.phasesMs();
    return NLS.bind(Messages.timeline_subtask, new Object[] {line.task().name(), part.index(), time(part.numbers().endToEndMs()), time(phases[0]),
        time(phases[1]), time(phases[2]),
        time(phases[3]), time(phases[4])});
  }

  private static String time(long ms) {
    return ms < 0 ? Messages.unknown : Quantities.durationMs(ms);
  }

  private void paint(GC gc) {
    Rectangle area = getClientArea();
    gc.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    gc.fillRectangle(area);
    gc.setAntialias(SWT.ON);
    gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
    if (lines.isEmpty()) {
      gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      gc.drawText(message, GAP, GAP, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
      return;
    }
    int names = Math.min(NAMES_MAX, Math.max(60, area.width / 3));
    Rectangle plot = new Rectangle(names, HEADER + LEGEND, Math.max(10, area.width - names - 2 * GAP), bodyHeight());
    double scale = plot.width / (double) longestMs();
    paintLegend(gc);
    paintAxis(gc, plot, scale);
    gc.setClipping(0, plot.y, area.width, plot.height);
    int offset = getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
    for (int line = offset / ROW; line < lines.size() && line * ROW - offset < plot.height; line++) {
      paintLine(gc, line, new Rectangle(plot.x, plot.y + line * ROW - offset, plot.width, ROW), scale);
    }
    gc.setClipping((Rectangle) null);
    chosen().ifPresent(line -> {
      gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
      // The whole in the first line, its parts in the second one.
      String[] sentences = describe(line).split("; ", 2);
      for (int index = 0; index < sentences.length; index++) {
        gc.drawText(fitting(gc, sentences[index], area.width - GAP), GAP, area.height - FOOTER + 3 + index * FOOTER_LINE, true);
      }
    });
  }

  private long longestMs() {
    return Math.max(1, lines.stream().flatMap(line -> line.part().stream()).mapToLong(part -> part.numbers().endToEndMs()).max().orElse(1));
  }

  private static String[] phaseNames() {
    return new String[] {Messages.phase_startDelay, Messages.phase_alignment, Messages.phase_sync, Messages.phase_async, Messages.phase_rest};
  }

  private void paintLegend(GC gc) {
    int x = GAP;
    String[] names = phaseNames();
    for (int phase = 0; phase < names.length; phase++) {
      paintPhase(gc, phase, new Rectangle(x, 6, 18, 12));
      gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
      gc.drawText(names[phase], x + 22, 3, true);
      x += 22 + gc.textExtent(names[phase]).x + 14;
    }
  }

  private void paintAxis(GC gc, Rectangle plot, double scale) {
    long step = step(TICK_WIDTH / scale);
    for (long ms = 0; ms * scale <= plot.width; ms += step) {
      int x = plot.x + (int) Math.round(ms * scale);
      gc.setForeground(StillwaterColors.get(StillwaterColors.GRID));
      gc.drawLine(x, plot.y - 4, x, plot.y + plot.height);
      gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      String text = Quantities.durationMs(ms);
      Point size = gc.textExtent(text);
      gc.drawText(text, Math.min(x + 3, plot.x + plot.width - size.x), LEGEND, true);
    }
  }

  /** A round number of milliseconds, at least so many. */
  private static long step(double msMin) {
    long step = 1;
    long[] factors = {2, 5, 10};
    for (long power = 1; ; power *= 10) {
      for (long factor : factors) {
        if (step >= msMin) {
          return step;
        }
        step = power * factor;
      }
    }
  }

  private void paintLine(GC gc, int index, Rectangle bounds, double scale) {
    Line line = lines.get(index);
    if (index == selected) {
      gc.setForeground(StillwaterColors.get(StillwaterColors.SELECTION));
      gc.setLineStyle(isFocusControl() ? SWT.LINE_SOLID : SWT.LINE_DOT);
      gc.drawRectangle(2, bounds.y, bounds.x + bounds.width - 2, ROW - 1);
      gc.setLineStyle(SWT.LINE_SOLID);
    }
    gc.setForeground(StillwaterColors.get(line.part().isEmpty() ? StillwaterColors.TEXT : StillwaterColors.MUTED_TEXT));
    String name = line.part().map(part -> NLS.bind(Messages.timeline_index, part.index())).orElse(line.task().name());
    gc.drawText(fitting(gc, name, line.part().isEmpty() ? bounds.x + bounds.width - GAP : bounds.x - 3 * GAP), line.part().isEmpty() ? GAP : 3 * GAP,
        bounds.y + 2, true);
    if (line.part().isEmpty()) {
      return;
    }
    SubtaskPart part = line.part().get();
    if (!part.hasAnswered()) {
      gc.setForeground(StillwaterColors.get(StillwaterColors.WARNING));
      gc.drawText(Messages.timeline_noAnswer, bounds.x + 3, bounds.y + 2, true);
      return;
    }
    long from = 0;
    long[] phases = part.phasesMs();
    for (int phase = 0; phase < phases.length; phase++) {
      int x = bounds.x + (int) Math.round(from * scale);
      int end = bounds.x + (int) Math.round((from + phases[phase]) * scale);
      if (phases[phase] > 0) {
        paintPhase(gc, phase, new Rectangle(x, bounds.y + 4, Math.max(2, end - x), ROW - 8));
      }
      from += phases[phase];
    }
    if (from == 0) {
      paintPhase(gc, phases.length - 1, new Rectangle(bounds.x, bounds.y + 4, 2, ROW - 8));
    }
  }

  private static String fitting(GC gc, String text, int width) {
    String cut = text;
    while (cut.length() > 1 && gc.textExtent(cut.equals(text) ? cut : cut + "...").x > width - GAP) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return cut.equals(text) ? text : cut + "...";
  }

  /** Each phase has a colour and a pattern: empty, slanted lines, full, upright lines, outline. */
  private void paintPhase(GC gc, int phase, Rectangle bar) {
    Color color = StillwaterColors.get(switch (phase) {
      case 0 -> StillwaterColors.MUTED_TEXT;
      case 1 -> StillwaterColors.WARNING;
      case 2 -> StillwaterColors.ERROR;
      case 3 -> StillwaterColors.SELECTION;
      default -> StillwaterColors.RUNNING;
    });
    gc.setForeground(color);
    gc.setBackground(color);
    Rectangle clipping = gc.getClipping();
    Rectangle inside = bar.intersection(clipping);
    if (inside.isEmpty()) {
      return;
    }
    gc.setClipping(inside);
    gc.setAlpha(phase == 2 ? 255 : 70);
    gc.fillRectangle(bar);
    gc.setAlpha(255);
    if (phase == 1) {
      for (int x = bar.x - bar.height; x < bar.x + bar.width; x += HATCH + 2) {
        gc.drawLine(x, bar.y + bar.height, x + bar.height, bar.y);
      }
    } else if (phase == 3) {
      for (int x = bar.x; x < bar.x + bar.width; x += HATCH) {
        gc.drawLine(x, bar.y, x, bar.y + bar.height);
      }
    } else if (phase == 4) {
      for (int x = bar.x + 2; x < bar.x + bar.width; x += HATCH + 1) {
        gc.drawPoint(x, bar.y + bar.height / 2);
        gc.drawPoint(x + 1, bar.y + bar.height / 2);
      }
    }
    gc.drawRectangle(bar.x, bar.y, bar.width - 1, bar.height - 1);
    gc.setClipping(clipping);
  }
}
