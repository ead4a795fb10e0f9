package dev.stillwater.ui.editor.live;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.editor.api.LiveJob;
import dev.stillwater.ui.editor.api.LiveOperator;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * The bar below the drawing of a running job: what the job does, by what the drawing is coloured with its legend, and how fast barriers travel.
 *
 * <p>THREADING: UI thread. LIFECYCLE: as long as numbers are shown.
 */
final class LiveBar {
  private static final long[] DELAYS_MS = {0, 500, 2_000, 5_000};
  private static final int LEGEND_STEPS = 5;
  private static final int STEP_WIDTH = 11;
  private static final int LEGEND_HEIGHT = 12;
  private static final int SHARE_WIDTH = 22;
  private static final int GAP = 6;

  private final LiveView view;
  private final Composite bar;
  private final Label state;
  private final Combo schemes;
  private final Canvas legend;
  private final Combo delays;
  private final Label delaysLabel;
  private String[] ends = {"", ""};

  LiveBar(Composite parent, LiveView view) {
    this.view = view;
    bar = new Composite(parent, SWT.NONE);
    bar.setData("dev.stillwater.id", "live-bar");
    bar.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    RowLayout row = new RowLayout(SWT.HORIZONTAL);
    row.center = true;
    row.marginTop = 2;
    row.marginBottom = 2;
    row.spacing = GAP - 2;
    bar.setLayout(row);
    state = new Label(bar, SWT.NONE);
    state.setData("dev.stillwater.id", "live-state");
    GC gc = new GC(state);
    state.setLayoutData(new RowData(gc.textExtent(NLS.bind(Messages.bar_pending, new Object[] {1000, 100, 100})).x, SWT.DEFAULT));
    gc.dispose();
    new Label(bar, SWT.NONE).setText(Messages.bar_color);
    schemes = combo("live-scheme", Messages.bar_colorToolTip);
    for (LiveScheme scheme : LiveScheme.values()) {
      schemes.add(scheme.label());
    }
    schemes.addListener(SWT.Selection, event -> view.setScheme(LiveScheme.values()[schemes.getSelectionIndex()]));
    legend = new Canvas(bar, SWT.DOUBLE_BUFFERED);
    legend.setData("dev.stillwater.id", "live-legend");
    legend.addListener(SWT.Paint, event -> paintLegend(event.gc));
    legend.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = NLS.bind(Messages.bar_legend, ends[0], ends[1]);
      }
    });
    delaysLabel = new Label(bar, SWT.NONE);
    delaysLabel.setText(Messages.bar_barriers);
    delays = combo("live-barriers", Messages.bar_barriersToolTip);
    for (long delayMs : DELAYS_MS) {
      delays.add(delayMs == 0 ? Messages.bar_fullSpeed : NLS.bind(Messages.bar_delay, Quantities.durationMs(delayMs)));
    }
    delays.addListener(SWT.Selection, event -> view.control().slowBarriers(DELAYS_MS[delays.getSelectionIndex()]));
    Button hide = new Button(bar, SWT.PUSH | SWT.FLAT);
    hide.setText(Messages.bar_hide);
    hide.setToolTipText(Messages.bar_hideToolTip);
    hide.setData("dev.stillwater.id", "live-hide");
    hide.addListener(SWT.Selection, event -> view.control().hide());
  }

  private Combo combo(String id, String toolTip) {
    Combo combo = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
    combo.setData("dev.stillwater.id", id);
    combo.setToolTipText(toolTip);
    return combo;
  }

  /** A state of a job as it stands in a sentence; Flink's word for a job that was cancelled is spelled otherwise than all other texts. */
  private static String word(String state) {
    return state.equals("CANCELED") ? Messages.bar_cancelled : state.toLowerCase(Locale.ENGLISH);
  }

  void show(LiveJob job, LiveScheme scheme, LiveScale scale) {
    String text = NLS.bind(job.isEnded() ? Messages.bar_ended : Messages.bar_running, word(job.state()));
    Optional<LiveJob.Pending> pending = job.pending().filter(each -> !job.isEnded());
    String shown = pending.map(each -> NLS.bind(each.isSavepoint() ? Messages.bar_pendingSavepoint : Messages.bar_pending,
        new Object[] {each.checkpointId(), each.answered(), each.subtasks()})).orElse(text);
    if (!shown.equals(state.getText())) {
      state.setText(shown);
      state.setToolTipText(shown);
    }
    if (schemes.getSelectionIndex() != scheme.ordinal()) {
      schemes.select(scheme.ordinal());
    }
    boolean canSlow = !job.isEnded() && view.control().isHere();
    delays.setEnabled(canSlow);
    delaysLabel.setEnabled(canSlow);
    int delay = 0;
    while (delay + 1 < DELAYS_MS.length && DELAYS_MS[delay + 1] <= job.barrierDelayMs()) {
      delay++;
    }
    if (delays.getSelectionIndex() != delay && !delays.isFocusControl() || delays.getSelectionIndex() < 0) {
      delays.select(delay);
    }
    String[] newEnds = scheme.ends(scale);
    if (!newEnds[0].equals(ends[0]) || !newEnds[1].equals(ends[1])) {
      ends = newEnds;
      Point size = legendSize();
      legend.setLayoutData(new RowData(size));
      bar.getParent().layout(new Control[] {legend});
    }
    legend.redraw();
  }

  private Point legendSize() {
    GC gc = new GC(legend);
    int texts = gc.textExtent(ends[0]).x + gc.textExtent(ends[1]).x + gc.textExtent(Messages.bar_busy + Messages.bar_pressed + Messages.bar_idle).x;
    int height = gc.getFontMetrics().getHeight();
    gc.dispose();
    return new Point(texts + LEGEND_STEPS * STEP_WIDTH + 3 * (SHARE_WIDTH + GAP) + 7 * GAP, Math.max(height, LEGEND_HEIGHT) + 2);
  }

  private void paintLegend(GC gc) {
    gc.setForeground(legend.getForeground());
    int middle = legend.getClientArea().height / 2;
    int x = text(gc, ends[0], 0, middle);
    LiveScheme scheme = view.scheme();
    for (int step = 0; step < LEGEND_STEPS; step++) {
      double heat = step / (double) (LEGEND_STEPS - 1);
      gc.setBackground(scheme.color(heat));
      gc.setAlpha((int) (40 + 215 * heat));
      int height = 3 + step * (LEGEND_HEIGHT - 3) / (LEGEND_STEPS - 1);
      gc.fillRectangle(x + step * STEP_WIDTH, middle + LEGEND_HEIGHT / 2 - height, STEP_WIDTH - 1, height);
    }
    gc.setAlpha(255);
    x = text(gc, ends[1], x + LEGEND_STEPS * STEP_WIDTH + GAP, middle) + 2 * GAP;
    x = share(gc, x, middle, new LiveOperator.Shares(100, 0, 0, 0, 0), Messages.bar_busy);
    x = share(gc, x, middle, new LiveOperator.Shares(0, 0, 100, 0, 0), Messages.bar_pressed);
    share(gc, x, middle, new LiveOperator.Shares(0, 100, 0, 0, 0), Messages.bar_idle);
  }

  private int share(GC gc, int x, int middle, LiveOperator.Shares shares, String name) {
    SWTGraphics graphics = new SWTGraphics(gc);
    OperatorPainter.paintShares(graphics, new Rectangle(x, middle - LEGEND_HEIGHT / 4, SHARE_WIDTH, LEGEND_HEIGHT / 2), shares);
    graphics.dispose();
    gc.setForeground(legend.getForeground());
    return text(gc, name, x + SHARE_WIDTH + GAP / 2, middle) + GAP / 2;
  }

  /** The x behind the text. */
  private static int text(GC gc, String text, int x, int middle) {
    Point size = gc.textExtent(text);
    gc.drawText(text, x, middle - size.y / 2, true);
    return x + size.x + GAP;
  }

  void restyle() {
    legend.redraw();
    state.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
  }

  void dispose() {
    Composite parent = bar.getParent();
    bar.dispose();
    if (!parent.isDisposed()) {
      parent.layout();
    }
  }
}
