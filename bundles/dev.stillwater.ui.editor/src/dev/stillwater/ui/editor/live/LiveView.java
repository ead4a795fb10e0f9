package dev.stillwater.ui.editor.live;

import dev.stillwater.model.OperatorId;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.api.DrawnJob;
import dev.stillwater.ui.editor.api.LiveControl;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import dev.stillwater.ui.editor.api.LiveStream;
import dev.stillwater.ui.editor.figures.TipFigure;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/**
 * The numbers of a running job on the drawing of one editor. They are shown five times a second at most, and less often where the drawing is so large that this would
 * take more than a tenth of the UI thread's time.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as the viewer's control.
 */
public final class LiveView {
  private static final String KEY = LiveView.class.getName();
  private static final String PREFERENCES = "dev.stillwater.ui.editor";
  private static final String SCHEME = "live.scheme";
  private static final long GAP_NANOS = 200_000_000L;
  private static final long COST_SHARE = 10;
  private static final long NANOS_PER_MS = 1_000_000;

  private final GraphicalViewer viewer;
  private final Supplier<Optional<JobDiagram>> diagram;
  private final Supplier<Composite> barParent;
  private final LiveLayer layer;
  private final OpenTip openTip;
  private LiveControl control = LiveControl.NONE;
  private Optional<LiveJob> job = Optional.empty();
  private LiveScheme scheme = remembered();
  private Optional<LiveBar> bar = Optional.empty();
  private long nextNanos = System.nanoTime();
  private boolean isWaiting;
  private long updates;

  private LiveView(GraphicalViewer viewer, LiveLayer layer, Supplier<Optional<JobDiagram>> diagram, Supplier<Composite> barParent) {
    this.viewer = viewer;
    this.layer = layer;
    this.diagram = diagram;
    this.barParent = barParent;
    openTip = new OpenTip(viewer);
  }

  /**
   * Makes the viewer able to show a running job.
   *
   * @param diagram what is drawn; empty while it is being loaded
   * @param barParent where the bar goes; its layout is a grid of one column
   */
  public static LiveView install(GraphicalViewer viewer, LiveLayers root, Supplier<Optional<JobDiagram>> diagram, Supplier<Composite> barParent) {
    LiveLayer layer = new LiveLayer(viewer);
    root.addLive(layer);
    LiveView view = new LiveView(viewer, layer, diagram, barParent);
    viewer.setProperty(KEY, view);
    Control canvas = viewer.getControl();
    canvas.addListener(SWT.MouseUp, view::clicked);
    return view;
  }

  /** The live view of a viewer that was made with {@link #install}. */
  public static Optional<LiveView> of(EditPartViewer viewer) {
    return viewer != null && viewer.getProperty(KEY) instanceof LiveView view ? Optional.of(view) : Optional.empty();
  }

  /** Shows the numbers, or takes all away. What comes before its time waits for it, and is left out when something newer has come. */
  public void show(Optional<LiveJob> newJob, LiveControl newControl) {
    control = newControl;
    boolean isOther = newJob.isPresent() != job.isPresent();
    job = newJob;
    if (isOther) {
      nextNanos = System.nanoTime();
    }
    later();
  }

  private void later() {
    long waitNanos = nextNanos - System.nanoTime();
    if (waitNanos <= 0) {
      refresh();
    } else if (!isWaiting) {
      isWaiting = true;
      Display display = viewer.getControl().getDisplay();
      display.timerExec((int) (waitNanos / NANOS_PER_MS) + 1, () -> {
        isWaiting = false;
        if (!viewer.getControl().isDisposed()) {
          refresh();
        }
      });
    }
  }

  private void refresh() {
    long begin = System.nanoTime();
    updates++;
    layer.show(diagram.get(), job, scheme);
    showBar();
    layer.repaint();
    if (layer.getParent() != null) {
      layer.getUpdateManager().performUpdate();
    }
    openTip.refresh();
    long end = System.nanoTime();
    nextNanos = begin + Math.max(GAP_NANOS, COST_SHARE * (end - begin));
  }

  private void showBar() {
    if (job.isEmpty()) {
      bar.ifPresent(LiveBar::dispose);
      bar = Optional.empty();
      return;
    }
    if (bar.isEmpty()) {
      bar = Optional.of(new LiveBar(barParent.get(), this));
      bar.get().show(job.get(), scheme, layer.scale().orElseThrow());
      barParent.get().layout();
    } else {
      bar.get().show(job.get(), scheme, layer.scale().orElseThrow());
    }
  }

  /** Takes colours from the theme again. */
  public void restyle() {
    bar.ifPresent(LiveBar::restyle);
  }

  /** How often the drawing was brought up to date. */
  public long updates() {
    return updates;
  }

  /** The job that is shown. */
  public Optional<LiveJob> job() {
    return job;
  }

  /** Who watches the job. */
  LiveControl control() {
    return control;
  }

  /** By what the drawing is coloured. */
  public LiveScheme scheme() {
    return scheme;
  }

  /** Colours the drawing by another number, and those that are opened later as well. */
  public void setScheme(LiveScheme newScheme) {
    scheme = Objects.requireNonNull(newScheme, "newScheme");
    IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(PREFERENCES);
    preferences.put(SCHEME, scheme.name());
    SchemeHandler.shown(scheme);
    refresh();
  }

  private static LiveScheme remembered() {
    String name = InstanceScope.INSTANCE.getNode(PREFERENCES).get(SCHEME, "");
    for (LiveScheme each : LiveScheme.values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return LiveScheme.THROUGHPUT;
  }

  /** Keeps the tip up to date while it is on the screen. */
  public void follow(TipFigure tip, Supplier<TipFigure> content) {
    tip.onShown(() -> openTip.shown(tip, content));
  }

  /** Adds the numbers of an operator to its tip. */
  public void addTo(TipFigure tip, Operator operator) {
    layer.failure(operator).ifPresent(failure -> tip.heading(Messages.failed).lines(null, failure.text()));
    layer.numbers(operator).ifPresent(numbers -> LiveTips.add(tip, numbers, isEnded()));
  }

  /** Adds the numbers and the last records of a stream to its tip. */
  public void addTo(TipFigure tip, Stream stream) {
    layer.numbers(stream).ifPresent(numbers -> {
      LiveTips.add(tip, numbers, isEnded());
      if (control.isHere()) {
        LiveTips.addRecords(tip, control.records(numbers.ends()));
      }
    });
  }

  private boolean isEnded() {
    return job.isPresent() && job.get().isEnded();
  }

  /** What a screen reader says of an operator, with its numbers. */
  public String accessible(String name, Operator operator) {
    Optional<LiveOperator> numbers = layer.numbers(operator);
    Optional<LiveJob.Failure> failure = layer.failure(operator);
    if (failure.isPresent()) {
      return NLS.bind(Messages.accessible_failed, name, failure.get().text());
    }
    return numbers.isEmpty() || job.isEmpty() ? name
        : NLS.bind(Messages.accessible_operator, new Object[] {name, scheme.text(numbers.get(), job.get()), scheme.others(numbers.get(), job.get())});
  }

  /** What a screen reader says of a stream, with its numbers. */
  public String accessible(String name, Stream stream) {
    Optional<LiveStream> numbers = layer.numbers(stream);
    return numbers.isEmpty() ? name : NLS.bind(Messages.accessible_stream, new Object[] {name, LiveTexts.rate(numbers.get().recordsPerSecond()),
        LiveTexts.narrow(numbers.get().records()), LiveTexts.percent(numbers.get().queue().fillPercent())});
  }

  /** The pointer has come to a stream: its last records may be wanted. */
  public void hovered(Stream stream) {
    layer.numbers(stream).ifPresent(numbers -> control.hovered(numbers.ends()));
  }

  /** What a diagram shows, by uids. */
  public static DrawnJob drawn(JobDiagram shown) {
    List<DrawnJob.Node> operators = shown.job().getOperators().stream().filter(operator -> operator.getUid() != null)
        .map(operator -> new DrawnJob.Node(operator.getUid(), JobDiagram.nameOf(operator), OperatorId.ofUid(operator.getUid()).toString())).toList();
    return new DrawnJob(operators, shown.job().getStreams().stream().filter(stream -> stream.getSource() != null && stream.getTarget() != null)
        .map(stream -> LiveLayer.ends(shown, stream)).toList());
  }

  /** The ends of the selected stream, as a running job names them. */
  public Optional<LiveStream.Ends> selectedStream() {
    Optional<JobDiagram> shown = diagram.get();
    for (Object part : viewer.getSelectedEditParts()) {
      if (shown.isPresent() && ((EditPart) part).getModel() instanceof Stream stream && stream.getSource() != null && stream.getTarget() != null) {
        return Optional.of(LiveLayer.ends(shown.get(), stream));
      }
    }
    return Optional.empty();
  }

  private void clicked(Event event) {
    if (event.button != 1 || job.isEmpty()) {
      return;
    }
    Point point = new Point(event.x, event.y);
    layer.translateToRelative(point);
    if (isFree(new Point(event.x, event.y))) {
      layer.streamAt(point).flatMap(layer::numbers).ifPresent(numbers -> control.open(numbers.ends()));
    }
  }

  /** Whether no operator lies there, whose click it is. */
  private boolean isFree(Point location) {
    EditPart part = viewer.findObjectAt(location);
    return part == null || !(part.getModel() instanceof Operator);
  }
}
