package dev.stillwater.compiler;

import dev.stillwater.compiler.cache.ClassCache;
import dev.stillwater.compiler.cache.GeneratedClassLoader;
import dev.stillwater.compiler.ecj.EcjCompiler;
import dev.stillwater.compiler.generate.ExpressionPort;
import dev.stillwater.compiler.generate.JobCodeGenerator;
import dev.stillwater.compiler.plan.PlanBuilder;
import dev.stillwater.engine.plan.JobPlan;
import dev.stillwater.engine.row.RowType;
import dev.stillwater.engine.task.JobCode;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a job into a plan and the code that runs it.
 *
 * <p>THREADING: stateless; the caller owns the job while it is compiled.
 */
public final class JobCompiler {
  private JobCompiler() {
  }

  /** The job from its plan on, when types and expressions are known. */
  static CompiledJob compile(Job job, Map<String, RowType> outputs, ExpressionPort expressions, CompileOptions options) {
    JobPlan plan = PlanBuilder.build(job, OperatorCatalog.standard(), outputs, options);
    Map<String, String> sources = JobCodeGenerator.sources(plan, expressions);
    JobPlan hashed = plan.withHash(JobCodeGenerator.hash(sources));
    ClassLoader library = JobCode.class.getClassLoader();
    Optional<ClassCache> cache = options.cacheFolder().map(ClassCache::new);
    Optional<Map<String, byte[]>> cached = cache.flatMap(known -> known.load(hashed.planHash()));
    if (cached.isPresent()) {
      return new CompiledJob(hashed, sources, load(cached.get(), library), true);
    }
    Map<String, byte[]> classes = EcjCompiler.compile(sources, library);
    JobCode code = load(classes, library);
    cache.ifPresent(known -> known.store(hashed.planHash(), classes));
    return new CompiledJob(hashed, sources, code, false);
  }

  private static JobCode load(Map<String, byte[]> classes, ClassLoader library) {
    try {
      Class<?> main = new GeneratedClassLoader(classes, library).loadClass(JobCodeGenerator.MAIN_CLASS);
      return (JobCode) main.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The generated classes cannot be loaded, which is a defect of Stillwater.", e);
    }
  }
}
