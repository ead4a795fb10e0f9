package dev.stillwater.model.catalog;

import static dev.stillwater.model.catalog.ParameterSpec.optional;
import static dev.stillwater.model.catalog.ParameterSpec.required;
import static dev.stillwater.model.catalog.ParameterSpec.withDefault;

import dev.stillwater.model.catalog.OperatorKind.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds that run functions written in Java, and those that bring several streams together.
 *
 * <p>THREADING: stateless.
 */
final class FunctionKinds {
  private static final String FUNCTIONS = "Functions";
  private static final String JOINS = "Joins";
  private static final String CLASS_PATTERN = "[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*";
  private static final PortSpec IN = new PortSpec("in", "Input", false);
  private static final PortSpec KEYED_IN = new PortSpec("in", "Input by key", true);
  private static final PortSpec OUT = new PortSpec("out", "Output", false);
  private static final PortSpec LEFT = new PortSpec("left", "Left input by key", true);
  private static final PortSpec RIGHT = new PortSpec("right", "Right input by key", true);

  private FunctionKinds() {
  }

  static List<OperatorKind> all() {
    return List.of(process(), flatMap(), union(), windowJoin(), intervalJoin(), enrich());
  }

  private static OperatorKind process() {
    return new OperatorKind("process", "Process Function", FUNCTIONS,
        "Gives each record to a Java class of the project that extends KeyedProcessFunction: it has state for each key, timers of event time and processing time, "
            + "and up to three side outputs. The class is compiled together with the job.",
        "process", List.of(KEYED_IN), List.of(OUT, side(1), side(2), side(3)),
        List.of(
            functionClass(true, "KeyedProcessFunction"),
            required("schema", "Output schema", ParameterType.SCHEMA, "The schema of the records that the function emits."),
            sideSchema(1), sideSchema(2), sideSchema(3), sources()),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.KEYED_STATE));
  }

  private static OperatorKind flatMap() {
    return new OperatorKind("flat-map", "Flat Map", FUNCTIONS,
        "Makes any number of records from each one. With class it calls a Java class of the project that extends FlatMapFunction. With split it needs no Java: "
            + "the record is emitted once for each piece of a string field, which holds the piece then; blank pieces are left out.",
        "flat-map", List.of(IN), List.of(OUT),
        List.of(
            functionClass(false, "FlatMapFunction"),
            optional("schema", "Output schema", ParameterType.SCHEMA, "The schema of the records that the function emits. Needed with class, not with split."),
            optional("split", "Field to split", ParameterType.STRING, "The field, of type string, whose pieces become records of their own. Not with class."),
            withDefault("delimiter", "Delimiter", ParameterType.STRING, ",", "The text between two pieces; white space around pieces is dropped."),
            sources()),
        ExpressionRole.NONE, Optional.empty(), Set.of());
  }

  private static OperatorKind union() {
    return new OperatorKind("union", "Union", JOINS,
        "Brings the records of several streams with equal fields together, in no particular order between streams. Event time is that of the slowest of them.",
        "union", List.of(IN), List.of(OUT), List.of(), ExpressionRole.NONE, Optional.empty(), Set.of());
  }

  private static OperatorKind windowJoin() {
    return new OperatorKind("window-join", "Window Join", JOINS,
        "Joins the records of two streams that have the same key and lie in the same window of event time: each with each, when the watermark passes the end of "
            + "the window. A result has the key fields, window_start, window_end, the other fields of the left input, then those of the right one. "
            + "Late records are counted and dropped. For a condition beyond the key, put a filter behind it.",
        "window-join", List.of(LEFT, RIGHT), List.of(OUT),
        List.of(
            required("size", "Size", ParameterType.DURATION, "Length of a window, such as 1d or 6h.").atLeast("1ms"),
            optional("slide", "Slide", ParameterType.DURATION,
                "Time between the starts of two windows, such as 1h. Without it the windows are tumbling: each begins where the last one ends.").atLeast("1ms"),
            withDefault("offset", "Offset", ParameterType.DURATION, "0s",
                "Shifts the starts of the windows, which otherwise are multiples of the slide (or size) since 1970-01-01T00:00:00Z. May be negative."),
            leftPrefix(), rightPrefix()),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.KEYED_STATE, Trait.OPERATOR_STATE));
  }

  private static OperatorKind intervalJoin() {
    return new OperatorKind("interval-join", "Interval Join", JOINS,
        "Joins each record of the left stream with the records of the right one that have the same key and whose event time lies between that of the left record "
            + "plus lower and plus upper, both included. Results come as soon as both records are there. A result has the key fields, the other fields of the "
            + "left input, then those of the right one; its event time is the later of the two. Late records are counted and dropped.",
        "interval-join", List.of(LEFT, RIGHT), List.of(OUT),
        List.of(
            required("lower", "Lower bound", ParameterType.DURATION,
                "Smallest difference of the event times, right minus left, such as -10min. Negative where the right record may come before the left one."),
            required("upper", "Upper bound", ParameterType.DURATION, "Largest difference of the event times, right minus left, such as 10min; not below lower."),
            leftPrefix(), rightPrefix()),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.KEYED_STATE, Trait.OPERATOR_STATE));
  }

  private static OperatorKind enrich() {
    return new OperatorKind("enrich", "Enrich", JOINS,
        "Adds the columns of a table to each record, found by key. The table is the second input, a broadcast stream: each of its records replaces the row of its "
            + "key in every subtask. A record is enriched with the table as it is when the record comes; put small, early tables there.",
        "enrich", List.of(IN, PortSpec.broadcast("table", "Table, broadcast")), List.of(OUT),
        List.of(
            required("key", "Key of the record", ParameterType.STRING, "Fields of the record that are looked up, with commas between them."),
            optional("tableKey", "Key of the table", ParameterType.STRING,
                "Fields of the table that are its key, as many and of the same types. Without it they are named as those of the record."),
            choice("join", "Without a match", "left", List.of("left", "inner"),
                "left: a record that the table does not have is emitted with nulls, so that all columns of the table are nullable. inner: it is dropped."),
            withDefault("tablePrefix", "Prefix of the table", ParameterType.STRING, "table_",
                "Stands before the name of a column of the table that a field of the record has as well.").matching("[A-Za-z_][A-Za-z0-9_]*", "letters, digits and _")),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.OPERATOR_STATE));
  }

  private static PortSpec side(int number) {
    return new PortSpec("side" + number, "Side output " + number, false).asOptional();
  }

  private static ParameterSpec sideSchema(int number) {
    return optional("side" + number + "Schema", "Schema of side output " + number, ParameterType.SCHEMA,
        "The schema of the records at the output side" + number + ". Needed if a stream leads out of it.");
  }

  private static ParameterSpec functionClass(boolean isRequired, String base) {
    String documentation = "The class, with its package, that extends dev.stillwater.engine.function." + base + ". It stands in the source folder.";
    ParameterSpec spec = isRequired ? required("class", "Java class", ParameterType.STRING, documentation)
        : optional("class", "Java class", ParameterType.STRING, documentation);
    return spec.matching(CLASS_PATTERN, "the name of a Java class such as flights.DelayAlert");
  }

  private static ParameterSpec sources() {
    return withDefault("sources", "Source folder", ParameterType.PATH, "src",
        "Folder with the Java source of the project's functions. All files in it and in folders below are compiled. A relative path counts from the job file.");
  }

  private static ParameterSpec leftPrefix() {
    return prefix("left");
  }

  private static ParameterSpec rightPrefix() {
    return prefix("right");
  }

  private static ParameterSpec prefix(String side) {
    return withDefault(side + "Prefix", "Prefix of the " + side + " input", ParameterType.STRING, side + "_",
        "Stands before the name of a field of the " + side + " input that the other input has as well.").matching("[A-Za-z_][A-Za-z0-9_]*", "letters, digits and _");
  }

  private static ParameterSpec choice(String name, String label, String defaultValue, List<String> choices, String documentation) {
    return new ParameterSpec(name, label, ParameterType.CHOICE, Optional.of(defaultValue), false, choices, ParameterLimits.NONE, documentation);
  }
}
