package dev.stillwater.host.replay.results;

import dev.stillwater.engine.compare.ComparisonReport;
import dev.stillwater.engine.compare.ComparisonResult;
import dev.stillwater.engine.compare.Equality;
import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.Comparison;
import dev.stillwater.host.replay.ComparisonFile;
import dev.stillwater.host.replay.KeptComparison;
import dev.stillwater.host.replay.PreparedReplay;
import dev.stillwater.host.replay.PreparedVersion;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.OperatorParameters;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the summary of results beside the tables, and the files beside it: the jobs as they ran, the report for a browser, the comparison itself.
 *
 * <p>THREADING: the thread of the replay.
 */
final class ResultsSummary {
  static final int FORMAT_VERSION = 1;
  static final String COMPARISON = "comparison";
  static final String REPLAY = "replay";
  static final String FAILURE = "failure";
  /** The comparison as a file that can be run; its paths count from the folder of the results. */
  static final String COMPARISON_FILE = "replay" + Comparison.SUFFIX;
  private static final String PATH = "path";
  private static final long LAYOUT_BYTES_MAX = 8L << 20;

  private ResultsSummary() {
  }

  /** Of a comparison. The differences that its report would hold stand in the tables. */
  static Map<String, Object> of(PreparedReplay prepared, ComparisonResult result, Equality equality, Path folder) throws IOException, CannotStartException {
    Map<String, Object> report = ComparisonReport.document(result);
    for (String list : List.of("sinks", "streams", "operators")) {
      report.computeIfPresent(list, (name, value) -> withoutDifferences(value));
    }
    Map<String, Object> summary = summary(COMPARISON, prepared, report, folder);
    String title = prepared.a().name() + " and " + prepared.b().map(PreparedVersion::name).orElse("");
    Files.writeString(folder.resolve(ReplayResults.REPORT), ComparisonReport.html(result, title));
    Files.writeString(folder.resolve(COMPARISON_FILE), ComparisonFile.write(KeptComparison.of(prepared, equality, folder)));
    return summary;
  }

  private static Object withoutDifferences(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<Object, Object> rest = new LinkedHashMap<>(map);
        rest.remove("first");
        rest.replaceAll((name, member) -> withoutDifferences(member));
        yield rest;
      }
      case List<?> list -> list.stream().map(ResultsSummary::withoutDifferences).toList();
      case Optional<?> optional -> optional.map(ResultsSummary::withoutDifferences);
      default -> value;
    };
  }

  /** Of a replay of one version; the report is the document about it. */
  static Map<String, Object> summary(String kind, PreparedReplay prepared, Map<String, Object> report, Path folder) throws IOException {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("formatVersion", FORMAT_VERSION);
    summary.put("kind", kind);
    summary.put("a", version(prepared, prepared.a(), folder, "a"));
    if (prepared.b().isPresent()) {
      summary.put("b", version(prepared, prepared.b().get(), folder, "b"));
    }
    summary.put("snapshot", prepared.request().snapshot().map(Path::toString));
    summary.put("report", report);
    return summary;
  }

  private static Map<String, Object> version(PreparedReplay prepared, PreparedVersion version, Path folder, String name) throws IOException {
    Files.write(folder.resolve(name + JobFile.SUFFIX), JobFile.toBytes(version.job()));
    Map<String, Object> members = new LinkedHashMap<>();
    Optional<Path> file = prepared.jobFile(version);
    members.put("name", version.name());
    members.put("file", file.map(Path::toString));
    members.put("sources", sources(version));
    if (file.isPresent()) {
      Path layout = JobLayoutFile.besides(file.get());
      if (Files.isRegularFile(layout) && Files.size(layout) <= LAYOUT_BYTES_MAX) {
        Files.copy(layout, JobLayoutFile.besides(folder.resolve(name + JobFile.SUFFIX)));
      }
    }
    return members;
  }

  /** What each source reads, so that a place in it can be opened. */
  private static List<Map<String, Object>> sources(PreparedVersion version) {
    List<Map<String, Object>> sources = new ArrayList<>();
    for (Operator operator : version.job().getOperators()) {
      Optional<OperatorKind> kind = OperatorCatalog.standard().kind(operator.getKind()).filter(OperatorKind::isSource).filter(one -> one.parameter(PATH).isPresent());
      Optional<String> path = kind.flatMap(one -> OperatorParameters.of(operator, one).text(PATH));
      if (operator.getUid() != null && path.isPresent()) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("uid", operator.getUid());
        source.put(PATH, resolved(version.baseFolder(), path.get()));
        sources.add(source);
      }
    }
    return sources;
  }

  private static Optional<String> resolved(Path base, String path) {
    try {
      return Optional.of(base.resolve(path).toAbsolutePath().normalize().toString());
    } catch (InvalidPathException other) {
      return Optional.empty();
    }
  }
}
