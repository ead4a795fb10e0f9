package dev.stillwater.engine.sink;

import dev.stillwater.engine.csv.CsvSink;
import dev.stillwater.engine.io.Storage;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.plan.OperatorPlan;
import dev.stillwater.engine.plan.TaskPlan;
import dev.stillwater.engine.row.RowField;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.row.ValueType;
import dev.stillwater.engine.sched.VirtualClock;
import dev.stillwater.engine.task.ChainContext;
import dev.stillwater.engine.task.JobControl;
import dev.stillwater.engine.task.RestoreSource;
import dev.stillwater.engine.task.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** CSV sinks of all subtasks on a disk, without a job around them. */
final class SinkRun {
  final List<CsvSink> sinks = new ArrayList<>();

  SinkRun(Path path, int parallelism, Storage storage, Map<String, String> more) {
    this(path, parallelism, storage, more, RestoreSource.NONE);
  }

  SinkRun(Path path, int parallelism, Storage storage, Map<String, String> more, RestoreSource restore) {
    this(path, parallelism, storage, more, restore, "n");
  }

  SinkRun(Path path, int parallelism, Storage storage, Map<String, String> more, RestoreSource restore, String column) {
    Map<String, String> parameters = new HashMap<>(Map.of("path", path.toString(), "delimiter", ",", "header", "true", "rollSize", "1000000", "rollInterval",
        "1000000"));
    parameters.putAll(more);
    OperatorPlan plan = new OperatorPlan("out", "out", "0", "csv-sink", parallelism, parameters, List.of(), List.of(),
        Optional.of(RowType.of(RowField.required(column, ValueType.LONG))), Optional.empty());
    JobPlan job = new JobPlan("test", 128, List.of(new TaskPlan(0, parallelism, List.of(plan))), List.of(), Map.of(), "");
    ChainContext.Surroundings surroundings = new ChainContext.Surroundings(storage, new VirtualClock(0), lines -> { }, new HashMap<>(), new JobControl(),
        Services.of(restore));
    for (int subtask = 0; subtask < parallelism; subtask++) {
      sinks.add(new CsvSink(plan, new ChainContext(job, subtask, parallelism, List.of(), surroundings)));
    }
  }

  SinkRun open() {
    sinks.forEach(CsvSink::open);
    return this;
  }

  void write(int sink, long value) {
    sinks.get(sink).writer().value(value);
    sinks.get(sink).writer().endLine();
  }

  void close() {
    sinks.forEach(CsvSink::close);
  }

  /** The rows that anybody can see: of the file, or of the parts without hidden ones. Twice the same row is an error. */
  static TreeSet<Long> visible(Path path) {
    TreeSet<Long> rows = new TreeSet<>();
    try {
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.list(path)) {
          files.filter(file -> !file.getFileName().toString().startsWith(".")).forEach(file -> add(file, rows));
        }
      } else if (Files.exists(path)) {
        add(path, rows);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Path file, TreeSet<Long> rows) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (!lines.get(0).equals("n")) {
        throw new AssertionError(file + " has no header but " + lines.get(0));
      }
      for (String line : lines.subList(1, lines.size())) {
        if (!rows.add(Long.valueOf(line))) {
          throw new AssertionError("row " + line + " stands twice, again in " + file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
