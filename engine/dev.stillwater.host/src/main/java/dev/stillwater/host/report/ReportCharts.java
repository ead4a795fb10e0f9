package dev.stillwater.host.report;

import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.host.report.SnapshotReport.Operator;
import dev.stillwater.host.report.SnapshotReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The charts of a report as SVG inside HTML; each shape has its numbers as a title, and the page has them as a table.
 *
 * <p>THREADING: stateless.
 */
final class ReportCharts {
  private static final double WIDTH = 960;
  private static final double TREE_HEIGHT = 320;
  private static final double BARS_HEIGHT = 90;
  private static final double HEAD = 17;
  private static final double CHARACTER = 7;
  private static final int HUES = 8;

  private ReportCharts() {
  }

  /** Operators by size, and in each its states; empty when there is nothing to show. */
  static String treemap(List<Operator> operators) {
    List<Treemap.Item<Operator>> items = operators.stream().map(operator -> new Treemap.Item<>(operator, (double) size(operator))).toList();
    if (items.stream().allMatch(item -> item.size() <= 0)) {
      return "";
    }
    StringBuilder out = new StringBuilder(svg(TREE_HEIGHT, "Sizes of operators and their states"));
    int hue = 0;
    for (Treemap.Box<Operator> box : Treemap.of(items, 0, 0, WIDTH, TREE_HEIGHT)) {
      boolean hasHead = box.height() > 2 * HEAD && box.width() > 40;
      double head = hasHead ? HEAD : 0;
      out.append("<g class=\"h").append(hue++ % HUES).append("\">");
      rectangle(out, "o", box.x(), box.y(), box.width(), box.height(), box.value().label() + ": " + Sizes.text(size(box.value())));
      if (hasHead) {
        label(out, box.x(), box.y(), box.width(), box.value().label() + "  " + Sizes.text(size(box.value())));
      }
      List<Treemap.Item<State>> states = box.value().states().stream().map(state -> new Treemap.Item<>(state, (double) state.sizeBytes())).toList();
      boolean hasStates = states.stream().anyMatch(state -> state.size() > 0) && box.width() > 4 && box.height() - head > 4;
      for (Treemap.Box<State> state : hasStates ? Treemap.of(states, box.x() + 2, box.y() + head, box.width() - 4, box.height() - head - 2) : List.<Treemap.Box<State>>of()) {
        State value = state.value();
        rectangle(out, "s", state.x(), state.y(), state.width(), state.height(), value.name() + ": " + Sizes.text(value.sizeBytes()) + ", "
            + (value.isExact() ? "" : "about ") + Sizes.counted(value.entries(), "entry", "entries"));
        if (state.height() > HEAD) {
          label(out, state.x(), state.y(), state.width(), value.name());
        }
      }
      out.append("</g>\n");
    }
    return out.append("</svg>\n").toString();
  }

  /** Bytes of the states, or of the handles where no state can be read. */
  static long size(Operator operator) {
    long states = operator.states().stream().mapToLong(State::sizeBytes).sum();
    return states > 0 ? states : operator.sizeBytes();
  }

  /** A bar for each key group, with the borders of the subtasks between them. */
  static String keyGroups(Operator operator, KeyGroupSizes sizes) {
    List<Double> bars = new ArrayList<>();
    int merged = Math.max(1, sizes.bytes().length / 512);
    double largest = 1;
    for (int first = 0; first < sizes.bytes().length; first += merged) {
      double sum = 0;
      for (int group = first; group < Math.min(first + merged, sizes.bytes().length); group++) {
        sum += sizes.bytes()[group];
      }
      bars.add(sum);
      largest = Math.max(largest, sum);
    }
    StringBuilder out = new StringBuilder(svg(BARS_HEIGHT, "Bytes by key group of " + operator.label()));
    double width = WIDTH / bars.size();
    for (int index = 0; index < bars.size(); index++) {
      double height = bars.get(index) / largest * (BARS_HEIGHT - 2);
      String groups = merged == 1 ? "key group " + index : "key groups " + index * merged + " to " + Math.min((index + 1) * merged, sizes.bytes().length);
      rectangle(out, "b", index * width, BARS_HEIGHT - height, Math.max(0.5, width - 1), height, groups + ": " + Sizes.text(bars.get(index).longValue()));
    }
    int parallelism = Math.max(1, Math.min(operator.parallelism(), sizes.bytes().length));
    for (int subtask = 1; subtask < parallelism; subtask++) {
      double x = (double) Math.ceilDiv(subtask * sizes.bytes().length, parallelism) / merged * width;
      out.append("<path class=\"l\" d=\"M").append(number(x)).append(" 0V").append(number(BARS_HEIGHT)).append("\"/>");
    }
    return out.append("</svg>\n").toString();
  }

  private static String svg(double height, String title) {
    return "<svg viewBox=\"0 0 " + number(WIDTH) + " " + number(height) + "\" role=\"img\" aria-label=\"" + ReportPage.escaped(title) + "\">\n";
  }

  private static void rectangle(StringBuilder out, String style, double x, double y, double width, double height, String title) {
    out.append("<rect class=\"").append(style).append("\" x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width))
        .append("\" height=\"").append(number(height)).append("\"><title>").append(ReportPage.escaped(title)).append("</title></rect>");
  }

  private static void label(StringBuilder out, double x, double y, double width, String text) {
    int fitting = (int) ((width - 8) / CHARACTER);
    if (fitting >= 3) {
      String shown = text.length() <= fitting ? text : text.substring(0, fitting - 1) + "\u2026";
      out.append("<text x=\"").append(number(x + 4)).append("\" y=\"").append(number(y + 13)).append("\">").append(ReportPage.escaped(shown)).append("</text>");
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
