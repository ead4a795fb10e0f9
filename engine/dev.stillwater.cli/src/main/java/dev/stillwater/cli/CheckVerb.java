package dev.stillwater.cli;

import dev.stillwater.compiler.JobCheck;
import dev.stillwater.engine.json.Json;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.JobProblem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code check JOB}: says what is wrong with a job; runs nothing of it.
 *
 * <p>THREADING: stateless.
 */
final class CheckVerb implements Verb {
  private static final String FORMAT = "--format";
  private static final String JSON = "--json";

  @Override
  public String name() {
    return "check";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater check JOB [--format text|json] [--json] [--debug]");
    spec.usageMessage().description("Says what is wrong with a job and what to do about it; runs nothing of it.",
        "Exit code 0 when the job has no errors, 1 when it has, 2 when it cannot be read.");
    spec.addPositional(PositionalParamSpec.builder().paramLabel("JOB").arity("1").required(true).type(Path.class).description("The job file.").build());
    spec.addOption(OptionSpec.builder(FORMAT).paramLabel("FORMAT").type(String.class).completionCandidates(List.of("text", "json"))
        .description("text (default), a line a problem, or json, one document.").build());
    spec.addOption(OptionSpec.builder(JSON).description("Short for --format json.").build());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    boolean isJson = isJson(parsed);
    Path job = parsed.matchedPositionalValue(0, null);
    Path file = surroundings.resolve(job);
    JobLoadResult loaded = JobFile.load(file);
    List<JobProblem> problems = loaded.job().map(read -> loaded.problemsWith(JobCheck.check(read, file))).orElse(loaded.problems());
    boolean isReadable = loaded.job().isPresent();
    boolean isValid = isReadable && problems.stream().noneMatch(JobProblem::isError);
    if (isJson) {
      surroundings.out().println(document(job, isReadable, isValid, problems));
    } else {
      PrintStream target = isReadable ? surroundings.out() : surroundings.err();
      problems.forEach(problem -> target.println(ProblemText.line(job.toString(), problem)));
      if (problems.isEmpty()) {
        target.println(job + ": no problems");
      }
    }
    return isValid ? ProcessExit.DONE : isReadable ? ProcessExit.NO : ProcessExit.CANNOT;
  }

  private static boolean isJson(ParseResult parsed) {
    String format = parsed.matchedOptionValue(FORMAT, parsed.hasMatchedOption(JSON) ? "json" : "text");
    return switch (format) {
      case "json" -> true;
      case "text" -> false;
      default -> throw new UsageException("There is no format '" + format + "'. There are: text, json.");
    };
  }

  private static String document(Path job, boolean isReadable, boolean isValid, List<JobProblem> problems) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("job", job.toString());
    document.put("readable", isReadable);
    document.put("valid", isValid);
    document.put("problems", problems.stream().map(ProblemText::document).toList());
    return Json.text(document);
  }
}
