package dev.stillwater.compiler;

import dev.stillwater.compiler.expression.ExpressionCompiler;
import dev.stillwater.compiler.function.ProjectCode;
import dev.stillwater.compiler.function.ProjectSources;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.JobValidator;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.catalog.ParameterSpec;
import dev.stillwater.model.catalog.ParameterType;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.model.job.Parameter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks all that can be checked of a job without running it: the rules of the model, row types, keys, expressions and input files.
 *
 * <p>THREADING: stateless; the thread that owns the job.
 */
public final class JobCheck {
  private JobCheck() {
  }

  /**
   * All problems of the job, in the order of the file. Nothing of the job is loaded or run. Cost: one run of the Eclipse compiler, and a look at each input
   * file.
   *
   * @param jobFile file of the job, from whose folder relative paths count; null if it has none, and then relative paths are not looked at
   */
  public static List<JobProblem> check(Job job, Path jobFile) {
    SchemaInference inference = SchemaInference.of(job, OperatorCatalog.standard(), new ExpressionCompiler());
    Optional<Path> baseFolder = Optional.ofNullable(jobFile).map(file -> file.toAbsolutePath().normalize().getParent());
    return check(job, jobFile, inference, ProjectCode.of(ProjectSources.read(job, OperatorCatalog.standard(), baseFolder)));
  }

  /** The same with types that are known and functions that are compiled already. */
  static List<JobProblem> check(Job job, Path jobFile, SchemaInference inference, ProjectCode project) {
    List<JobProblem> problems = new ArrayList<>(JobValidator.validate(job));
    problems.addAll(inference.problems());
    problems.addAll(project.problems());
    for (Operator operator : job.getOperators()) {
      OperatorCatalog.standard().kind(operator.getKind()).filter(OperatorKind::isSource)
          .ifPresent(kind -> checkFiles(operator, kind, jobFile).ifPresent(problems::add));
    }
    problems.sort(Comparator.comparingInt(problem -> problem.line().orElse(0)));
    return List.copyOf(problems);
  }

  /** A source's required files are there to be read. */
  private static Optional<JobProblem> checkFiles(Operator operator, OperatorKind kind, Path jobFile) {
    for (ParameterSpec spec : kind.parameters()) {
      Optional<String> text = spec.type() == ParameterType.PATH && spec.isRequired() ? OperatorParameters.of(operator, kind).text(spec.name()) : Optional.empty();
      if (text.isPresent() && !text.get().isBlank()) {
        Optional<JobProblem> problem = resolve(text.get(), jobFile).flatMap(file -> checkFile(operator, spec, file));
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<JobProblem> checkFile(Operator operator, ParameterSpec spec, Path file) {
    String fix = "Correct the parameter '" + spec.name() + "'; relative paths count from the folder of the job file.";
    if (!Files.exists(file)) {
      return Optional.of(problem(operator, spec, "file-missing", "The file " + file + " does not exist.", fix));
    }
    boolean isFolderMeant = operator.getKind().equals("directory-source");
    if (isFolderMeant && !Files.isDirectory(file)) {
      return Optional.of(problem(operator, spec, "file-is-no-directory", file + " is a file, expected a folder.", fix));
    }
    if (!isFolderMeant && Files.isDirectory(file)) {
      return Optional.of(problem(operator, spec, "file-is-directory", file + " is a folder, expected a file.", fix));
    }
    if (!Files.isReadable(file)) {
      return Optional.of(problem(operator, spec, "file-unreadable", "The file " + file + " cannot be read.", "Change its permissions, or name another file."));
    }
    return Optional.empty();
  }

  /** The file meant; empty where nobody can know. A text that is no path is reported with the parameter's own rules. */
  private static Optional<Path> resolve(String text, Path jobFile) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return Optional.of(path.normalize());
      }
      return Optional.ofNullable(jobFile).map(file -> file.toAbsolutePath().resolveSibling(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static JobProblem problem(Operator operator, ParameterSpec spec, String code, String message, String fix) {
    Optional<Parameter> parameter = operator.getParameters().stream().filter(known -> spec.name().equals(known.getName())).findFirst();
    OptionalInt line = JobFile.line(parameter.isPresent() ? parameter.get() : operator);
    return new JobProblem(JobProblem.Severity.ERROR, code, Optional.ofNullable(operator.getUid()), Optional.of("parameter:" + spec.name()), message, fix, line,
        OptionalInt.empty());
  }
}
