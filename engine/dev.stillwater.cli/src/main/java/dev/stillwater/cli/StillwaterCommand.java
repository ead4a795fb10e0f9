package dev.stillwater.cli;

import dev.stillwater.host.ProcessExit;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command {@code stillwater}: parses, hands over to a verb, turns what went wrong into a message and an exit code.
 *
 * <p>The options are built by calls and not by annotations, which start-up would have to search.
 *
 * <p>THREADING: one thread.
 */
final class StillwaterCommand {
  /** Version of the product; a test holds it to the version of the build. */
  static final String VERSION = "0.1.0";
  static final String NAME = "stillwater";

  private static final String HELP = "--help";
  private static final String DEBUG = "--debug";
  private static final List<Verb> VERBS = List.of(new RunVerb(), new CheckVerb(), new InspectVerb(), new VerifyVerb(), new ReportVerb(), new DiffVerb(), new DrawVerb(), new SnapshotVerb(), new ReplayVerb(),
      new ListVerb(), new SavepointVerb(), new SavepointsVerb(), new StopVerb(), new CancelVerb(), new CheckpointsVerb());

  private final CommandSurroundings surroundings;

  StillwaterCommand(CommandSurroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs the command of the words; returns its exit code and throws nothing. */
  int run(String... words) {
    CommandLine commandLine = commandLine();
    try {
      return execute(commandLine, commandLine.parseArgs(words));
    } catch (ParameterException problem) {
      return refuse(problem);
    } catch (UsageException problem) {
      surroundings.err().println("error: " + problem.getMessage());
      return ProcessExit.CANNOT;
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError problem) {
      return defect(problem, List.of(words).contains(DEBUG));
    }
  }

  private int execute(CommandLine commandLine, ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine asked = last.commandSpec().commandLine();
    if (last.hasMatchedOption(HELP)) {
      asked.usage(surroundings.out(), Ansi.OFF);
      return ProcessExit.DONE;
    }
    if (parsed.hasMatchedOption("--version")) {
      surroundings.out().println("Stillwater " + VERSION + " (Java " + Runtime.version() + ")");
      return ProcessExit.DONE;
    }
    return switch (last.commandSpec().name()) {
      case NAME -> missingVerb(commandLine);
      case "help" -> help(commandLine, last.matchedPositionalValue(0, ""));
      case "completion" -> completion(commandLine);
      default -> verb(parsed.subcommand().commandSpec().name()).run(last, surroundings);
    };
  }

  private static Verb verb(String name) {
    return VERBS.stream().filter(candidate -> candidate.name().equals(name)).findFirst().orElseThrow();
  }

  private int missingVerb(CommandLine commandLine) {
    surroundings.err().println("error: no command is named.");
    commandLine.usage(surroundings.err(), Ansi.OFF);
    return ProcessExit.CANNOT;
  }

  private int help(CommandLine commandLine, String verb) {
    if (verb.isEmpty()) {
      commandLine.usage(surroundings.out(), Ansi.OFF);
      return ProcessExit.DONE;
    }
    CommandLine asked = commandLine.getSubcommands().get(verb);
    if (asked == null) {
      surroundings.err().println("error: there is no command '" + verb + "'. There are: " + String.join(", ", commandLine.getSubcommands().keySet()) + ".");
      return ProcessExit.CANNOT;
    }
    asked.usage(surroundings.out(), Ansi.OFF);
    return ProcessExit.DONE;
  }

  private int completion(CommandLine commandLine) {
    surroundings.out().print(AutoComplete.bash(NAME, commandLine));
    surroundings.out().println();
    return ProcessExit.DONE;
  }

  private int refuse(ParameterException problem) {
    String message = problem instanceof CommandLine.UnmatchedArgumentException unmatched
        ? "'" + String.join(" ", unmatched.getUnmatched()) + "' is not understood." : problem.getMessage();
    surroundings.err().println("error: " + message + (message.endsWith(".") ? "" : "."));
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, new PrintWriter(surroundings.err(), true));
    String asked = problem.getCommandLine().getCommandSpec().qualifiedName();
    surroundings.err().println("Try '" + asked + " --help'.");
    return ProcessExit.CANNOT;
  }

  private int defect(Throwable problem, boolean isDebug) {
    String text = problem instanceof OutOfMemoryError ? "error: the memory is used up. Give Java more with -Xmx in JAVA_TOOL_OPTIONS."
        : "error: Stillwater has a defect: " + problem + ". Please report it with what it was given; --debug shows more.";
    surroundings.err().println(text);
    if (isDebug) {
      surroundings.err().println(traceOf(problem));
    }
    return ProcessExit.CANNOT;
  }

  /** The places of a throwable and its causes, for {@code --debug}. */
  static String traceOf(Throwable problem) {
    StringBuilder trace = new StringBuilder();
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      trace.append(trace.isEmpty() ? "" : "caused by ").append(cause).append('\n');
      for (StackTraceElement place : cause.getStackTrace()) {
        trace.append("    at ").append(place).append('\n');
      }
    }
    return trace.toString();
  }

  private static CommandLine commandLine() {
    CommandSpec root = CommandSpec.create().name(NAME);
    root.usageMessage().description("Stateful stream jobs: check, run and replay them, and look into snapshots of their state, Stillwater's and Flink's.")
        .exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
    root.addOption(helpOption());
    root.addOption(OptionSpec.builder("-V", "--version").versionHelp(true).description("Print the version and end.").build());
    for (Verb verb : VERBS) {
      CommandSpec spec = verb.spec();
      addCommonOptions(spec);
      spec.subcommands().values().forEach(subcommand -> addCommonOptions(subcommand.getCommandSpec()));
      root.addSubcommand(verb.name(), spec);
    }
    root.addSubcommand("help", helpSpec());
    root.addSubcommand("completion", completionSpec());
    CommandLine commandLine = new CommandLine(root);
    commandLine.setUsageHelpWidth(100);
    commandLine.setExpandAtFiles(false);
    return commandLine;
  }

  private static void addCommonOptions(CommandSpec spec) {
    spec.addOption(helpOption());
    spec.addOption(OptionSpec.builder(DEBUG).description("Show where in the program an error arose.").build());
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(" 0", "yes, equal, done");
    codes.put(" 1", "a definite no: the job has problems or failed, the snapshot is damaged, snapshots or versions differ");
    codes.put(" 2", "it could not be done: bad usage, missing file, unreadable input");
    codes.put("130", "interrupted");
    return codes;
  }

  private static OptionSpec helpOption() {
    return OptionSpec.builder("-h", HELP).usageHelp(true).description("Print this help and end.").build();
  }

  private static CommandSpec helpSpec() {
    CommandSpec spec = CommandSpec.create().name("help");
    spec.usageMessage().description("Prints the help of a command.");
    spec.addOption(helpOption());
    List<String> names = new ArrayList<>(VERBS.stream().map(Verb::name).toList());
    names.add("completion");
    spec.addPositional(PositionalParamSpec.builder().paramLabel("COMMAND").arity("0..1").type(String.class)
        .completionCandidates(names).description("One of: " + String.join(", ", names) + ".").build());
    return spec;
  }

  private static CommandSpec completionSpec() {
    CommandSpec spec = CommandSpec.create().name("completion");
    spec.usageMessage().description("Prints a completion script for bash and zsh.",
        "Use it with: source <(stillwater completion)");
    spec.addOption(helpOption());
    return spec;
  }
}
