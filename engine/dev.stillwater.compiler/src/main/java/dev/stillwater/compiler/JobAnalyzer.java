package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.FieldDescription;
import dev.stillwater.compiler.expression.RememberingChecker;
import dev.stillwater.compiler.function.ProjectCode;
import dev.stillwater.compiler.function.ProjectSources;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Checks one job again and again while it is being edited: what has not changed since the last time costs next to nothing.
 *
 * <p>THREADING: any thread; one check after the other. LIFECYCLE: one for each open job.
 */
public final class JobAnalyzer {
  private final RememberingChecker checker = new RememberingChecker();
  private Optional<KnownCode> known = Optional.empty();

  /**
   * What a check comes to.
   *
   * <p>THREADING: immutable.
   *
   * @param problems all problems, in the order of the file
   * @param types the types at the ports of each operator, in the order of the operators
   */
  public record Analysis(List<JobProblem> problems, List<OperatorTypes> types) {
    public Analysis {
      problems = List.copyOf(problems);
      types = List.copyOf(types);
    }
  }

  /** The functions of a project as they were compiled last, and what they were compiled for. */
  private record KnownCode(List<Object> question, ProjectCode code) {
  }

  /**
   * All problems and types of the job. Cost: linear in the job, and the Eclipse compiler for what is new.
   *
   * @param jobFile file of the job, from whose folder relative paths count; null if it has none, and then relative paths are not looked at
   */
  public synchronized Analysis analyze(Job job, Path jobFile) {
    OperatorCatalog catalog = OperatorCatalog.standard();
    SchemaInference inference = SchemaInference.of(job, catalog, checker);
    Optional<Path> baseFolder = Optional.ofNullable(jobFile).map(file -> file.toAbsolutePath().normalize().getParent());
    ProjectCode code = code(job, ProjectSources.read(job, catalog, baseFolder));
    return new Analysis(JobCheck.check(job, jobFile, inference, code), job.getOperators().stream().map(operator -> types(operator, catalog, inference)).toList());
  }

  private ProjectCode code(Job job, ProjectSources sources) {
    List<Object> question = List.of(sources.files(), sources.unreadable(), job.isExactReplay(), sources.uses().stream()
        .map(use -> List.of(String.valueOf(use.operator().getUid()), use.kind().id(), use.className(), use.folder())).toList());
    if (known.isEmpty() || !known.get().question().equals(question)) {
      known = Optional.of(new KnownCode(question, ProjectCode.of(sources)));
    }
    return known.get().code();
  }

  private static OperatorTypes types(Operator operator, OperatorCatalog catalog, SchemaInference inference) {
    Optional<OperatorKind> kind = catalog.kind(operator.getKind());
    int inputs = Math.max(1, kind.map(found -> found.inputs().size()).orElse(1));
    int outputs = kind.map(found -> found.outputs().size()).orElse(1);
    return new OperatorTypes(
        IntStream.range(0, inputs).mapToObj(port -> FieldDescription.of(inference.input(operator, port).type())).toList(),
        IntStream.range(0, outputs).mapToObj(port -> FieldDescription.of(inference.output(operator, port).type())).toList());
  }
}
