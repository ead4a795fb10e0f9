package dev.stillwater.model.catalog;

import static dev.stillwater.model.catalog.ParameterSpec.choice;
import static dev.stillwater.model.catalog.ParameterSpec.optional;
import static dev.stillwater.model.catalog.ParameterSpec.required;
import static dev.stillwater.model.catalog.ParameterSpec.withDefault;

import dev.stillwater.model.catalog.OperatorKind.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operator kinds that gather the records of a key: windows of time, of counts and without end, the first record of each key, the best records.
 *
 * <p>THREADING: stateless.
 */
final class WindowKinds {
  private static final String KEYED = "Keyed";
  private static final PortSpec IN = new PortSpec("in", "Input by key", true);
  private static final PortSpec OUT = new PortSpec("out", "Output", false);
  private static final PortSpec LATE = new PortSpec("late", "Late records", false).asOptional();
  private static final String LATE_RECORDS = " Records that come later go to the port late, with the fields they came with, or are counted and dropped.";

  private WindowKinds() {
  }

  static List<OperatorKind> all() {
    return List.of(windowAggregate(), sessionWindow(), countWindow(), globalWindow(), topN(), deduplicate());
  }

  private static OperatorKind windowAggregate() {
    return new OperatorKind("window-aggregate", "Window Aggregate", KEYED,
        "Aggregates the records of each key in windows of event time and emits one result for each window when the watermark passes its end: "
            + "the key fields, window_start, window_end, then the aggregates. Late records are counted and dropped, or go to the port late. "
            + "Without slide the windows follow one another (tumbling), with slide they overlap (sliding). "
            + "With processing time the clock of the machine decides, and windows that are open when the input ends give no result.",
        "window-aggregate", List.of(IN), List.of(OUT, LATE),
        List.of(
            required("size", "Size", ParameterType.DURATION, "Length of a window, such as 1d or 6h.").atLeast("1ms"),
            optional("slide", "Slide", ParameterType.DURATION,
                "Time between the starts of two windows, such as 1h. Without it the windows are tumbling: each begins where the last one ends.").atLeast("1ms"),
            withDefault("offset", "Offset", ParameterType.DURATION, "0s",
                "Shifts the starts of the windows, which otherwise are multiples of the slide (or size) since 1970-01-01T00:00:00Z. May be negative."),
            allowedLateness(), time()),
        ExpressionRole.AGGREGATES, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }

  private static OperatorKind sessionWindow() {
    return new OperatorKind("session-window", "Session Window", KEYED,
        "Aggregates the records of each key in sessions: records belong together while each comes less than a gap after another. A session begins with its "
            + "first record and ends a gap after its last one; then it emits the key fields, window_start, window_end, and the aggregates. "
            + "A record between two sessions can join them.",
        "session-window", List.of(IN), List.of(OUT, LATE),
        List.of(
            required("gap", "Gap", ParameterType.DURATION, "Time without a record after which a session has ended, such as 30min.").atLeast("1ms"),
            allowedLateness(), time()),
        ExpressionRole.AGGREGATES, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }

  private static OperatorKind countWindow() {
    return new OperatorKind("count-window", "Count Window", KEYED,
        "Aggregates so many records of each key, in the order in which they come, and emits the key fields and the aggregates. Without slide each record counts "
            + "once; with slide every so many records the last ones are aggregated again. A window that is not full when the input ends gives no result. "
            + "The result has the event time of the record that completed it.",
        "count-window", List.of(IN), List.of(OUT),
        List.of(
            required("size", "Size", ParameterType.LONG, "Number of records in a window.").atLeast("1"),
            optional("slide", "Slide", ParameterType.LONG,
                "Number of records from one result to the next. Without it a window begins when the last one is full. The first windows hold less than size "
                    + "records when slide is smaller.").atLeast("1")),
        ExpressionRole.AGGREGATES, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }

  private static OperatorKind globalWindow() {
    return new OperatorKind("global-window", "Global Window", KEYED,
        "Aggregates the records of each key in one window without end and emits the key fields and the aggregates whenever the trigger fires: after so many "
            + "records, or at whole multiples of an interval of event time or processing time, when records have come since the last result.",
        "global-window", List.of(IN), List.of(OUT),
        List.of(
            choice("trigger", "Trigger", List.of("count", "event-time", "processing-time"),
                "What makes the window emit: count after so many records, event-time or processing-time at multiples of the interval.")
                .readingProcessingTimeIf("processing-time"),
            optional("count", "Count", ParameterType.LONG, "Number of records of a key from one result to the next; for the trigger count.").atLeast("1"),
            optional("interval", "Interval", ParameterType.DURATION,
                "Time between two results of a key, such as 1min; for the triggers event-time and processing-time.").atLeast("1ms"),
            withDefault("purging", "Start again", ParameterType.BOOLEAN, "false",
                "Whether the window is emptied when it fires, so that each result covers the records since the last one.")),
        ExpressionRole.AGGREGATES, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }

  private static OperatorKind topN() {
    return new OperatorKind("top-n", "Top N", KEYED,
        "Keeps the best records of each key in tumbling windows of event time and emits them when the watermark passes the end of the window: the rank from 1, "
            + "then the fields of the record. Records that are equal in the field are ordered by their other fields, so that the result does not depend on "
            + "the order in which they came. Late records are counted and dropped, or go to the port late.",
        "top-n", List.of(IN), List.of(OUT, LATE),
        List.of(
            required("n", "Number", ParameterType.LONG, "How many records each key and window emits at most.").atLeast("1"),
            required("by", "Ordered by", ParameterType.FIELD, "The field that is compared: a number, a string or a timestamp. Null is the least value."),
            choice("order", "Order", List.of("descending", "ascending"), "Whether the greatest (descending) or the least values (ascending) come first."),
            required("size", "Size", ParameterType.DURATION, "Length of a window, such as 1d or 6h.").atLeast("1ms"),
            withDefault("offset", "Offset", ParameterType.DURATION, "0s",
                "Shifts the starts of the windows, which otherwise are multiples of the size since 1970-01-01T00:00:00Z. May be negative.")),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }

  private static OperatorKind deduplicate() {
    return new OperatorKind("deduplicate", "Deduplicate", KEYED,
        "Lets the first record of each key pass and drops the others. With a time to live a key is forgotten after that much processing time, and its next "
            + "record passes again.",
        "deduplicate", List.of(IN), List.of(OUT),
        List.of(optional("ttl", "Forget after", ParameterType.DURATION,
            "Processing time after which a key is forgotten, such as 1h, counted from the record that passed. Without it keys are kept for ever.")
            .atLeast("1ms").readingProcessingTimeIf(".*")),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }

  private static ParameterSpec allowedLateness() {
    return withDefault("allowedLateness", "Allowed lateness", ParameterType.DURATION, "0s",
        "How far the watermark may be past the end of a window while late records still count: each gives an updated result. Event time only." + LATE_RECORDS)
        .atLeast("0ms");
  }

  private static ParameterSpec time() {
    return choice("time", "Time", List.of("event", "processing"),
        "Which time places a record: its event time, or the time at which it is processed. With processing time a second run gives other results.")
        .readingProcessingTimeIf("processing");
  }
}
