package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.StillwaterColors;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/**
 * Duration and size of a job's checkpoints over time, one chart each; savepoints stand apart from checkpoints by the shape of their points.
 *
 * <p>THREADING: UI thread.
 */
final class CheckpointCharts {
  private static final long KILO = 1024;
  private static final int SYMBOL = 4;
  private static final double MARGIN_MS_MIN = 1000;
  private static final double MARGIN_SHARE = 0.05;
  private static final int TICK_PIXELS = 80;
  private final Composite area;
  private final Chart duration;
  private final Chart size;
  private List<CheckpointRow> shown = List.of();

  CheckpointCharts(Composite parent) {
    area = new Composite(parent, SWT.NONE);
    FillLayout fill = new FillLayout(SWT.HORIZONTAL);
    fill.spacing = 4;
    area.setLayout(fill);
    duration = chart(Messages.chart_duration, "checkpoints:chart:duration");
    size = chart(Messages.chart_size, "checkpoints:chart:size");
    series(duration, Messages.chart_checkpoints, PlotSymbolType.CIRCLE, LineStyle.SOLID);
    series(duration, Messages.chart_savepoints, PlotSymbolType.DIAMOND, LineStyle.NONE);
    series(size, Messages.chart_state, PlotSymbolType.CIRCLE, LineStyle.SOLID);
    series(size, Messages.chart_written, PlotSymbolType.TRIANGLE, LineStyle.DASH);
    series(size, Messages.chart_savepoints, PlotSymbolType.DIAMOND, LineStyle.NONE);
    colour();
    StillwaterColors.onChange(area, this::colour);
  }

  Control control() {
    return area;
  }

  private Chart chart(String title, String id) {
    Chart chart = new Chart(area, SWT.NONE);
    chart.setData("dev.stillwater.id", id);
    chart.getTitle().setText(title);
    chart.getTitle().setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    chart.getLegend().setPosition(SWT.BOTTOM);
    for (IAxis axis : chart.getAxisSet().getAxes()) {
      axis.getTitle().setVisible(false);
      axis.getTick().setFont(JFaceResources.getDefaultFont());
    }
    chart.getAxisSet().getXAxis(0).getTick().setFormat(new TimeFormat());
    chart.getAxisSet().getXAxis(0).getTick().setTickMarkStepHint(TICK_PIXELS);
    chart.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = title;
      }
    });
    return chart;
  }

  private static void series(Chart chart, String name, PlotSymbolType symbol, LineStyle line) {
    ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, name);
    series.setSymbolType(symbol);
    series.setSymbolSize(SYMBOL);
    series.setLineStyle(line);
    series.setAntialias(SWT.ON);
  }

  private void colour() {
    for (Chart chart : new Chart[] {duration, size}) {
      Color canvas = StillwaterColors.get(StillwaterColors.CANVAS);
      Color text = StillwaterColors.get(StillwaterColors.TEXT);
      chart.setBackground(canvas);
      chart.setBackgroundInPlotArea(canvas);
      chart.getTitle().setForeground(text);
      chart.getLegend().setBackground(canvas);
      chart.getLegend().setForeground(text);
      for (IAxis axis : chart.getAxisSet().getAxes()) {
        axis.getTick().setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
        axis.getGrid().setForeground(StillwaterColors.get(StillwaterColors.GRID));
      }
    }
    colour(duration, Messages.chart_checkpoints, StillwaterColors.SELECTION);
    colour(duration, Messages.chart_savepoints, StillwaterColors.KEYED);
    colour(size, Messages.chart_state, StillwaterColors.SELECTION);
    colour(size, Messages.chart_written, StillwaterColors.RUNNING);
    colour(size, Messages.chart_savepoints, StillwaterColors.KEYED);
    duration.redraw();
    size.redraw();
  }

  private static void colour(Chart chart, String name, String id) {
    ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().getSeries(name);
    series.setLineColor(StillwaterColors.get(id));
    series.setSymbolColor(StillwaterColors.get(id));
  }

  /** Shows the complete ones among the checkpoints. Cost: their number. */
  void show(List<CheckpointRow> rows) {
    List<CheckpointRow> complete = rows.stream().filter(row -> row.isCompleted() && row.durationMs() >= 0)
        .sorted(Comparator.comparingLong(CheckpointRow::triggerMs)).toList();
    if (complete.equals(shown)) {
      return;
    }
    shown = complete;
    List<CheckpointRow> checkpoints = complete.stream().filter(row -> !row.isSavepoint()).toList();
    List<CheckpointRow> savepoints = complete.stream().filter(CheckpointRow::isSavepoint).toList();
    long largest = complete.stream().mapToLong(row -> Math.max(row.stateBytes(), row.writtenBytes())).max().orElse(0);
    long unit = largest >= 10 * KILO * KILO ? KILO * KILO : largest >= 10 * KILO ? KILO : 1;
    String name = unit == 1 ? Messages.chart_bytes : unit == KILO ? Messages.chart_kilobytes : Messages.chart_megabytes;
    long slowest = complete.stream().mapToLong(CheckpointRow::durationMs).max().orElse(0);
    fill(duration, Messages.chart_checkpoints, checkpoints, CheckpointRow::durationMs);
    fill(duration, Messages.chart_savepoints, savepoints, CheckpointRow::durationMs);
    fill(size, Messages.chart_state, checkpoints, row -> row.stateBytes() / (double) unit);
    fill(size, Messages.chart_written, checkpoints, row -> row.writtenBytes() / (double) unit);
    fill(size, Messages.chart_savepoints, savepoints, row -> row.stateBytes() / (double) unit);
    scale(duration, Messages.chart_milliseconds, slowest);
    scale(size, name, largest / (double) unit);
  }

  private static void fill(Chart chart, String name, List<CheckpointRow> rows, ToDoubleFunction<CheckpointRow> value) {
    ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().getSeries(name);
    series.setVisible(!rows.isEmpty());
    series.setVisibleInLegend(!rows.isEmpty());
    if (!rows.isEmpty()) {
      series.setXSeries(rows.stream().mapToDouble(CheckpointRow::triggerMs).toArray());
      series.setYSeries(rows.stream().mapToDouble(value).toArray());
    }
  }

  /** Numbers begin at 0, so that small differences do not look large, and carry their unit. */
  private void scale(Chart chart, String unit, double largest) {
    if (shown.isEmpty()) {
      chart.redraw();
      return;
    }
    IAxis times = chart.getAxisSet().getXAxis(0);
    times.adjustRange();
    Range range = times.getRange();
    double margin = Math.max(MARGIN_MS_MIN, (range.upper - range.lower) * MARGIN_SHARE);
    times.setRange(new Range(range.lower - margin, range.upper + margin));
    IAxis numbers = chart.getAxisSet().getYAxis(0);
    numbers.setRange(new Range(0, Math.max(1, largest * 1.15)));
    numbers.getTick().setFormat(new DecimalFormat("#,##0.## '" + unit + "'", DecimalFormatSymbols.getInstance(Locale.ENGLISH)));
    chart.redraw();
  }

  /** Number of points that are shown, by the name of the series. */
  int pointCount(String series) {
    ILineSeries<?> found = (ILineSeries<?>) duration.getSeriesSet().getSeries(series);
    return found.isVisible() ? found.getYSeries().length : 0;
  }
}
