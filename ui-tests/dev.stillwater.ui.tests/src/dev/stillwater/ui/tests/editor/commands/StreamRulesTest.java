package dev.stillwater.ui.tests.editor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Partitioning;
import dev.stillwater.ui.editor.commands.ChangeUidCommand;
import dev.stillwater.ui.editor.commands.CreateOperatorCommand;
import dev.stillwater.ui.editor.commands.CreateStreamCommand;
import dev.stillwater.ui.editor.model.StreamRules;
import dev.stillwater.ui.editor.model.Uids;
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
    String refusal = StreamRules.of(sample.diagram).refusal(sample.operator(source), sample.operator(target)).orElseThrow();
    assertTrue(refusal.contains(reason), refusal);
    assertFalse(new CreateStreamCommand(sample.diagram, sample.operator(source)).to(sample.operator(target)).canExecute());
  }

  // Would catch a keyed operator that is fed by a stream without a key.
  @Test
  void streamIntoKeyedInput_isHashed() {
    new CreateStreamCommand(sample.diagram, sample.operator("flights")).to(sample.operator("sums")).execute();
    assertEquals(Partitioning.HASH, sample.job().getStreams().getLast().getPartitioning());
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

  private CreateOperatorCommand create() {
    return new CreateOperatorCommand(
        sample.diagram, CreateOperatorCommand.newOperator(sample.diagram.catalog().kind("filter").orElseThrow()), new Point(0, 0));
  }
}
