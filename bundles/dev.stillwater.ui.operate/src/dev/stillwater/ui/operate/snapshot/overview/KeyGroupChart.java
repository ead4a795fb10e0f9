package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.engine.state.KeyGroups;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/**
 * Bytes by key group above, and below what each subtask would get of them at a parallelism; subtasks alternate in colour, and the mean is a line.
 *
 * <p>THREADING: UI thread.
 */
final class KeyGroupChart extends ChartCanvas {
  private static final int GAP = 22;
  /** Times the mean from which a subtask is shown as skewed, as the findings have it. */
  private static final double SKEWED = 2;

  private Optional<KeyGroupSizes> sizes = Optional.empty();
  private int parallelism = 1;

  /** A bar: of key groups, or of a subtask. */
  private record Bar(int subtask, boolean isSubtask, boolean isLargest) {
  }

  KeyGroupChart(Composite parent) {
    super(parent, "overview:keyGroups", Messages.KeyGroupChart_name);
  }

  void show(Optional<KeyGroupSizes> shown, int tried) {
    sizes = shown;
    parallelism = tried;
    layOut();
  }

  @Override
  List<Shape> shapes(int width, int height) {
    List<Shape> shapes = new ArrayList<>();
    if (sizes.isEmpty() || width < 20 || height < 60) {
      return shapes;
    }
    int half = (height - GAP) / 2;
    long[] groups = sizes.get().bytes();
    int merged = Math.max(1, Math.ceilDiv(groups.length, Math.max(1, width / 2)));
    int bars = Math.ceilDiv(groups.length, merged);
    long[] sums = new long[bars];
    for (int group = 0; group < groups.length; group++) {
      sums[group / merged] += groups[group];
    }
    long largest = max(sums);
    for (int bar = 0; bar < bars; bar++) {
      int last = Math.min(groups.length, (bar + 1) * merged) - 1;
      int subtask = KeyGroups.subtask(bar * merged, parallelism, groups.length);
      String text = merged == 1 ? NLS.bind(Messages.KeyGroupChart_group, new Object[] {bar, Quantities.bytes(sums[bar]), subtask})
          : NLS.bind(Messages.KeyGroupChart_groups, new Object[] {bar * merged, last, Quantities.bytes(sums[bar]), subtask});
      shapes.add(new Shape(new Bar(subtask, false, false), bar(bar, bars, sums[bar], largest, new Rectangle(0, 0, width, half)), text));
    }
    long[] subtasks = sizes.get().ofSubtasks(parallelism);
    long most = max(subtasks);
    double mean = (double) sizes.get().totalBytes() / subtasks.length;
    for (int subtask = 0; subtask < subtasks.length; subtask++) {
      boolean isLargest = subtasks[subtask] > SKEWED * mean;
      shapes.add(new Shape(new Bar(subtask, true, isLargest), bar(subtask, subtasks.length, subtasks[subtask], most, new Rectangle(0, half + GAP, width, half)),
          NLS.bind(Messages.KeyGroupChart_subtask, subtask, Quantities.bytes(subtasks[subtask]))));
    }
    return shapes;
  }

  private static long max(long[] values) {
    long largest = 1;
    for (long value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  private static Rectangle bar(int index, int count, long value, long largest, Rectangle area) {
    int x = (int) ((long) index * area.width / count);
    int next = (int) ((long) (index + 1) * area.width / count);
    int height = value == 0 ? 0 : (int) Math.max(1, (area.height - 2) * value / largest);
    return new Rectangle(area.x + x, area.y + area.height - height, Math.max(1, next - x - (next - x > 3 ? 1 : 0)), height);
  }

  @Override
  void draw(GC gc, List<Shape> drawn) {
    Rectangle area = control().getClientArea();
    int half = (area.height - GAP) / 2;
    gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
    if (sizes.isEmpty()) {
      gc.drawText(Messages.KeyGroupChart_unknown, 8, 8, true);
      return;
    }
    gc.drawLine(0, half, area.width, half);
    label(gc, Messages.KeyGroupChart_below, new Rectangle(0, 0, area.width, 0), half + 2);
    for (Shape shape : drawn) {
      Bar bar = (Bar) shape.value();
      gc.setBackground(bar.isLargest() ? StillwaterColors.get(StillwaterColors.WARNING) : ChartColors.area(0, bar.subtask() % 2 == 0 ? 0.85 : 0.45));
      gc.fillRectangle(shape.bounds());
    }
    long[] subtasks = sizes.get().ofSubtasks(parallelism);
    double mean = (double) sizes.get().totalBytes() / subtasks.length;
    int y = half + GAP + half - (int) ((half - 2) * mean / max(subtasks));
    gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
    gc.setLineDash(new int[] {4, 3});
    gc.drawLine(0, y, area.width, y);
    gc.setLineDash(null);
  }
}
