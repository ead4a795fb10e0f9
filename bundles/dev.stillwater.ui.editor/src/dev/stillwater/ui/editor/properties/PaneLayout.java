package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.ParameterValues;
import dev.stillwater.ui.Quantities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;

/**
 * Where windows lie on a line of time, or of records, for a drawing: bars in lanes, records as points, marks with texts. Nothing here knows pixels.
 *
 * <p>THREADING: immutable.
 *
 * @param sentence what the drawing shows, in words
 * @param begin first value of the axis
 * @param end last value of the axis
 * @param bars the windows
 * @param records places of example records
 * @param marks texts along the axis
 */
record PaneLayout(String sentence, double begin, double end, List<Bar> bars, List<Double> records, List<Mark> marks) {
  private static final int WINDOWS_MAX = 12;
  private static final int LANES_MAX = 6;
  /** Places of example records in an axis from 0 to 1: some close together, some apart. */
  private static final double[] EXAMPLE = {0.03, 0.07, 0.14, 0.17, 0.29, 0.33, 0.36, 0.48, 0.62, 0.66, 0.71, 0.83, 0.96};

  /** A window from a value to another, in a lane; late records count until the third. */
  record Bar(double from, double to, double lateTo, int lane, String label) {}

  /** A text at a place of the axis. */
  record Mark(double at, String text) {}

  PaneLayout {
    bars = List.copyOf(bars);
    records = List.copyOf(records);
    marks = List.copyOf(marks);
  }

  /** The layout of windows of the form with the operator's parameters; says what is missing when one is. */
  static PaneLayout of(WindowKind form, OperatorParameters parameters) {
    try {
      return switch (form) {
        case TIME -> time(parameters);
        case SESSION -> sessions(parameters);
        case COUNT -> counts(parameters);
        case GLOBAL -> global(parameters);
        case INTERVAL -> interval(parameters);
      };
    } catch (RuntimeException unclear) {
      // A value that is missing or cannot be read is reported with the parameter itself.
      return empty(SettingsMessages.PaneLayout_missing);
    }
  }

  private static PaneLayout empty(String sentence) {
    return new PaneLayout(sentence, 0, 1, List.of(), List.of(), List.of());
  }

  private static PaneLayout time(OperatorParameters parameters) {
    long size = parameters.duration("size").toMillis();
    Optional<Duration> given = duration(parameters, "slide");
    long slide = given.map(Duration::toMillis).orElse(size);
    long offset = duration(parameters, "offset").map(Duration::toMillis).orElse(0L);
    long late = duration(parameters, "allowedLateness").map(Duration::toMillis).orElse(0L);
    if (size <= 0 || slide <= 0) {
      return empty(SettingsMessages.PaneLayout_missing);
    }
    int overlap = (int) Math.min(1_000_000, (size + slide - 1) / slide);
    int lanes = Math.min(LANES_MAX, overlap);
    int count = Math.min(WINDOWS_MAX, Math.max(4, lanes + 4));
    long first = WindowClock.firstStart(slide, offset);
    WindowClock clock = new WindowClock(Math.min(size, slide), size);
    List<Bar> bars = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      double from = first + (double) index * slide;
      bars.add(new Bar(from, from + size, from + size + late, index % lanes, clock.text((long) from) + " \u2013 " + clock.text((long) from + size)));
      marks.add(new Mark(from, clock.text((long) from)));
    }
    double end = bars.getLast().to();
    marks.add(new Mark(end, clock.text((long) end)));
    String sentence = overlap > 1
        ? NLS.bind(SettingsMessages.PaneLayout_sliding, new Object[] {text(size), text(slide), overlap})
        : slide > size ? NLS.bind(SettingsMessages.PaneLayout_sampling, text(size), text(slide)) : NLS.bind(SettingsMessages.PaneLayout_tumbling, text(size));
    return new PaneLayout(sentence + lateness(late), first, end + Math.min(late, size), bars, examples(first, end), marks);
  }

  private static PaneLayout sessions(OperatorParameters parameters) {
    long gap = parameters.duration("gap").toMillis();
    long late = duration(parameters, "allowedLateness").map(Duration::toMillis).orElse(0L);
    List<Double> records = new ArrayList<>();
    for (double place : new double[] {0.3, 0.9, 1.5, 3.4, 3.9, 6.2, 7.0, 7.7}) {
      records.add(place * gap);
    }
    List<Bar> bars = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    double start = records.getFirst();
    int number = 0;
    int held = 0;
    for (int index = 0; index < records.size(); index++) {
      held++;
      boolean isLast = index == records.size() - 1 || records.get(index + 1) - records.get(index) >= gap;
      if (isLast) {
        double end = records.get(index) + gap;
        bars.add(new Bar(start, end, end + late, number % 2, Quantities.records(held)));
        marks.add(new Mark(records.get(index), ""));
        number++;
        held = 0;
        start = index + 1 < records.size() ? records.get(index + 1) : end;
      }
    }
    return new PaneLayout(NLS.bind(SettingsMessages.PaneLayout_sessions, text(gap)) + lateness(late), 0, bars.getLast().to() + Math.min(late, gap), bars, records, marks);
  }

  private static PaneLayout counts(OperatorParameters parameters) {
    long size = parameters.longValue("size");
    long slide = parameters.optionalLong("slide").orElse(size);
    if (size <= 0 || slide <= 0) {
      return empty(SettingsMessages.PaneLayout_missing);
    }
    int overlap = (int) Math.min(1_000_000, (size + slide - 1) / slide);
    int lanes = Math.min(LANES_MAX, overlap);
    int count = Math.max(3, lanes + 2);
    List<Bar> bars = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      double end = (double) (index + 1) * slide;
      double begin = Math.max(0, end - size);
      bars.add(new Bar(begin, end, end, index % lanes, Quantities.records((long) (end - begin))));
      marks.add(new Mark(end, Long.toString((long) end)));
    }
    List<Double> records = new ArrayList<>();
    double last = bars.getLast().to();
    double step = Math.max(1, Math.ceil(last / 60));
    for (double record = 0.5; record < last; record += step) {
      records.add(record);
    }
    String sentence = slide < size ? NLS.bind(SettingsMessages.PaneLayout_countSliding, Quantities.records(slide), size) : NLS.bind(SettingsMessages.PaneLayout_countTumbling, Quantities.records(size));
    return new PaneLayout(sentence, 0, last, bars, records, marks);
  }

  private static PaneLayout global(OperatorParameters parameters) {
    boolean isCount = parameters.string("trigger").equals("count");
    long every = isCount ? parameters.optionalLong("count").orElseThrow() : parameters.optionalDuration("interval").orElseThrow().toMillis();
    boolean isPurging = parameters.booleanValue("purging");
    List<Bar> bars = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (int index = 0; index < 4; index++) {
      double to = (double) (index + 1) * every;
      bars.add(new Bar(isPurging ? to - every : 0, to, to, isPurging ? 0 : index, NLS.bind(SettingsMessages.PaneLayout_result, index + 1)));
      marks.add(new Mark(to, isCount ? Long.toString((long) to) : text((long) to)));
    }
    String sentence = isCount ? NLS.bind(SettingsMessages.PaneLayout_globalCount, Quantities.records(every)) : NLS.bind(SettingsMessages.PaneLayout_globalTime, text(every));
    return new PaneLayout(sentence + ' ' + (isPurging ? SettingsMessages.PaneLayout_purging : SettingsMessages.PaneLayout_growing), 0, 4.0 * every, bars,
        examples(0, 4.0 * every), marks);
  }

  private static PaneLayout interval(OperatorParameters parameters) {
    long lower = parameters.duration("lower").toMillis();
    long upper = parameters.duration("upper").toMillis();
    double span = Math.max(1, Math.max(Math.abs(lower), Math.abs(upper)));
    List<Bar> bars = lower > upper ? List.of() : List.of(new Bar(lower, upper, upper, 0, SettingsMessages.PaneLayout_matches));
    List<Mark> marks = List.of(new Mark(lower, text(lower)), new Mark(0, SettingsMessages.PaneLayout_left), new Mark(upper, text(upper)));
    return new PaneLayout(NLS.bind(SettingsMessages.PaneLayout_interval, text(lower), text(upper)), -1.5 * span, 1.5 * span, bars, List.of(0.0), marks);
  }

  private static List<Double> examples(double begin, double end) {
    List<Double> records = new ArrayList<>();
    for (double place : EXAMPLE) {
      records.add(begin + place * (end - begin));
    }
    return records;
  }

  private static Optional<Duration> duration(OperatorParameters parameters, String name) {
    return parameters.text(name).filter(text -> !text.isBlank()).map(ParameterValues::parseDuration);
  }

  private static String lateness(long late) {
    return late > 0 ? ' ' + NLS.bind(SettingsMessages.PaneLayout_late, text(late)) : "";
  }

  private static String text(long durationMs) {
    return ParameterValues.formatDuration(Duration.ofMillis(durationMs));
  }

  /** Number of lanes. */
  int lanes() {
    return bars.stream().mapToInt(Bar::lane).max().orElse(0) + 1;
  }
}
