package dev.stillwater.cli;

import dev.stillwater.compiler.JobChains;
import dev.stillwater.host.ProblemText;
import dev.stillwater.host.ProcessExit;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.JobLayoutLoadResult;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.draw.JobScene;
import dev.stillwater.model.draw.PngWriter;
import dev.stillwater.model.draw.SceneBuilder;
import dev.stillwater.model.draw.SceneColors;
import dev.stillwater.model.draw.SvgWriter;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code draw JOB --out x.svg}: writes the picture of a job, as it is laid out in the editor, or by ELK where it has no layout.
 *
 * <p>THREADING: stateless.
 */
final class DrawVerb implements Verb {
  private static final String OUT = "--out";
  private static final String SCALE = "--scale";
  private static final String THEME = "--theme";
  private static final String STANDARD_OUTPUT = "-";
  private static final double SCALE_DEFAULT = 2;
  private static final double SCALE_MIN = 0.1;
  private static final double SCALE_MAX = 8;

  @Override
  public String name() {
    return "draw";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater draw JOB --out FILE.svg|FILE.png|- [--scale X] [--theme light|dark] [--debug]");
    spec.usageMessage().description("Writes the picture of a job as SVG or PNG.",
        "Operators stand where the .joblayout file beside the job says, or are arranged by ELK when there is none. No screen is needed.", "In SVG each operator is an element with its uid as id.", "Exit code 0 when the picture is written, 2 when the job cannot be read or the file not be written.");
    spec.addPositional(PositionalParamSpec.builder().paramLabel("JOB").arity("1").required(true).type(Path.class).description("The job file.").build());
    spec.addOption(OptionSpec.builder(OUT).paramLabel("FILE").arity("1").required(true).type(String.class)
        .description("Where the picture goes; its ending, .svg or .png, says what it is. - writes SVG to standard output.").build());
    spec.addOption(OptionSpec.builder(SCALE).paramLabel("X").arity("1").type(Double.class).description("Size of a PNG, 2 if not given: pixels for one pixel of the drawing.").build());
    spec.addOption(OptionSpec.builder(THEME).paramLabel("THEME").arity("1").type(String.class).completionCandidates(List.of("light", "dark"))
        .description("light (default) or dark.").build());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    String out = parsed.matchedOptionValue(OUT, STANDARD_OUTPUT);
    boolean isPng = out.toLowerCase(Locale.ROOT).endsWith(".png");
    if (!isPng && !out.equals(STANDARD_OUTPUT) && !out.toLowerCase(Locale.ROOT).endsWith(".svg")) {
      throw new UsageException("'" + out + "' is neither SVG nor PNG; give a file that ends in .svg or .png, or - for SVG on standard output.");
    }
    double scale = parsed.matchedOptionValue(SCALE, SCALE_DEFAULT);
    if (!(scale >= SCALE_MIN && scale <= SCALE_MAX)) {
      throw new UsageException("--scale " + scale + " is not possible; give " + SCALE_MIN + " to " + SCALE_MAX + ".");
    }
    SceneColors colors = colors(parsed);
    Path file = surroundings.resolve(parsed.matchedPositionalValue(0, null));
    JobLoadResult loaded = JobFile.load(file);
    if (loaded.job().isEmpty()) {
      loaded.problems().forEach(problem -> surroundings.err().println(ProblemText.line(file.toString(), problem)));
      return ProcessExit.CANNOT;
    }
    JobScene scene = SceneBuilder.build(loaded.job().get(), layout(loaded.job().get(), file, surroundings), OperatorCatalog.standard(),
        JobChains.of(loaded.job().get(), OperatorCatalog.standard())::isChained);
    return write(scene, colors, out, isPng ? scale : 0, surroundings);
  }

  private static SceneColors colors(ParseResult parsed) {
    String theme = parsed.matchedOptionValue(THEME, "light");
    return switch (theme) {
      case "light" -> SceneColors.LIGHT;
      case "dark" -> SceneColors.DARK;
      default -> throw new UsageException("There is no theme '" + theme + "'. There are: light, dark.");
    };
  }

  /** The layout beside the job; ELK places what it does not know. */
  private static JobLayout layout(Job job, Path file, CommandSurroundings surroundings) {
    Path path = JobLayoutFile.besides(file);
    JobLayout layout = JobFactory.eINSTANCE.createJobLayout();
    if (Files.exists(path)) {
      JobLayoutLoadResult loaded = JobLayoutFile.load(path);
      loaded.problems().forEach(problem -> surroundings.err().println(ProblemText.line(path.toString(), problem)));
      layout = loaded.layout().orElse(layout);
    }
    if (layout.getNodes().isEmpty()) {
      JobArrangement.arrange(job, layout, OperatorCatalog.standard());
    }
    return layout;
  }

  private static int write(JobScene scene, SceneColors colors, String out, double scale, CommandSurroundings surroundings) {
    try {
      byte[] content = scale > 0 ? PngWriter.write(scene, colors, scale) : SvgWriter.write(scene, colors);
      if (out.equals(STANDARD_OUTPUT)) {
        surroundings.out().write(content, 0, content.length);
        surroundings.out().flush();
        return ProcessExit.DONE;
      }
      Path target = surroundings.resolve(Path.of(out));
      Files.write(target, content);
      surroundings.out().println(target);
      return ProcessExit.DONE;
    } catch (IOException problem) {
      String reason = problem.getClass() == IOException.class ? problem.getMessage() : "The file cannot be written: " + problem.getClass().getSimpleName() + ": "
          + problem.getMessage() + ". Name a file in a folder that exists and that you may write to.";
      surroundings.err().println("error: " + reason);
      return ProcessExit.CANNOT;
    }
  }
}
