package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobChainsTest {
  private static final String JOB = """
      <?xml version="1.0" encoding="UTF-8"?>
      <job:Job xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:job="http://stillwater.dev/job/1" name="Chains">
        <operators uid="out" kind="no-such-kind"/>
        <operators uid="in" kind="csv-source"/>
        <operators uid="late" kind="filter"/>
        <operators uid="sums" kind="aggregate" parallelism="2"/>
        <operators uid="alone" kind="filter" chaining="false"/>
        <streams source="late" target="out"/>
        <streams source="in" target="late"/>
        <streams source="in" target="sums" partitioning="hash"/>
        <streams source="in" target="alone"/>
        <streams source="in" target="gone"/>
      </job:Job>
      """;

  // Would catch a band around operators that are no task, a chain that is cut by the order of the file, and a job with errors that shows no chains.
  @Test
  void jobWithErrors_hasItsChainsAndTheReasonsOfTheOthers() {
    Job job = JobFile.load(JOB.getBytes(StandardCharsets.UTF_8), "chains.job").job().orElseThrow();
    JobChains chains = JobChains.of(job, OperatorCatalog.standard());
    assertEquals(List.of(List.of("in", "late", "out")), chains.chains().stream().map(chain -> chain.stream().map(Operator::getUid).toList()).toList());
    assertEquals(List.of(Optional.empty(), Optional.empty(), Optional.of("parallelism 1 meets 2"), Optional.of("chaining is off for alone"), Optional.empty()),
        job.getStreams().stream().map(chains::chainBreak).toList());
    assertEquals(List.of(true, true, false, false, false), job.getStreams().stream().map(chains::isChained).toList());
  }
}
