package dev.stillwater.engine.csv;

import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueText;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a CSV file with the source at any parallelism, as generated code does, and keeps what it gives as text. */
final class CsvReading {
  private final Path folder;
  private final RowType type;
  private final Map<String, String> parameters = new HashMap<>(Map.of("delimiter", ",", "header", "true", "outOfOrderness", "0", "idleTimeout", "0", "rate", "0"));

  /** The records, with their lines in front, sorted by line. */
  final List<String> records = new ArrayList<>();
  /** Number of bad lines. */
  long badLines;
  /** Number of records that were read in place. */
  long inPlace;
  private boolean mayReadInPlace;

  CsvReading(Path folder, RowType type) {
    this.folder = folder;
    this.type = type;
    mayReadInPlace = CsvInPlace.reads(type.fields());
    parameters.put("path", folder.resolve("in.csv").toString());
    parameters.put("badLines", folder.resolve("bad.csv").toString());
  }

  CsvReading with(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  /** Fields are found before they are read. */
  CsvReading withoutInPlace() {
    mayReadInPlace = false;
    return this;
  }

  CsvReading read(byte[] content, int parallelism) throws IOException {
    Files.write(folder.resolve("in.csv"), content);
    List<CsvSource> sources = open(parallelism, RestoreSource.NONE);
    for (CsvSource source : sources) {
      read(source);
    }
    sources.forEach(CsvSource::close);
    sort();
    return this;
  }

  /** Opens the source in all subtasks. */
  List<CsvSource> open(int parallelism, RestoreSource restore) {
    OperatorPlan plan = new OperatorPlan("src", "src", "0", "csv-source", parallelism, parameters, List.of(), List.of(), Optional.empty(), Optional.of(type));
    JobPlan job = new JobPlan("test", 128, List.of(new TaskPlan(0, parallelism, List.of(plan))), List.of(), Map.of(), "");
    ChainContext.Surroundings surroundings = new ChainContext.Surroundings(Storage.local(), new VirtualClock(0), lines -> { }, new HashMap<>(), new JobControl(),
        Services.of(restore));
    List<CsvSource> sources = new ArrayList<>();
    for (int subtask = 0; subtask < parallelism; subtask++) {
      sources.add(new CsvSource(plan, new ChainContext(job, subtask, parallelism, List.of(), surroundings)));
    }
    sources.forEach(CsvSource::open);
    return sources;
  }

  /** Sorts the records by line. */
  void sort() {
    records.sort((left, right) -> Long.compare(line(left), line(right)));
  }

  /** Lines of the file of bad lines without the header; empty when there is no file. */
  List<String> badFile() throws IOException {
    Path file = folder.resolve("bad.csv");
    return Files.exists(file) ? Files.readAllLines(file).subList(1, Files.readAllLines(file).size()) : List.of();
  }

  private static long line(String record) {
    return Long.parseLong(record.substring(0, record.indexOf(':')));
  }

  private void read(CsvSource source) {
    while (!source.isFinished()) {
      step(source, 10);
    }
    source.flush();
  }

  /** Reads up to so many records, as a step of a subtask. */
  void step(CsvSource source, int max) {
    int allowed = source.begin(max);
    long newest = source.maxTimestamp;
    int count = 0;
    while (count < allowed && source.next()) {
      String text = (source.position() & 0xFFFFFFFFL) + ": " + values(source.values());
      if (source.values().isBad()) {
        badLines++;
        source.reject();
      } else {
        records.add(text);
        newest = Math.max(newest, source.position() & 0xFFFFFFFFL);
        count++;
      }
    }
    source.maxTimestamp = newest;
    source.end(allowed, count);
  }

  private String values(CsvValues values) {
    Optional<String> read = mayReadInPlace ? inPlace(values.inPlace()) : Optional.empty();
    if (read.isPresent()) {
      inPlace++;
      return read.get();
    }
    return values.isRecord() ? located(values) : "";
  }

  private Optional<String> inPlace(CsvInPlace fields) {
    if (!fields.begin()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < type.size(); column++) {
      RowField field = type.field(column);
      texts.add(field.isNullable() && fields.skipsEmpty(column) ? "null" : ValueText.text(field.type(), value(fields, column)));
    }
    return fields.ends() ? Optional.of(String.join("|", texts)) : Optional.empty();
  }

  private Object value(CsvInPlace fields, int column) {
    return switch (type.field(column).type()) {
      case INT -> fields.intValue(column);
      case LONG -> fields.longValue(column);
      case DOUBLE -> fields.doubleValue(column);
      case STRING -> fields.stringValue(column);
      case TIMESTAMP -> fields.timestampValue(column);
      default -> throw new IllegalArgumentException(type.field(column).toString());
    };
  }

  private String located(CsvValues values) {
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < type.size(); column++) {
      RowField field = type.field(column);
      texts.add(field.isNullable() && values.isEmpty(column) ? "null" : ValueText.text(field.type(), value(values, column)));
    }
    return String.join("|", texts);
  }

  private Object value(CsvValues values, int column) {
    return switch (type.field(column).type()) {
      case BOOLEAN -> values.booleanValue(column);
      case INT -> values.intValue(column);
      case LONG -> values.longValue(column);
      case DOUBLE -> values.doubleValue(column);
      case STRING -> values.stringValue(column);
      case BYTES -> values.bytesValue(column);
      case TIMESTAMP -> values.timestampValue(column);
      case DECIMAL -> values.decimalValue(column);
    };
  }
}
