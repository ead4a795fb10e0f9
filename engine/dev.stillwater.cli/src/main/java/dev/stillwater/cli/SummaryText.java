package dev.stillwater.cli;

import dev.stillwater.engine.snapshot.OperatorView;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.StateSize;
import dev.stillwater.engine.snapshot.metadata.OperatorMetadata;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The summary of a snapshot as text for people.
 *
 * <p>THREADING: stateless.
 */
final class SummaryText {
  private static final int WIDTH = 118;
  private static final int POSITIONS_MAX = 20;
  private static final String LABEL_FORMAT = "%-12s%s";

  private SummaryText() {
  }

  /** The lines. */
  static List<String> lines(SnapshotSummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(summary.named() + ": " + kind(summary));
    lines.add("");
    head(summary, lines);
    for (SnapshotSummary.Operator operator : summary.operators()) {
      if (!operator.isStateless()) {
        lines.add("");
        operator(operator, lines);
      }
    }
    List<String> stateless = summary.operators().stream().filter(SnapshotSummary.Operator::isStateless).map(operator -> operator.view().label()).toList();
    if (!stateless.isEmpty()) {
      lines.add("");
      lines.add("Without state (" + Quantity.counted(stateless.size(), "operator", "operators") + "):");
      TextTable.wrapped(String.join(", ", stateless), WIDTH - 2).forEach(part -> lines.add("  " + part));
    }
    return lines;
  }

  /** What kind of snapshot it is: {@code canonical savepoint}, {@code incremental checkpoint}. */
  static String kind(SnapshotSummary summary) {
    String form = summary.kind().form();
    return form.startsWith("without") ? summary.kind().purpose() + " " + form : form + " " + summary.kind().purpose();
  }

  private static void head(SnapshotSummary summary, List<String> lines) {
    line(lines, "Metadata", "version " + summary.metadataVersion() + " of Flink's format" + (summary.sidecar().isPresent() ? ""
        : ", which Flink " + SnapshotSummary.flinkVersions(summary.metadataVersion()) + (summary.metadataVersion() == 5 ? " writes" : " write")));
    line(lines, "Checkpoint", Long.toString(summary.checkpointId()));
    summary.time().ifPresent(time -> line(lines, "Time", time + (summary.isFileTime() ? " (of the file, the snapshot names none)" : "")));
    line(lines, "Size", Quantity.size(summary.files().sizeBytes()) + " in " + Quantity.counted(summary.files().fileCount(), "file", "files"));
    if (!summary.files().missing().isEmpty()) {
      line(lines, "Missing", Quantity.counted(summary.files().missing().size(), "file", "files") + ", the first: " + summary.files().missing().iterator().next());
    }
    summary.sidecar().map(Sidecar::manifest).ifPresent(manifest -> {
      if (!manifest.jobName().isEmpty() || !manifest.jobId().isEmpty()) {
        line(lines, "Job", manifest.jobName() + (manifest.jobId().isEmpty() ? "" : " (" + manifest.jobId() + ")"));
      }
      line(lines, "Written by", "Stillwater " + manifest.engineVersion());
      manifest.label().ifPresent(label -> line(lines, "Label", label));
      manifest.note().ifPresent(note -> line(lines, "Note", note));
      manifest.overrides().entrySet().stream().sorted(Map.Entry.comparingByKey())
          .forEach(override -> line(lines, "Set", override.getKey() + "=" + override.getValue()));
    });
  }

  private static void line(List<String> lines, String label, String text) {
    lines.add(String.format(LABEL_FORMAT, label, text));
  }

  private static void operator(SnapshotSummary.Operator operator, List<String> lines) {
    OperatorView view = operator.view();
    OperatorMetadata metadata = view.metadata();
    lines.add(view.label() + (view.label().equals(view.operatorId()) ? "" : " (id " + view.operatorId() + ")"));
    String name = view.uid().isPresent() ? view.name().filter(text -> !text.equals(view.label())).map(text -> "name '" + text + "', ").orElse("") : "";
    String finished = metadata.isFullyFinished() ? ", finished" : "";
    lines.add("  " + name + "parallelism " + metadata.parallelism() + ", max parallelism " + metadata.maxParallelism() + ", "
        + Quantity.size(view.sizeBytes()) + finished);
    if (!operator.states().isEmpty()) {
      TextTable table = new TextTable("  ", "STATE", "KIND", ">ENTRIES", ">BYTES", "KEY", "VALUE");
      operator.states().forEach(state -> table.row(state.view().name(), state.view().kind().text(), number(state.size().map(StateSize::entries), state),
          number(state.size().map(StateSize::sizeBytes), state), keyType(state), state.view().valueTypeText()));
      lines.addAll(table.lines());
    }
    positions(operator.positions(), lines);
    for (String note : operator.notes()) {
      List<String> parts = TextTable.wrapped("note: " + note, WIDTH - 2);
      parts.forEach(part -> lines.add("  " + part));
    }
  }

  private static String number(Optional<Long> number, SnapshotSummary.State state) {
    return number.map(value -> (state.size().get().isExact() ? "" : "~") + Quantity.grouped(value)).orElse("?");
  }

  private static String keyType(SnapshotSummary.State state) {
    String namespace = state.namespaceType();
    return state.view().keyTypeText() + (namespace.isEmpty() ? "" : " in " + namespace);
  }

  private static void positions(List<SourcePosition> positions, List<String> lines) {
    if (positions.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("  ", "SPLIT", ">SUBTASK", "POSITION");
    positions.stream().limit(POSITIONS_MAX).forEach(position -> table.row(position.split(),
        position.subtask() < 0 ? "none yet" : Integer.toString(position.subtask()), position.position()));
    lines.addAll(table.lines());
    if (positions.size() > POSITIONS_MAX) {
      lines.add("  and " + Quantity.grouped(positions.size() - POSITIONS_MAX) + " more; --format json has all");
    }
  }
}
