package dev.stillwater.ui.operate.snapshot.overview;

import dev.stillwater.host.report.SnapshotReport;
import dev.stillwater.host.report.SnapshotReport.Operator;
import dev.stillwater.host.report.SnapshotReport.State;
import dev.stillwater.host.report.Treemap;
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
 * Sizes as areas: operators, and in each its states.
 *
 * <p>THREADING: UI thread.
 */
final class SizeTreemap extends ChartCanvas {
  private static final int HEAD = 20;

  private List<Operator> operators = List.of();

  /**
   * What a shape stands for.
   *
   * @param operator the operator
   * @param state one of its states; empty for the operator itself
   * @param hue index of the colour
   * @param hasHead whether the name stands above the states
   */
  record Part(Operator operator, Optional<State> state, int hue, boolean hasHead) {
  }

  SizeTreemap(Composite parent) {
    super(parent, "overview:treemap", Messages.SizeTreemap_name);
  }

  void show(Optional<SnapshotReport> report) {
    operators = report.map(SnapshotReport::operators).orElse(List.of());
    layOut();
  }

  @Override
  List<Shape> shapes(int width, int height) {
    List<Shape> shapes = new ArrayList<>();
    List<Treemap.Item<Operator>> items = operators.stream().map(operator -> new Treemap.Item<>(operator, (double) size(operator))).filter(item -> item.size() > 0)
        .toList();
    if (items.isEmpty() || width < 10 || height < 10) {
      return shapes;
    }
    int hue = 0;
    for (Treemap.Box<Operator> box : Treemap.of(items, 0, 0, width, height)) {
      Operator operator = box.value();
      boolean hasHead = box.height() > 2 * HEAD && box.width() > 40;
      shapes.add(new Shape(new Part(operator, Optional.empty(), hue, hasHead), bounds(box),
          NLS.bind(Messages.SizeTreemap_operator, operator.label(), Quantities.bytes(size(operator)))));
      addStates(box, hue, hasHead ? HEAD : 0, shapes);
      hue++;
    }
    return shapes;
  }

  private static void addStates(Treemap.Box<Operator> box, int hue, int head, List<Shape> shapes) {
    Operator operator = box.value();
    List<Treemap.Item<State>> states = operator.states().stream().map(state -> new Treemap.Item<>(state, (double) state.sizeBytes()))
        .filter(item -> item.size() > 0).toList();
    if (states.isEmpty() || box.width() < 8 || box.height() - head < 8) {
      return;
    }
    for (Treemap.Box<State> state : Treemap.of(states, box.x() + 2, box.y() + Math.max(2, head), box.width() - 4, box.height() - Math.max(2, head) - 2)) {
      State value = state.value();
      Object[] words = {operator.label(), value.name(), Quantities.bytes(value.sizeBytes()), Quantities.entries(value.entries())};
      shapes.add(new Shape(new Part(operator, Optional.of(value), hue, false), bounds(state),
          NLS.bind(value.isExact() ? Messages.SizeTreemap_state : Messages.SizeTreemap_stateAbout, words)));
    }
  }

  private static Rectangle bounds(Treemap.Box<?> box) {
    int x = (int) Math.round(box.x());
    int y = (int) Math.round(box.y());
    return new Rectangle(x, y, (int) Math.round(box.x() + box.width()) - x, (int) Math.round(box.y() + box.height()) - y);
  }

  /** Bytes of the states, or of the files where no state can be read. */
  static long size(Operator operator) {
    long states = operator.states().stream().mapToLong(State::sizeBytes).sum();
    return states > 0 ? states : operator.sizeBytes();
  }

  @Override
  void draw(GC gc, List<Shape> drawn) {
    if (drawn.isEmpty()) {
      gc.setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      gc.drawText(operators.isEmpty() ? Messages.SizeTreemap_measuring : Messages.SizeTreemap_none, 8, 8, true);
      return;
    }
    for (Shape shape : drawn) {
      Part part = (Part) shape.value();
      Rectangle in = shape.bounds();
      gc.setBackground(ChartColors.area(part.hue(), part.state().isPresent() ? 0.34 : 0.18));
      gc.fillRectangle(in);
      gc.setForeground(StillwaterColors.get(StillwaterColors.CANVAS));
      gc.setLineWidth(part.state().isPresent() ? 1 : 2);
      gc.drawRectangle(in);
      gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
      int line = gc.getFontMetrics().getHeight();
      if (part.state().isPresent()) {
        if (in.height > line + 2) {
          label(gc, part.state().get().name(), in, in.y + 2);
        }
        if (in.height > 2 * line + 4) {
          label(gc, Quantities.bytes(part.state().get().sizeBytes()), in, in.y + 2 + line);
        }
      } else if (part.hasHead() || part.operator().states().isEmpty() && in.height > line) {
        label(gc, NLS.bind(Messages.SizeTreemap_operator, part.operator().label(), Quantities.bytes(size(part.operator()))), in, in.y + 2);
      }
    }
  }
}
