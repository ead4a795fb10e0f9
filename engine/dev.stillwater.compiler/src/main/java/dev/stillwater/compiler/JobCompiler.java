package dev.stillwater.compiler;

import dev.stillwater.compiler.cache.BuildFingerprint;
import dev.stillwater.compiler.cache.ClassCache;
import dev.stillwater.compiler.cache.GeneratedClassLoader;
import dev.stillwater.compiler.cache.LoadedClasses;
import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.compiler.function.ProjectCode;
import dev.stillwater.compiler.function.ProjectSources;
import dev.stillwater.compiler.generate.JobCodeGenerator;
import dev.stillwater.compiler.generate.ReplayTraits;
import dev.stillwater.compiler.plan.CodeKey;
import dev.stillwater.compiler.plan.PlanBuilder;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.JobValidator;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns a job into a plan and the code that runs it.
 *
 * <p>THREADING: stateless; the caller owns the job while it is compiled.
 */
public final class JobCompiler {
  private JobCompiler() {
  }

  /**
   * Compiles the job. Cost: a second or so; some milliseconds when its classes are in the cache, and then no compiler is loaded.
   *
   * @throws CompileException with all problems if the job has errors
   */
  public static CompiledJob compile(Job job, CompileOptions options) throws CompileException {
    return compile(job, options, Optional.empty());
  }

  /** The same for a job that may be replayed. */
  static CompiledJob compile(Job job, CompileOptions options, Optional<ReplayTraits> replay) throws CompileException {
    OperatorCatalog catalog = OperatorCatalog.standard();
    refuseErrors(JobValidator.validate(job, catalog));
    Optional<ClassCache> cache = options.cacheFolder().map(folder -> new ClassCache(folder, BuildFingerprint.of(JobCompiler.class, JobCode.class)));
    ProjectSources projectSources = ProjectSources.read(job, catalog, Optional.of(options.baseFolder()));
    String planHash = CodeKey.planHash(job, catalog, projectSources);
    String codeKey = replay.map(traits -> CodeKey.replayed(planHash, traits.captured(), traits.tapsStreams())).orElse(planHash);
    Optional<ClassCache.Entry> cached = cache.filter(known -> projectSources.unreadable().isEmpty()).flatMap(known -> known.load(codeKey));
    if (cached.isPresent()) {
      JobPlan plan = PlanBuilder.build(job, catalog, cached.get().outputs(), options, planHash);
      return new CompiledJob(plan, cached.get().sources(), load(cached.get().classes()), true);
    }
    return compileAfresh(new Target(job, catalog, options, planHash, codeKey, replay), projectSources, cache);
  }

  /** What is to be compiled. */
  private record Target(Job job, OperatorCatalog catalog, CompileOptions options, String planHash, String codeKey, Optional<ReplayTraits> replay) {
  }

  private static CompiledJob compileAfresh(Target target, ProjectSources projectSources, Optional<ClassCache> cache) throws CompileException {
    Job job = target.job();
    OperatorCatalog catalog = target.catalog();
    SchemaInference inference = SchemaInference.of(job);
    ProjectCode project = ProjectCode.of(projectSources);
    refuseErrors(JobCheck.check(job, target.options().jobFile(), inference, project));
    Map<String, List<RowType>> outputs = outputs(job, catalog, inference);
    JobPlan plan = PlanBuilder.build(job, catalog, outputs, target.options(), target.planHash());
    Map<String, String> sources = JobCodeGenerator.sources(plan, new InferredExpressions(job, inference), target.replay());
    ClassLoader library = new GeneratedClassLoader(project.classes(), JobCode.class.getClassLoader());
    Map<String, byte[]> classes = new LinkedHashMap<>(EcjCompiler.compile(sources, library, project.classes().keySet()));
    classes.putAll(project.classes());
    CompiledJob compiled = new CompiledJob(plan, sources, load(classes), false);
    cache.ifPresent(known -> known.store(target.codeKey(), new ClassCache.Entry(outputs, sources, classes)));
    return compiled;
  }

  private static Map<String, List<RowType>> outputs(Job job, OperatorCatalog catalog, SchemaInference inference) {
    Map<String, List<RowType>> outputs = new LinkedHashMap<>();
    for (Operator operator : job.getOperators()) {
      int ports = catalog.kind(operator.getKind()).orElseThrow().outputs().size();
      outputs.put(operator.getUid(), IntStream.range(0, ports).mapToObj(port -> inference.output(operator, port).type()).toList());
    }
    return outputs;
  }

  private static void refuseErrors(List<JobProblem> problems) throws CompileException {
    if (problems.stream().anyMatch(JobProblem::isError)) {
      throw new CompileException(problems);
    }
  }

  /** Loads the classes; those of functions in the project anew each time, because they may hold something in static fields. */
  private static JobCode load(Map<String, byte[]> classes) {
    try {
      ClassLoader parent = JobCode.class.getClassLoader();
      Class<?> main = classes.keySet().stream().allMatch(JobCodeGenerator::isGenerated) ? LoadedClasses.main(JobCodeGenerator.MAIN_CLASS, classes, parent)
          : new GeneratedClassLoader(classes, parent).loadClass(JobCodeGenerator.MAIN_CLASS);
      return (JobCode) main.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The generated classes cannot be loaded, which is a defect of Stillwater.", e);
    }
  }
}
