package dev.stillwater.ui.project;

import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import java.nio.file.Path;

/**
 * The jobs that the New Job wizard begins with.
 *
 * <p>THREADING: any thread; every job is new and belongs to the caller.
 */
final class JobTemplates {
  private JobTemplates() {
  }

  /** A job without operators. */
  static Job empty(String name) {
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName(name);
    return job;
  }

  /** A job that runs at once, without a file: made-up departures, the late ones of them, counted every second for each airport. */
  static Job example(String name) {
    Job job = empty(name);
    job.setDescription("Late departures of every second for each airport, from generated records.");
    Operator departures = add(job, "departures", "Departures", "generator");
    set(departures, "rate", "0");
    set(departures, "count", "20000");
    expression(departures, "origin", "random % 3 == 0 ? \"SFO\" : \"LAX\"");
    expression(departures, "delay", "random % 60");
    Operator late = add(job, "late", "Late", "filter");
    expression(late, null, "delay > 15");
    Operator perSecond = add(job, "perSecond", "Every second", "window-aggregate");
    set(perSecond, "size", "1s");
    expression(perSecond, "departures", "count()");
    expression(perSecond, "avg_delay", "avg(delay)");
    expression(perSecond, "max_delay", "max(delay)");
    Operator print = add(job, "print", "Print", "console-sink");
    connect(job, departures, late);
    Stream keyed = connect(job, late, perSecond);
    keyed.setPartitioning(Partitioning.HASH);
    keyed.getKeyFields().add("origin");
    connect(job, perSecond, print);
    return job;
  }

  /** A job that reads the CSV file and prints its records. */
  static Job csv(String name, String path, CsvColumns columns) {
    Job job = empty(name);
    job.getSchemas().add(columns.schema("record"));
    Path fileName = Path.of(path).getFileName();
    Operator source = add(job, "records", fileName == null ? path : fileName.toString(), "csv-source");
    set(source, "path", path);
    set(source, "schema", "record");
    if (columns.delimiter() != ',') {
      set(source, "delimiter", String.valueOf(columns.delimiter()));
    }
    Operator print = add(job, "print", "Print", "console-sink");
    connect(job, source, print);
    return job;
  }

  private static Operator add(Job job, String uid, String name, String kind) {
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setUid(uid);
    operator.setName(name);
    operator.setKind(kind);
    job.getOperators().add(operator);
    return operator;
  }

  private static void set(Operator operator, String name, String value) {
    Parameter parameter = JobFactory.eINSTANCE.createParameter();
    parameter.setName(name);
    parameter.setValue(value);
    operator.getParameters().add(parameter);
  }

  private static void expression(Operator operator, String name, String text) {
    Expression expression = JobFactory.eINSTANCE.createExpression();
    expression.setName(name);
    expression.setText(text);
    operator.getExpressions().add(expression);
  }

  private static Stream connect(Job job, Operator source, Operator target) {
    Stream stream = JobFactory.eINSTANCE.createStream();
    stream.setSource(source);
    stream.setTarget(target);
    job.getStreams().add(stream);
    return stream;
  }
}
