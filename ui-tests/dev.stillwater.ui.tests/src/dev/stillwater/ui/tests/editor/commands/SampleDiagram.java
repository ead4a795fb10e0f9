package dev.stillwater.ui.tests.editor.commands;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small job with a layout, made from text, for tests of commands and rules.
 *
 * <p>THREADING: one thread.
 */
final class SampleDiagram {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Delays">
        <schemas name="flight">
          <fields name="delay" type="int"/>
          <fields name="origin"/>
        </schemas>
        <operators uid="flights" name="Flights" kind="csv-source">
          <parameters name="path" value="flights.csv"/>
          <parameters name="schema" value="flight"/>
        </operators>
        <operators uid="delayed" name="Delayed" kind="filter">
          <expressions text="delay > 0"/>
        </operators>
        <operators uid="sums" name="Sums" kind="aggregate">
          <expressions name="flights" text="count()"/>
          <expressions name="worst" text="max(delay)"/>
        </operators>
        <operators uid="out" name="Results" kind="csv-sink"/>
        <operators uid="log" kind="console-sink"/>
        <operators uid="joined" name="Joined" kind="window-join">
          <parameters name="size" value="1d"/>
        </operators>
        <operators uid="enriched" name="Enriched" kind="enrich"/>
        <operators uid="alerts" name="Alerts" kind="process"/>
        <streams source="flights" target="delayed"/>
        <streams source="delayed" target="sums" partitioning="hash">
          <keyFields>origin</keyFields>
        </streams>
        <streams source="sums" target="out"/>
        <streams source="delayed" target="joined" partitioning="hash">
          <keyFields>origin</keyFields>
        </streams>
        <streams source="delayed" target="enriched"/>
        <streams source="flights" target="enriched" targetPort="table" partitioning="broadcast"/>
      </job:Job>
      """;

  final JobDiagram diagram;
  private final Map<String, Operator> operators = new HashMap<>();
  private final List<Stream> streams;

  SampleDiagram() {
    Job job = JobFile.load(JOB.getBytes(StandardCharsets.UTF_8), "sample.job").job().orElseThrow();
    JobLayout layout = JobFactory.eINSTANCE.createJobLayout();
    int x = 40;
    for (Operator operator : job.getOperators()) {
      var node = JobFactory.eINSTANCE.createNodeLayout();
      node.setUid(operator.getUid());
      node.setX(x);
      node.setY(60);
      layout.getNodes().add(node);
      x += 200;
    }
    var route = JobFactory.eINSTANCE.createStreamLayout();
    route.setSourceUid("flights");
    route.setTargetUid("delayed");
    layout.getStreams().add(route);
    layout.getNotes().add(JobFactory.eINSTANCE.createNoteLayout());
    job.getOperators().forEach(operator -> operators.put(operator.getUid(), operator));
    streams = List.copyOf(job.getStreams());
    diagram = new JobDiagram(job, layout, OperatorCatalog.standard());
  }

  Job job() {
    return diagram.job();
  }

  /** The operator that had the uid in the beginning. */
  Operator operator(String uid) {
    return operators.get(uid);
  }

  /** The stream that stood at the index in the beginning. */
  Stream stream(int index) {
    return streams.get(index);
  }

  /** Both files as text: what a command changes and what undo must bring back. */
  String text() {
    return new String(JobFile.toBytes(diagram.job()), StandardCharsets.UTF_8)
        + new String(JobLayoutFile.toBytes(diagram.layout()), StandardCharsets.UTF_8);
  }
}
