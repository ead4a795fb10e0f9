package dev.stillwater.ui.operate.snapshot.trend;

import dev.stillwater.host.report.TrendPoint;
import dev.stillwater.host.report.TrendPoint.StateGrowth;
import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterColors;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.Format;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.Range;

/**
 * A number of each snapshot of a series as a line: over the numbers of the checkpoints, or over their order where two have the same number.
 *
 * <p>THREADING: UI thread.
 */
final class TrendChart {
  private static final long KILO = 1024;
  private static final int SYMBOL = 4;
  private static final double ROOM = 1.15;

  private final Chart chart;
  private final ILineSeries<?> line;
  private final String title;
  private String summary = "";

  TrendChart(Composite parent, String title, String id) {
    this.title = title;
    chart = new Chart(parent, SWT.NONE);
    chart.setData("dev.stillwater.id", id);
    chart.getTitle().setText(title);
    chart.getTitle().setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    chart.getLegend().setVisible(false);
    for (IAxis axis : chart.getAxisSet().getAxes()) {
      axis.getTick().setFont(JFaceResources.getDefaultFont());
      axis.getTitle().setFont(JFaceResources.getDefaultFont());
    }
    chart.getAxisSet().getYAxis(0).getTitle().setVisible(false);
    chart.getAxisSet().getXAxis(0).getTick().setFormat(new WholeNumbers());
    line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, title);
    line.setSymbolType(PlotSymbolType.CIRCLE);
    line.setSymbolSize(SYMBOL);
    line.setAntialias(SWT.ON);
    chart.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = summary;
      }
    });
    colour();
    StillwaterColors.onChange(chart, this::colour);
  }

  private void colour() {
    Color canvas = StillwaterColors.get(StillwaterColors.CANVAS);
    Color text = StillwaterColors.get(StillwaterColors.TEXT);
    chart.setBackground(canvas);
    chart.setBackgroundInPlotArea(canvas);
    chart.getTitle().setForeground(text);
    for (IAxis axis : chart.getAxisSet().getAxes()) {
      axis.getTitle().setForeground(text);
      axis.getTick().setForeground(StillwaterColors.get(StillwaterColors.MUTED_TEXT));
      axis.getGrid().setForeground(StillwaterColors.get(StillwaterColors.GRID));
    }
    line.setLineColor(StillwaterColors.get(StillwaterColors.SELECTION));
    line.setSymbolColor(StillwaterColors.get(StillwaterColors.SELECTION));
    chart.redraw();
  }

  /** Shows bytes or entries of the state; snapshots without it have no point. Cost: number of points. */
  void show(List<TrendPoint> points, StateName name, boolean isBytes) {
    boolean isNumbered = points.stream().mapToLong(TrendPoint::checkpointId).distinct().count() == points.size();
    List<double[]> shown = new ArrayList<>();
    long largest = 0;
    for (int index = 0; index < points.size(); index++) {
      Optional<StateGrowth> growth = name.in(points.get(index));
      if (growth.isPresent()) {
        long value = isBytes ? growth.get().sizeBytes() : growth.get().entries();
        largest = Math.max(largest, value);
        shown.add(new double[] {isNumbered ? points.get(index).checkpointId() : index + 1, value});
      }
    }
    long unit = !isBytes || largest < 10 * KILO ? 1 : largest < 10 * KILO * KILO ? KILO : KILO * KILO;
    String unitName = !isBytes ? "" : unit == 1 ? Messages.TrendChart_bytes : unit == KILO ? Messages.TrendChart_kilobytes : Messages.TrendChart_megabytes;
    chart.setData("dev.stillwater.points", shown.stream().map(point -> (long) point[1]).toList());
    summary = NLS.bind(Messages.TrendChart_name, new Object[] {title, name.text(), Quantities.snapshots(shown.size())});
    line.setVisible(!shown.isEmpty());
    if (!shown.isEmpty()) {
      line.setXSeries(shown.stream().mapToDouble(point -> point[0]).toArray());
      line.setYSeries(shown.stream().mapToDouble(point -> point[1] / unit).toArray());
      double first = shown.getFirst()[0];
      double last = shown.getLast()[0];
      double margin = Math.max(0.5, (last - first) * 0.05);
      chart.getAxisSet().getXAxis(0).setRange(new Range(first - margin, last + margin));
    }
    chart.getAxisSet().getXAxis(0).getTitle().setText(isNumbered ? Messages.TrendChart_checkpoint : Messages.TrendChart_order);
    IAxis numbers = chart.getAxisSet().getYAxis(0);
    numbers.setRange(new Range(0, Math.max(1, ROOM * largest / unit)));
    numbers.getTick().setFormat(new DecimalFormat(unitName.isEmpty() ? "#,##0.##" : "#,##0.## '" + unitName + "'", DecimalFormatSymbols.getInstance(Locale.ENGLISH)));
    chart.redraw();
  }

  /** Numbers of checkpoints; there is none between two of them. */
  private static final class WholeNumbers extends Format {
    private static final long serialVersionUID = 1L;
    private static final double NEAR = 1e-6;

    @Override
    public StringBuffer format(Object value, StringBuffer target, FieldPosition position) {
      double number = ((Number) value).doubleValue();
      return Math.abs(number - Math.rint(number)) > NEAR ? target : target.append(Quantities.count(Math.round(number)));
    }

    /** Nothing: the chart then takes every label as right. */
    @Override
    public Object parseObject(String source, ParsePosition position) {
      return null;
    }
  }
}
