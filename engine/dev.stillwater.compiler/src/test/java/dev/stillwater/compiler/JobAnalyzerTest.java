package dev.stillwater.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.job.Expression;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import dev.stillwater.model.job.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobAnalyzerTest {
  @Test
  void analysis_equalsTheCheckOfTheJob() {
    // Would catch an editor that shows other problems than the builder and the command line.
    Job job = chain(5);
    job.getOperators().get(3).getExpressions().getFirst().setText("value + missing");
    JobAnalyzer analyzer = new JobAnalyzer();
    assertEquals(JobCheck.check(job, null), analyzer.analyze(job, null).problems());
    job.getOperators().get(3).getExpressions().getFirst().setText("value + 2");
    List<JobProblem> mended = analyzer.analyze(job, null).problems();
    assertEquals(JobCheck.check(job, null), mended);
    assertTrue(mended.stream().noneMatch(JobProblem::isError), mended::toString);
  }

  @Test
  void types_areThoseOfThePorts() {
    // Would catch fields that stand at the wrong operator.
    JobAnalyzer.Analysis analysis = new JobAnalyzer().analyze(chain(2), null);
    assertEquals(List.of("n", "time", "random"), analysis.types().get(0).input(0).stream().map(field -> field.name()).toList());
    assertEquals("value", analysis.types().get(1).input(0).getFirst().name());
    assertEquals("long", analysis.types().get(1).output(0).getFirst().typeText());
    assertEquals(List.of(), analysis.types().get(1).output(7));
  }

  /** A generator with so many maps behind it, one behind the other. */
  static Job chain(int maps) {
    Job job = JobFactory.eINSTANCE.createJob();
    job.setName("chain");
    Operator before = operator(job, "source", "generator", "n");
    Parameter count = JobFactory.eINSTANCE.createParameter();
    count.setName("count");
    count.setValue("100");
    before.getParameters().add(count);
    for (int index = 0; index < maps; index++) {
      Operator map = operator(job, "map-" + index, "map", "value + " + index);
      stream(job, before, map);
      before = map;
    }
    stream(job, before, operator(job, "out", "discard-sink", null));
    return job;
  }

  private static Operator operator(Job job, String uid, String kind, String text) {
    Operator operator = JobFactory.eINSTANCE.createOperator();
    operator.setUid(uid);
    operator.setKind(kind);
    if (text != null) {
      Expression expression = JobFactory.eINSTANCE.createExpression();
      expression.setName("value");
      expression.setText(text);
      operator.getExpressions().add(expression);
    }
    job.getOperators().add(operator);
    return operator;
  }

  private static void stream(Job job, Operator source, Operator target) {
    Stream stream = JobFactory.eINSTANCE.createStream();
    stream.setSource(source);
    stream.setTarget(target);
    job.getStreams().add(stream);
  }
}
