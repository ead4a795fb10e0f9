package dev.stillwater.ui.tests.editor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.JobValidator;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.commands.CreateOperatorCommand;
import dev.stillwater.ui.editor.commands.CreateStreamCommand;
import dev.stillwater.ui.editor.commands.ReconnectStreamCommand;
import dev.stillwater.ui.editor.model.StreamEnds;
import dev.stillwater.ui.editor.model.StreamRules;
import dev.stillwater.ui.editor.model.Uids;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.draw2d.geometry.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editor refuses, and what it says. */
class StreamRulesTest {
  private final SampleDiagram sample = new SampleDiagram();

  // Would catch an editor that lets people draw a job which cannot run, or refuses without a reason.
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "delayed | flights | 'Flights' is a source",
      "out | log | 'Results' is a sink",
      "delayed | delayed | cannot lead back to itself",
      "sums | delayed | would close a cycle",
      "flights | delayed | exists already"})
  void refusedStream_saysWhy(String source, String target, String reason) {
    StreamEnds ends = new StreamEnds(sample.operator(source), 0, sample.operator(target), 0);
    String refusal = StreamRules.of(sample.diagram).refusal(ends).orElseThrow();
    assertTrue(refusal.contains(reason), refusal);
    assertFalse(stream(source, 0).to(sample.operator(target)).canExecute());
  }

  // Would catch a keyed operator that is fed by a stream without a key.
  @Test
  void streamIntoKeyedInput_isHashed() {
    stream("flights", 0).to(sample.operator("sums")).execute();
    assertEquals(Partitioning.HASH, last().getPartitioning());
  }

  // Would catch streams into one input with keys that differ, which no job may have, drawn by the editor itself.
  @Test
  void streamIntoKeyedInput_getsTheKeyOfTheOthers() {
    stream("flights", 0).to(sample.operator("sums")).execute();
    assertEquals(List.of("origin"), last().getKeyFields());
  }

  // Would catch a join whose second stream lands on the input that is taken, and a port without its name.
  @Test
  void streamDroppedOnOperator_takesFreeInput() {
    stream("sums", 0).to(sample.operator("joined")).execute();
    assertEquals("right", last().getTargetPort());
    assertEquals(Partitioning.HASH, last().getPartitioning());
    assertEquals(List.of(), last().getKeyFields(), "of fields that the source is not known to have");
  }

  // Would catch an operator whose inputs are all taken and that refuses what its first input accepts, a union.
  @Test
  void streamDroppedOnOperatorWithoutFreeInput_takesTheFirst() {
    stream("sums", 0).to(sample.operator("enriched")).execute();
    assertNull(last().getTargetPort());
    assertEquals(Partitioning.FORWARD, last().getPartitioning());
  }

  // Would catch a table that only one of several subtasks knows.
  @Test
  void streamIntoBroadcastInput_isBroadcast() {
    stream("sums", 0).to(sample.operator("enriched"), 1).execute();
    assertEquals("table", last().getTargetPort());
    assertEquals(Partitioning.BROADCAST, last().getPartitioning());
  }

  // Would catch a stream that still gives every record to all subtasks of an input that wants each once.
  @Test
  void streamMovedFromBroadcastToOtherInput_isForward() {
    Stream table = sample.stream(5);
    StreamEnds ends = StreamEnds.of(sample.diagram, table);
    new ReconnectStreamCommand(sample.diagram, table, ends.to(sample.operator("enriched"), 0)).execute();
    assertNull(table.getTargetPort());
    assertEquals(Partitioning.FORWARD, table.getPartitioning());
  }

  // Would catch a second stream between the same ports, which doubles every record, and a refusal that does not say which port.
  @Test
  void secondStreamBetweenSamePorts_isRefused_butNotToAnotherInput() {
    assertTrue(stream("delayed", 0).to(sample.operator("joined"), 1).canExecute());
    StreamEnds same = new StreamEnds(sample.operator("delayed"), 0, sample.operator("joined"), 0);
    String refusal = StreamRules.of(sample.diagram).refusal(same).orElseThrow();
    assertTrue(refusal.contains("'Left input by key' of 'Joined'"), refusal);
    assertFalse(stream("delayed", 0).to(sample.operator("joined"), 0).canExecute());
  }

  // Would catch side outputs that cannot be told from the output.
  @Test
  void streamFromSideOutput_carriesItsName() {
    stream("alerts", 2).to(sample.operator("log")).execute();
    assertEquals("side2", last().getSourcePort());
    stream("alerts", 0).to(sample.operator("log")).execute();
    assertNull(last().getSourcePort());
    assertEquals(List.of(), portProblems(), "of the ports that are connected");
  }

  // Would catch a uid that would make saved state ambiguous or break --set UID.PARAM=VALUE.
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a.b", "a=b", "a b", "-a", "out", "a/b", "ü"})
  void badUid_isRefused(String uid) {
    Operator operator = sample.operator("flights");
    assertTrue(Uids.refusal(sample.job(), operator, uid).isPresent());
    assertFalse(new ChangeUidCommand(sample.diagram, operator, uid).canExecute());
  }

  // Would catch two new operators of one kind with one uid, also after an undo.
  @Test
  void newOperators_getUnusedUids() {
    CreateOperatorCommand first = create();
    first.execute();
    CreateOperatorCommand second = create();
    second.execute();
    first.undo();
    first.redo();
    assertEquals(Set.of("filter-1", "filter-2"), sample.job().getOperators().stream().map(Operator::getUid)
        .filter(uid -> uid.startsWith("filter-")).collect(Collectors.toSet()));
  }

  private CreateStreamCommand stream(String source, int output) {
    return new CreateStreamCommand(sample.diagram, sample.operator(source), output);
  }

  private Stream last() {
    return sample.job().getStreams().getLast();
  }

  private List<String> portProblems() {
    return JobValidator.validate(sample.job()).stream().filter(problem -> problem.code().equals("port-unknown")).map(JobProblem::message).toList();
  }

  private CreateOperatorCommand create() {
    return new CreateOperatorCommand(
        sample.diagram, CreateOperatorCommand.newOperator(sample.diagram.catalog().kind("filter").orElseThrow()), new Point(0, 0));
  }
}
