package dev.stillwater.cli;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.sidecar.Sidecar;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The summary of a snapshot as a JSON document; the fields are described in {@code docs/command-line.md} and stay.
 *
 * <p>THREADING: stateless.
 */
final class SummaryJson {
  private SummaryJson() {
  }

  /** The document in one line. */
  static String document(SnapshotSummary summary) {
    Map<String, Object> document = new LinkedHashMap<>();
    Optional<Sidecar.Manifest> manifest = summary.sidecar().map(Sidecar::manifest);
    document.put("snapshot", summary.named());
    document.put("kind", summary.kind().purpose());
    document.put("form", summary.kind().form());
    document.put("metadataVersion", summary.metadataVersion());
    document.put("flinkVersions", SnapshotSummary.flinkVersions(summary.metadataVersion()));
    document.put("checkpointId", summary.checkpointId());
    document.put("time", summary.time().map(Instant::toString));
    document.put("timeSource", summary.time().map(time -> summary.isFileTime() ? "file" : "sidecar"));
    document.put("sizeBytes", summary.files().sizeBytes());
    document.put("fileCount", summary.files().fileCount());
    document.put("missingFiles", summary.files().missing());
    document.put("job", manifest.map(SummaryJson::job));
    document.put("label", manifest.flatMap(Sidecar.Manifest::label));
    document.put("note", manifest.flatMap(Sidecar.Manifest::note));
    document.put("operators", summary.operators().stream().map(SummaryJson::operator).toList());
    document.put("problems", summary.problems().stream().map(SnapshotException::getMessage).toList());
    return Json.text(document);
  }

  private static Map<String, Object> job(Sidecar.Manifest manifest) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("name", manifest.jobName());
    job.put("id", manifest.jobId());
    job.put("engineVersion", manifest.engineVersion());
    job.put("overrides", new TreeMap<>(manifest.overrides()));
    return job;
  }

  private static Map<String, Object> operator(SnapshotSummary.Operator operator) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("operatorId", operator.view().operatorId());
    document.put("uid", operator.view().uid());
    document.put("name", operator.view().name());
    document.put("parallelism", operator.view().metadata().parallelism());
    document.put("maxParallelism", operator.view().metadata().maxParallelism());
    document.put("finished", operator.view().metadata().isFullyFinished());
    document.put("sizeBytes", operator.view().sizeBytes());
    document.put("states", operator.states().stream().map(SummaryJson::state).toList());
    document.put("sourcePositions", operator.positions().stream().map(SummaryJson::position).toList());
    document.put("notes", operator.notes());
    return document;
  }

  private static Map<String, Object> state(SnapshotSummary.State state) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", state.view().name());
    document.put("kind", state.view().kind().text());
    document.put("keyType", known(state.view().keyTypeText()));
    document.put("namespaceType", known(state.namespaceType()));
    document.put("valueType", known(state.view().valueTypeText()));
    document.put("entries", state.size().map(size -> size.entries()));
    document.put("sizeBytes", state.size().map(size -> size.sizeBytes()));
    document.put("exact", state.size().map(size -> size.isExact()));
    return document;
  }

  private static Map<String, Object> position(SourcePosition position) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("subtask", position.subtask() < 0 ? Optional.empty() : position.subtask());
    document.put("split", position.split());
    document.put("position", position.position());
    return document;
  }

  private static Optional<String> known(String type) {
    return type.isEmpty() ? Optional.empty() : Optional.of(type);
  }
}
