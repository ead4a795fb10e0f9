package dev.stillwater.host.replay;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a job that was found: the job, and where what it names lies.
 *
 * <p>THREADING: the thread that owns the job.
 *
 * @param name how it was named
 * @param job the job, to be changed
 * @param text the job's file as it was found
 * @param baseFolder where relative paths of the job count from
 * @param jobName name of the job's file without its ending
 * @param sourceFolders folders of function sources that lie elsewhere than the job says, by uid: those of another revision
 * @param problems what is wrong with the file
 * @param notes sentences for people
 */
record LoadedVersion(VersionName name, Job job, String text, Path baseFolder, String jobName, Map<String, Path> sourceFolders, List<JobProblem> problems,
    List<String> notes) {
  LoadedVersion {
    sourceFolders = Map.copyOf(sourceFolders);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** A copy of the job as it is compiled: with the sources of its functions where they lie. Cost: linear in the job. */
  Job toCompile() {
    Job copy = JobFile.copy(job);
    copy.getOperators().forEach(operator -> Optional.ofNullable(sourceFolders.get(operator.getUid()))
        .ifPresent(folder -> set(operator, "sources", folder.toString())));
    return copy;
  }

  /** The operator of the uid. */
  Optional<Operator> operator(String uid) {
    return operator(job, uid);
  }

  static Optional<Operator> operator(Job job, String uid) {
    return job.getOperators().stream().filter(operator -> uid.equals(operator.getUid())).findFirst();
  }

  static Optional<OperatorKind> kind(Operator operator) {
    return OperatorCatalog.standard().kind(operator.getKind());
  }

  /** The value of a parameter of the operator, else its default. */
  static Optional<String> value(Operator operator, String parameter) {
    return kind(operator).filter(kind -> kind.parameter(parameter).isPresent()).flatMap(kind -> OperatorParameters.of(operator, kind).text(parameter));
  }

  /** Sets a parameter of an operator. */
  static void set(Operator operator, String name, String value) {
    for (Parameter parameter : operator.getParameters()) {
      if (name.equals(parameter.getName())) {
        parameter.setValue(value);
        return;
      }
    }
    Parameter parameter = JobFactory.eINSTANCE.createParameter();
    parameter.setName(name);
    parameter.setValue(value);
    operator.getParameters().add(parameter);
  }

  /** Takes a parameter away, so that its default counts. */
  static void remove(Operator operator, String name) {
    operator.getParameters().removeIf(parameter -> name.equals(parameter.getName()));
  }
}
