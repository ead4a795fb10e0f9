package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.verify.Finding;
import dev.stillwater.engine.snapshot.verify.Severity;
import dev.stillwater.engine.snapshot.verify.SnapshotVerifier;
import dev.stillwater.engine.snapshot.verify.VerifyOptions;
import dev.stillwater.engine.snapshot.verify.VerifyReport;
import dev.stillwater.host.ProcessExit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code verify SNAPSHOT}: reads a snapshot from end to end and says what is wrong with it.
 *
 * <p>THREADING: stateless.
 */
final class VerifyVerb implements Verb {
  private static final List<String> FORMATS = List.of(OutputFormat.TEXT, OutputFormat.JSON);
  private static final String METADATA = "_metadata";

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(name());
    spec.usageMessage().customSynopsis("stillwater verify SNAPSHOT [--format text|json] [--json] [--root DIR] [--read-elsewhere] [--debug]");
    spec.usageMessage().description("Reads a snapshot from end to end and says what is wrong with it.",
        "Looks at pointers, lengths, offsets, the key group of every key, entries that cannot be decoded, timers that Flink lost; checksums where a manifest has them.",
        "Exit code 0 when there are no errors (there may be warnings), 1 when there are, 2 when it is no snapshot.");
    spec.addPositional(SnapshotArguments.snapshot("SNAPSHOT", 0, "The snapshot's folder, its _metadata file, or a zip or tar.gz of the folder."));
    spec.addOption(OutputFormat.formatOption(FORMATS, "text (default), a line a finding, or json, one document."));
    spec.addOption(OutputFormat.jsonOption());
    spec.addOption(SnapshotArguments.rootOption());
    spec.addOption(SnapshotArguments.elsewhereOption());
    return spec;
  }

  @Override
  public int run(ParseResult parsed, CommandSurroundings surroundings) {
    boolean isJson = OutputFormat.of(parsed, FORMATS).equals(OutputFormat.JSON);
    Path named = parsed.matchedPositionalValue(0, Path.of(""));
    Path path = surroundings.resolve(named);
    return ForegroundWork.run(parsed, surroundings, work -> {
      if (!Files.exists(path)) {
        throw new SnapshotException.NotASnapshot(SnapshotException.Place.of(path.toString()), "a folder or file", "nothing");
      }
      List<Finding> findings = new ArrayList<>();
      VerifyReport report = SnapshotVerifier.verify(path, work.options(parsed, path), VerifyOptions.standard(), work, findings::add);
      work.clearProgress();
      if (isUnanswered(findings)) {
        surroundings.err().println("error: " + findings.getFirst().message());
        return ProcessExit.CANNOT;
      }
      if (isJson) {
        surroundings.out().println(document(named.toString(), report, findings));
      } else {
        lines(named.toString(), report, findings).forEach(surroundings.out()::println);
      }
      return report.errors() == 0 ? ProcessExit.DONE : ProcessExit.NO;
    });
  }

  /** Whether the path names no snapshot at all, or one whose metadata the disk refuses to give, in contrast to one whose metadata is damaged. */
  static boolean isUnanswered(List<Finding> findings) {
    return findings.size() == 1 && switch (findings.getFirst().code()) {
      case NOT_A_SNAPSHOT -> !findings.getFirst().file().endsWith(METADATA);
      case UNREACHABLE -> findings.getFirst().file().endsWith(METADATA) && findings.getFirst().operator().isEmpty();
      default -> false;
    };
  }

  private static List<String> lines(String named, VerifyReport report, List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    String checked = Quantity.counted(report.operators(), "operator", "operators") + ", " + Quantity.counted(report.entries(), "entry", "entries") + ", "
        + Quantity.size(report.sizeBytes()) + " checked";
    String errors = Quantity.counted(report.errors(), "error", "errors");
    String warnings = Quantity.counted(report.warnings(), "warning", "warnings");
    lines.add(named + ": " + (report.isClean() ? "no findings; " : report.errors() == 0 ? "no errors, " + warnings + "; " : errors + ", " + warnings + "; ")
        + checked);
    for (Severity severity : Severity.values()) {
      findings.stream().filter(finding -> finding.severity() == severity).forEach(finding -> lines.add(line(finding)));
    }
    new TreeMap<>(report.notTold()).forEach((code, count) -> lines.add("and " + Quantity.grouped(count) + " more: " + code.text()));
    return lines;
  }

  private static String line(Finding finding) {
    List<String> place = new ArrayList<>();
    finding.operator().ifPresent(operator -> place.add("operator '" + operator + "'"));
    finding.state().ifPresent(state -> place.add("state '" + state + "'"));
    finding.keyGroup().ifPresent(keyGroup -> place.add("key group " + keyGroup));
    return text(finding.severity()) + ": " + finding.code().text() + ": " + (place.isEmpty() ? "" : String.join(", ", place) + ": ")
        + (finding.message().startsWith(finding.file()) ? "" : file(finding) + ": ") + finding.message();
  }

  private static String file(Finding finding) {
    return finding.offset().isPresent() ? finding.file() + " at offset " + finding.offset().getAsLong() : finding.file();
  }

  private static String text(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String document(String named, VerifyReport report, List<Finding> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("snapshot", named);
    document.put("valid", report.errors() == 0);
    document.put("errors", report.errors());
    document.put("warnings", report.warnings());
    document.put("operators", report.operators());
    document.put("entries", report.entries());
    document.put("sizeBytes", report.sizeBytes());
    document.put("findings", findings.stream().map(VerifyVerb::finding).toList());
    Map<String, Object> notTold = new LinkedHashMap<>();
    new TreeMap<>(report.notTold()).forEach((code, count) -> notTold.put(code.text(), count));
    document.put("notTold", notTold);
    return Json.text(document);
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("code", finding.code().text());
    document.put("severity", text(finding.severity()));
    document.put("file", finding.file());
    document.put("offset", finding.offset().isPresent() ? finding.offset().getAsLong() : Optional.empty());
    document.put("operator", finding.operator());
    document.put("state", finding.state());
    document.put("keyGroup", finding.keyGroup().isPresent() ? finding.keyGroup().getAsInt() : Optional.empty());
    document.put("message", finding.message());
    return document;
  }
}
