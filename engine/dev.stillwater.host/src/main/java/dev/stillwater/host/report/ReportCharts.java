package dev.stillwater.host.report;

import static dev.stillwater.host.report.ReportMarkup.escaped;

import dev.stillwater.engine.snapshot.findings.KeyGroupSizes;
import dev.stillwater.engine.snapshot.findings.Sizes;
import dev.stillwater.host.report.SnapshotReport.Operator;
import dev.stillwater.host.report.SnapshotReport.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The charts of a report. They take the width of the page while texts keep their size, so that both can be read on any screen; each shape has its numbers as a
 * title, and the page has them as a table.
 *
 * <p>THREADING: stateless.
 */
final class ReportCharts {
  private static final double WIDTH = 960;
  private static final double TREE_HEIGHT = 320;
  private static final double BARS_HEIGHT = 90;
  private static final double HEAD = 18;
  private static final double LABEL_WIDTH_MIN = 36;
  private static final int HUES = 8;
  private static final int BARS_MAX = 512;
  private static final int BORDERS_MAX = 64;

  private ReportCharts() {
  }

  /** Operators by size, and in each its states; empty when there is nothing to show. */
  static String treemap(List<Operator> operators) {
    List<Treemap.Item<Operator>> items = operators.stream().map(operator -> new Treemap.Item<>(operator, (double) size(operator))).toList();
    if (items.stream().allMatch(item -> item.size() <= 0)) {
      return "";
    }
    StringBuilder out = new StringBuilder("<div class=\"tree\" role=\"img\" aria-label=\"Treemap of the sizes; the table below has the numbers\" style=\"height:")
        .append((int) TREE_HEIGHT).append("px\">\n");
    int hue = 0;
    for (Treemap.Box<Operator> box : Treemap.of(items, 0, 0, WIDTH, TREE_HEIGHT)) {
      String style = " h" + hue++ % HUES;
      Operator operator = box.value();
      String text = operator.label() + "  " + Sizes.text(size(operator));
      boolean hasHead = box.height() > 2 * HEAD && box.width() > LABEL_WIDTH_MIN;
      box(out, "o" + style, box, operator.label() + ": " + Sizes.text(size(operator)), hasHead ? text : "");
      List<Treemap.Item<State>> states = operator.states().stream().map(state -> new Treemap.Item<>(state, (double) state.sizeBytes())).toList();
      double head = hasHead ? HEAD : 0;
      boolean hasStates = states.stream().anyMatch(state -> state.size() > 0) && box.width() > 4 && box.height() - head > 4;
      for (Treemap.Box<State> inner : hasStates ? Treemap.of(states, box.x() + 2, box.y() + head, box.width() - 4, box.height() - head - 2) : List.<Treemap.Box<State>>of()) {
        State state = inner.value();
        String title = operator.label() + " / " + state.name() + ": " + Sizes.text(state.sizeBytes()) + ", " + (state.isExact() ? "" : "about ")
            + Sizes.counted(state.entries(), "entry", "entries");
        box(out, "s" + style, inner, title, inner.height() > HEAD && inner.width() > LABEL_WIDTH_MIN ? state.name() : "");
      }
    }
    return out.append("</div>\n").toString();
  }

  /** Across in shares of the page, down in pixels, as lines of text have a height of their own. */
  private static void box(StringBuilder out, String style, Treemap.Box<?> box, String title, String text) {
    out.append("<div class=\"").append(style).append("\" style=\"left:").append(number(box.x() / WIDTH * 100)).append("%;top:").append(number(box.y())).append("px;width:")
        .append(number(box.width() / WIDTH * 100)).append("%;height:").append(number(box.height())).append("px").append(text.isEmpty() ? ";padding:0" : "").append("\" title=\"")
        .append(escaped(title)).append("\">").append(escaped(text)).append("</div>\n");
  }

  /** Bytes of the states, or of the handles where no state can be read. */
  static long size(Operator operator) {
    long states = operator.states().stream().mapToLong(State::sizeBytes).sum();
    return states > 0 ? states : operator.sizeBytes();
  }

  /** A bar for each key group, with the borders of the subtasks between them and the scale below. */
  static String keyGroups(Operator operator, KeyGroupSizes sizes) {
    int groups = sizes.bytes().length;
    List<Long> bars = new ArrayList<>();
    int merged = Math.ceilDiv(groups, BARS_MAX);
    long largest = 1;
    for (int first = 0; first < groups; first += merged) {
      long sum = 0;
      for (int group = first; group < Math.min(first + merged, groups); group++) {
        sum += sizes.bytes()[group];
      }
      bars.add(sum);
      largest = Math.max(largest, sum);
    }
    StringBuilder out = new StringBuilder("<svg viewBox=\"0 0 ").append((int) WIDTH).append(' ').append((int) BARS_HEIGHT)
        .append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"").append(escaped("Bytes by key group of " + operator.label())).append("\">\n");
    double width = WIDTH / bars.size();
    for (int index = 0; index < bars.size(); index++) {
      double height = (double) bars.get(index) / largest * (BARS_HEIGHT - 2);
      String name = merged == 1 ? "key group " + index : "key groups " + index * merged + " to " + (Math.min((index + 1) * merged, groups) - 1);
      if (height > 0) {
        rectangle(out, index * width, BARS_HEIGHT - height, Math.max(0.5, width - Math.min(1, width / 4)), height, name + ": " + Sizes.text(bars.get(index)));
      }
    }
    int parallelism = Math.max(1, Math.min(operator.parallelism(), groups));
    for (int subtask = 1; subtask < parallelism && parallelism <= BORDERS_MAX; subtask++) {
      double x = (double) Math.ceilDiv(subtask * groups, parallelism) / merged * width;
      out.append("<path class=\"l\" d=\"M").append(number(x)).append(" 0V").append(number(BARS_HEIGHT)).append("\"/>");
    }
    String largestText = "largest " + (merged == 1 ? "" : "bar ") + Sizes.text(largest);
    return out.append("</svg>\n<div class=\"axis\"><span>key group 0</span><span>").append(largestText).append("</span><span>key group ").append(groups - 1)
        .append("</span></div>\n").toString();
  }

  private static void rectangle(StringBuilder out, double x, double y, double width, double height, String title) {
    out.append("<rect class=\"b\" x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width))
        .append("\" height=\"").append(number(height)).append("\"><title>").append(escaped(title)).append("</title></rect>");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
