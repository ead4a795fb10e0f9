package dev.stillwater.compiler.fix;

import dev.stillwater.compiler.JobCheck;
import dev.stillwater.compiler.SchemaInference;
import dev.stillwater.compiler.expression.ExpressionCompiler;
import dev.stillwater.model.JobProblem;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.edit.JobEdits;
import dev.stillwater.model.job.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be done about the problems of a job: found for one state of the job, made one by one or for all problems alike.
 *
 * <p>THREADING: the thread that owns the job.
 */
public final class QuickFixes {
  private static final List<FixRule> RULES = List.of(new UidFixes(), new SettingFixes(), new TimeFixes(), new ParameterFixes(), new SchemaFixes(), new StreamFixes(),
      new GraphFixes(), new ExpressionFixes());
  private static final Map<String, FixRule> BY_CODE = byCode();

  private final Job job;
  private final List<JobProblem> problems;
  private final FixContext context;

  private QuickFixes(Job job, List<JobProblem> problems, FixContext context) {
    this.job = job;
    this.problems = List.copyOf(problems);
    this.context = context;
  }

  private static Map<String, FixRule> byCode() {
    Map<String, FixRule> rules = new TreeMap<>();
    RULES.forEach(rule -> rule.codes().forEach(code -> rules.put(code, rule)));
    return Map.copyOf(rules);
  }

  /** The codes of problems about which something can be done. */
  public static Set<String> codes() {
    return BY_CODE.keySet();
  }

  /** Checks the job and prepares its fixes. Cost: a check and one more look at all expressions. */
  public static QuickFixes of(Job job, Path file) {
    return of(job, file, JobCheck.check(job, file));
  }

  /** Prepares the fixes of problems that are known. Cost: a look at all expressions, if any of the problems can be mended. */
  public static QuickFixes of(Job job, Path file, List<JobProblem> problems) {
    boolean isNeeded = problems.stream().anyMatch(problem -> BY_CODE.containsKey(problem.code()));
    ExpressionCompiler checker = new ExpressionCompiler();
    SchemaInference inference = isNeeded ? SchemaInference.of(job, OperatorCatalog.standard(), checker) : null;
    return new QuickFixes(job, problems, new FixContext(job, Optional.ofNullable(file), inference, checker));
  }

  /** The problems of the job. */
  public List<JobProblem> problems() {
    return problems;
  }

  /** What can be done about the problem, best first; empty where only a person can tell. Cost: some checks of single expressions. */
  public List<QuickFix> of(JobProblem problem) {
    FixRule rule = BY_CODE.get(problem.code());
    if (rule == null) {
      return List.of();
    }
    FixList found = new FixList(problem);
    rule.find(context, problem, found);
    return found.list();
  }

  /**
   * Makes the fix of the id for each of the problems that has one, one after the other, so that two new uids differ.
   *
   * @return the problems that were mended
   */
  public List<JobProblem> apply(String id, List<JobProblem> chosen, JobEdits edits) {
    List<JobProblem> mended = new ArrayList<>();
    for (JobProblem problem : chosen) {
      Optional<QuickFix> fix = of(problem).stream().filter(candidate -> candidate.id().equals(id)).findFirst();
      if (fix.isPresent()) {
        fix.get().apply(edits);
        mended.add(problem);
      }
    }
    return mended;
  }

  /** The job that the fixes change. */
  public Job job() {
    return job;
  }
}
