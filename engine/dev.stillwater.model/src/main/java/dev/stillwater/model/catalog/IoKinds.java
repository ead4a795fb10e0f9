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
 * The operator kinds that bring records into a job and take them out: files, folders, sockets, generated records, the console.
 *
 * <p>THREADING: stateless.
 */
final class IoKinds {
  private static final String SOURCES = "Sources";
  private static final String SINKS = "Sinks";
  private static final String EXACTLY_ONCE = "Each record is in it exactly once: a restore cuts the file to the length that it had at the checkpoint, "
      + "and parts appear under their names when the checkpoint that holds them is complete. A fresh start replaces what is there. ";

  private static final String BAD_LINES = "Lines that cannot be read are counted and kept in a file of their own with their line numbers; the job goes on.";
  private static final String REPLAYS = "A restore reads on where the checkpoint stopped, at any parallelism; it refuses another file.";

  private static final PortSpec IN = new PortSpec("in", "Input", false);
  private static final PortSpec OUT = new PortSpec("out", "Output", false);

  private IoKinds() {
  }

  static List<OperatorKind> sources() {
    return List.of(csvSource(), jsonSource(), directorySource(), socketSource(), generator());
  }

  static List<OperatorKind> sinks() {
    return List.of(csvSink(), jsonSink(), consoleSink(), collectSink(), discardSink());
  }

  private static OperatorKind csvSource() {
    return new OperatorKind("csv-source", "CSV File", SOURCES,
        "Reads a CSV file (RFC 4180: quoted fields may hold delimiters, quotes and line ends) and emits one record for each line, typed by a schema. "
            + BAD_LINES + " With parallelism above 1 the file is read in byte ranges that begin at record boundaries. " + REPLAYS,
        "csv-source", List.of(), List.of(OUT),
        List.of(
            required("path", "File", ParameterType.PATH, "The CSV file to read, in UTF-8. A relative path counts from the folder of the job file."),
            required("schema", "Schema", ParameterType.SCHEMA,
                "The schema of the lines. With a header, columns are found by name; without, they are taken in the order of the schema."),
            header(), delimiter("The character between two fields. Write \\t for a tabulator."), eventTime(), outOfOrderness(), idleTimeout(), rate(), badLines()),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.REPLAYABLE, Trait.OPERATOR_STATE));
  }

  private static OperatorKind jsonSource() {
    return new OperatorKind("json-source", "JSON Lines File", SOURCES,
        "Reads a file of JSON Lines, one object a line, and emits one record for each, typed by a schema: members are found by name, others are passed over, "
            + "a missing one is null. Times are texts in ISO 8601 or numbers of milliseconds since 1970, bytes texts of hexadecimal digits. "
            + BAD_LINES + " With parallelism above 1 the file is read in ranges that begin at lines. " + REPLAYS,
        "json-source", List.of(), List.of(OUT),
        List.of(
            required("path", "File", ParameterType.PATH, "The file to read, in UTF-8. A relative path counts from the folder of the job file."),
            required("schema", "Schema", ParameterType.SCHEMA, "The schema of the objects."),
            eventTime(), outOfOrderness(), idleTimeout(), rate(), badLines()),
        ExpressionRole.NONE, Optional.empty(), Set.of(Trait.REPLAYABLE, Trait.OPERATOR_STATE));
  }

  private static OperatorKind directorySource() {
    return new OperatorKind("directory-source", "Folder", SOURCES,
        "Reads the files of a folder, each once, and then new ones as they come; it ends only when it is told to read once. A file is taken when its name "
            + "fits, so give it that name when it is complete; names that begin with a dot are left alone, and what is added to a file later is not read. "
            + "A file belongs to one subtask, by its name; the files of a subtask are read in order. "
            + "Event time goes on from file to file: a file with older records than those before needs out-of-orderness. "
            + "With nothing to read the source holds the watermark back, until it is idle. " + BAD_LINES + " " + REPLAYS,
        "directory-source", List.of(), List.of(OUT),
        List.of(
            required("path", "Folder", ParameterType.PATH, "The folder to watch; folders in it are not looked into."),
            withDefault("pattern", "Names", ParameterType.STRING, "*", "Which names are read, such as *.csv or day-[0-9]*.{csv,txt}."),
            format(),
            required("schema", "Schema", ParameterType.SCHEMA, "The schema of the records, the same in all files."),
            header(), delimiter("The character between two fields of CSV. Write \\t for a tabulator."),
            choice("order", "Order", List.of("name", "time"), "Whether waiting files are read by name, or by the time of their last change and then by name."),
            withDefault("once", "Read once", ParameterType.BOOLEAN, "false", "Whether the source ends when all files have been read that are there."),
            withDefault("pollInterval", "Look every", ParameterType.DURATION, "1s", "Time between two looks for new files.").atLeast("1ms"),
            eventTime(), outOfOrderness(), idleTimeout(), rate(), badLines()),
        ExpressionRole.NONE, Optional.of(1), Set.of(Trait.REPLAYABLE, Trait.OPERATOR_STATE));
  }

  private static OperatorKind socketSource() {
    return new OperatorKind("socket-source", "Socket", SOURCES,
        "Connects to a server over TCP and takes each line that it sends, in UTF-8, as a record of CSV or JSON, typed by a schema; "
            + "blank lines are passed over. A broken connection is made anew. "
            + "The lines cannot be read again: after a failure those since the last checkpoint are lost, so results are exact only while nothing fails. "
            + "For replays they are recorded beside the checkpoints while the job takes some. "
            + "The first subtask reads; when the job falls behind, the server has to wait. " + BAD_LINES,
        "socket-source", List.of(), List.of(OUT),
        List.of(
            withDefault("host", "Host", ParameterType.STRING, "localhost", "Name or address of the server."),
            required("port", "Port", ParameterType.LONG, "Port of the server, 1 to 65535.").atLeast("1"),
            format(),
            required("schema", "Schema", ParameterType.SCHEMA, "The schema of the lines. Columns of CSV are taken in the order of the schema."),
            delimiter("The character between two fields of CSV. Write \\t for a tabulator."),
            withDefault("reconnect", "Connect again after", ParameterType.DURATION, "1s", "Time between two tries to connect.").atLeast("1ms"),
            withDefault("once", "Connect once", ParameterType.BOOLEAN, "false", "Whether the source ends when the connection does."),
            eventTime(), outOfOrderness(), idleTimeout(), badLines(),
            withDefault("inputLog", "Record input", ParameterType.BOOLEAN, "true",
                "Whether lines are recorded in the folder input beside the job's checkpoints, so that a replay can read them again. Nothing is recorded while the "
                    + "job takes no checkpoints, or keeps them in memory."),
            withDefault("inputLogSize", "Recorded input up to", ParameterType.SIZE, "1GB",
                "Size of the recorded input, compressed, above which the oldest part is deleted: a replay can then begin only with later snapshots.").atLeast("64KB")),
        ExpressionRole.NONE, Optional.of(1), Set.of(Trait.OPERATOR_STATE));
  }

  private static OperatorKind generator() {
    return new OperatorKind("generator", "Generator", SOURCES,
        "Makes records from their number: each expression is a field of the record, over the inputs n (long, the number of the record from 0), "
            + "time (timestamp, its event time) and random (long, made from seed and n alone). "
            + "The same settings always give the same records, at every parallelism.",
        "generator", List.of(), List.of(OUT),
        List.of(
            withDefault("rate", "Rate", ParameterType.LONG, "0",
                "Records a second for the whole job, all subtasks together, and so the step of the event time: start + n / rate. "
                    + "0 means as fast as possible, with one record for each millisecond of event time.").atLeast("0"),
            withDefault("count", "Number of records", ParameterType.LONG, "0", "The source ends after this many records. 0 means that it never ends.")
                .atLeast("0"),
            withDefault("seed", "Seed", ParameterType.LONG, "1", "Start of the random numbers; another seed gives other values of random."),
            withDefault("start", "Start", ParameterType.TIMESTAMP, "2000-01-01T00:00:00Z", "Event time of the first record. Without zone it is UTC."),
            optional("eventTime", "Event time", ParameterType.FIELD,
                "The expression that gives the time of the event, of type timestamp, for times that are not in order. Without it that is the input time."),
            withDefault("outOfOrderness", "Out-of-orderness", ParameterType.DURATION, "0s",
                "How far the watermark stays behind the newest event time, less 1 ms.").atLeast("0ms")),
        ExpressionRole.PROJECTION, Optional.empty(), Set.of(Trait.REPLAYABLE, Trait.OPERATOR_STATE));
  }

  private static OperatorKind csvSink() {
    return new OperatorKind("csv-sink", "CSV File", SINKS,
        "Writes each record as a line of a CSV file. Its parallelism is 1 unless set, and then there is one file; with more it writes a folder of parts. "
            + EXACTLY_ONCE
            + "Timestamps are ISO 8601 in UTC, nulls are empty fields, and fields are quoted where they must be (RFC 4180).",
        "csv-sink", List.of(IN), List.of(),
        List.of(
            optional("path", "File", ParameterType.PATH,
                "The file to write; a fresh start replaces it. A relative path counts from the folder of the job file. "
                    + "Without it the file is out/<job>/<uid>.csv beside the job file."),
            withDefault("header", "Write a header", ParameterType.BOOLEAN, "true", "Whether the first line holds the names of the fields."),
            delimiter("The character between two fields. Write \\t for a tabulator."), rollSize(), rollInterval()),
        ExpressionRole.NONE, Optional.of(1), Set.of(Trait.OPERATOR_STATE));
  }

  private static OperatorKind jsonSink() {
    return new OperatorKind("json-sink", "JSON Lines File", SINKS,
        "Writes each record as an object on a line of a file of JSON Lines. Its parallelism is 1 unless set, and then there is one file; "
            + "with more it writes a folder of parts. " + EXACTLY_ONCE
            + "Timestamps are texts in ISO 8601 in UTC, bytes texts of hexadecimal digits, decimals numbers, nulls null.",
        "json-sink", List.of(IN), List.of(),
        List.of(
            optional("path", "File", ParameterType.PATH,
                "The file to write; a fresh start replaces it. A relative path counts from the folder of the job file. "
                    + "Without it the file is out/<job>/<uid>.jsonl beside the job file."),
            rollSize(), rollInterval()),
        ExpressionRole.NONE, Optional.of(1), Set.of(Trait.OPERATOR_STATE));
  }

  private static OperatorKind consoleSink() {
    return new OperatorKind("console-sink", "Console", SINKS,
        "Prints each record as a line to the standard output of the job. Meant for looking at a job, not for large results. "
            + "After a restore the records since the checkpoint are printed once more: what was printed cannot be taken back.",
        "console-sink", List.of(IN), List.of(),
        List.of(optional("prefix", "Prefix", ParameterType.STRING, "Text before each line, to tell several consoles apart.")),
        ExpressionRole.NONE, Optional.empty(), Set.of());
  }

  private static OperatorKind discardSink() {
    return new OperatorKind("discard-sink", "Discard", SINKS,
        "Takes all records and keeps none; only their number is shown. Meant for measuring, and for outputs that nobody needs.",
        "discard-sink", List.of(IN), List.of(), List.of(), ExpressionRole.NONE, Optional.empty(), Set.of());
  }

  private static ParameterSpec format() {
    return choice("format", "Format", List.of("csv", "json"), "How records are written: csv for CSV (RFC 4180), json for JSON Lines, one object a line.");
  }

  private static ParameterSpec header() {
    return withDefault("header", "First line is a header", ParameterType.BOOLEAN, "true", "Whether the first line of CSV holds the names of the columns.");
  }

  private static ParameterSpec eventTime() {
    return optional("eventTime", "Event time", ParameterType.FIELD,
        "The field that holds the time of the event, of type timestamp. Windows and watermarks need it; without it records have no event time.");
  }

  private static ParameterSpec outOfOrderness() {
    return withDefault("outOfOrderness", "Out-of-orderness", ParameterType.DURATION, "0s",
        "How far a record may lag behind the newest one before it is late. The watermark is the newest event time minus this bound minus 1 ms.").atLeast("0ms");
  }

  private static ParameterSpec idleTimeout() {
    return withDefault("idleTimeout", "Idle after", ParameterType.DURATION, "0s",
        "A subtask that reads nothing for this long no longer holds the watermark back. 0s means never.").atLeast("0ms");
  }

  private static ParameterSpec rate() {
    return withDefault("rate", "Rate", ParameterType.LONG, "0", "Records a second for the whole job, all subtasks together. 0 means as fast as possible.")
        .atLeast("0");
  }

  private static ParameterSpec badLines() {
    return optional("badLines", "Bad lines go to", ParameterType.PATH,
        "File that takes the lines that could not be read, each with its line number and the reason. "
            + "Without it they go to <job>-<uid>-bad-lines.csv in the folder out beside the job file.");
  }

  private static OperatorKind collectSink() {
    return new OperatorKind("collect-sink", "Collect", SINKS,
        "Keeps the first records for whoever runs the job, such as a preview or a test, and counts the others; a run on the command line shows only their number. "
            + "After a restore the records since the checkpoint come once more.",
        "collect-sink", List.of(IN), List.of(), List.of(), ExpressionRole.NONE, Optional.empty(), Set.of());
  }

  private static ParameterSpec delimiter(String documentation) {
    return withDefault("delimiter", "Delimiter", ParameterType.STRING, ",", documentation)
        .matching("\\\\t|[^\"\\r\\n\\\\]", "one character that is neither a quote, a backslash nor a line end, or \\t for a tabulator");
  }

  private static ParameterSpec rollSize() {
    return withDefault("rollSize", "End a part at", ParameterType.SIZE, "128MB", "Size at which a part of a folder is ended and the next one begun. "
        + "One file, at parallelism 1, grows without end.").atLeast("1KB");
  }

  private static ParameterSpec rollInterval() {
    return withDefault("rollInterval", "End a part after", ParameterType.DURATION, "60s", "Time after which a part of a folder is ended, so that it can appear "
        + "with the next checkpoint.").atLeast("1ms");
  }
}
