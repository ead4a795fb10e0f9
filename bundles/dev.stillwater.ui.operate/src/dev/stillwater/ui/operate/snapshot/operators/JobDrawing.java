package dev.stillwater.ui.operate.snapshot.operators;

import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.draw.JobScene;
import dev.stillwater.model.draw.SceneBuilder;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.snapshot.overview.ChartColors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * The drawing of a job, each operator as dark as its state is large, with the size written on it; a click selects the operator in the tree.
 *
 * <p>THREADING: UI thread.
 */
final class JobDrawing {
  private static final double SCALE_MAX = 1.2;

  private final Canvas canvas;
  private final Consumer<String> selected;
  private Optional<JobScene> scene = Optional.empty();
  private Map<String, Long> sizes = Map.of();
  private double scale = 1;

  JobDrawing(Composite parent, Consumer<String> selected) {
    this.selected = selected;
    canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
    canvas.setData("dev.stillwater.id", "operators:drawing");
    canvas.addListener(SWT.Paint, this::paint);
    canvas.addListener(SWT.MouseDown, event -> at(event).ifPresent(node -> selected.accept(node.id())));
    canvas.addListener(SWT.MouseMove, event -> canvas.setToolTipText(at(event).map(this::text).orElse(null)));
    canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = Messages.JobDrawing_name;
      }
    });
    StillwaterColors.onChange(canvas, canvas::redraw);
  }

  /** Shows a job with the bytes of state by uid. */
  void show(Job job, Map<String, Long> bytesByUid) {
    scene = Optional.of(SceneBuilder.build(job, JobFactory.eINSTANCE.createJobLayout(), OperatorCatalog.standard()));
    sizes = Map.copyOf(bytesByUid);
    canvas.setData("dev.stillwater.shapes", scene.get().nodes().stream().map(this::text).toList());
    canvas.redraw();
  }

  private String text(JobScene.Node node) {
    OptionalLong size = size(node);
    return size.isEmpty() ? NLS.bind(Messages.JobDrawing_noState, node.name()) : NLS.bind(Messages.JobDrawing_state, node.name(), Quantities.bytes(size.getAsLong()));
  }

  private OptionalLong size(JobScene.Node node) {
    Long size = sizes.get(node.id());
    return size == null || size == 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  private Optional<JobScene.Node> at(Event event) {
    int x = (int) (event.x / scale);
    int y = (int) (event.y / scale);
    return scene.stream().flatMap(shown -> shown.nodes().stream())
        .filter(node -> x >= node.x() && x < node.x() + node.width() && y >= node.y() && y < node.y() + node.height()).findFirst();
  }

  private void paint(Event event) {
    GC gc = event.gc;
    gc.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
    gc.fillRectangle(canvas.getClientArea());
    if (scene.isEmpty()) {
      return;
    }
    scale = Math.min(SCALE_MAX, Math.min((double) canvas.getClientArea().width / Math.max(1, scene.get().width()),
        (double) canvas.getClientArea().height / Math.max(1, scene.get().height())));
    Transform transform = new Transform(gc.getDevice());
    transform.scale((float) scale, (float) scale);
    gc.setAntialias(SWT.ON);
    gc.setTransform(transform);
    scene.get().edges().forEach(edge -> draw(gc, edge));
    long largest = sizes.values().stream().mapToLong(Long::longValue).max().orElse(1);
    scene.get().nodes().forEach(node -> draw(gc, node, largest));
    gc.setTransform(null);
    transform.dispose();
  }

  private static void draw(GC gc, JobScene.Edge edge) {
    gc.setForeground(StillwaterColors.get(edge.isKeyed() ? StillwaterColors.KEYED_STREAM : StillwaterColors.STREAM));
    gc.setLineWidth(2);
    List<JobScene.Point> points = edge.points();
    for (int index = 1; index < points.size(); index++) {
      gc.drawLine(points.get(index - 1).x(), points.get(index - 1).y(), points.get(index).x(), points.get(index).y());
    }
  }

  private void draw(GC gc, JobScene.Node node, long largest) {
    OptionalLong size = size(node);
    double share = size.isEmpty() ? 0 : 0.15 + 0.45 * Math.sqrt((double) size.getAsLong() / Math.max(1, largest));
    gc.setBackground(size.isEmpty() ? StillwaterColors.get(StillwaterColors.NODE)
        : ChartColors.mixed(StillwaterColors.get(StillwaterColors.KEYED), StillwaterColors.get(StillwaterColors.NODE), share));
    gc.fillRoundRectangle(node.x(), node.y(), node.width(), node.height(), 8, 8);
    gc.setForeground(StillwaterColors.get(StillwaterColors.NODE_BORDER));
    gc.setLineWidth(1);
    gc.drawRoundRectangle(node.x(), node.y(), node.width(), node.height(), 8, 8);
    gc.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
    gc.setClipping(node.x() + 2, node.y(), node.width() - 4, node.height());
    gc.drawText(node.name(), node.x() + 8, node.y() + 8, SWT.DRAW_TRANSPARENT);
    gc.drawText(size.isEmpty() ? Messages.JobDrawing_none : Quantities.bytes(size.getAsLong()), node.x() + 8, node.y() + 30, SWT.DRAW_TRANSPARENT);
    gc.setClipping((Rectangle) null);
  }
}
