package dev.stillwater.compiler.fix;

import dev.stillwater.model.JobProblem;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobPackage;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects the fixes of one problem, each label once, best first.
 *
 * <p>THREADING: one thread.
 */
class FixList {
  private final JobProblem problem;
  private final Map<String, QuickFix> fixes = new LinkedHashMap<>();

  FixList(JobProblem problem) {
    this.problem = problem;
  }

  void add(String id, String label, Consumer<JobEdits> change) {
    fixes.putIfAbsent(label, new QuickFix(id, label, problem, change));
  }

  List<QuickFix> list() {
    return new ArrayList<>(fixes.values());
  }

  /** Sets the parameter of the operator, which it may have or not. */
  static void setParameter(JobEdits edits, Operator operator, String name, String value) {
    for (Parameter parameter : operator.getParameters()) {
      if (name.equals(parameter.getName())) {
        edits.set(parameter, JobPackage.Literals.PARAMETER__VALUE, value);
        return;
      }
    }
    Parameter parameter = JobFactory.eINSTANCE.createParameter();
    parameter.setName(name);
    parameter.setValue(value);
    edits.add(operator, JobPackage.Literals.OPERATOR__PARAMETERS, parameter, -1);
  }

  /** Removes the parameter of the operator wherever it stands. */
  static void removeParameter(JobEdits edits, Operator operator, String name) {
    List.copyOf(operator.getParameters()).stream().filter(parameter -> name.equals(parameter.getName())).forEach(edits::remove);
  }
}
