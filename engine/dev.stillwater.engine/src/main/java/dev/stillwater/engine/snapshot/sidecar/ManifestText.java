package dev.stillwater.engine.snapshot.sidecar;

import dev.stillwater.engine.json.Json;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.engine.snapshot.SnapshotException.Corrupt;
import dev.stillwater.engine.snapshot.SnapshotException.Place;
import dev.stillwater.engine.snapshot.SnapshotException.UnknownVersion;
import dev.stillwater.engine.snapshot.SourcePosition;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.FileEntry;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.Manifest;
import dev.stillwater.engine.snapshot.sidecar.Sidecar.StateCount;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The text of a manifest, as {@code docs/formats/sidecar.md} fixes it.
 *
 * <p>THREADING: immutable.
 *
 * @param manifest what it says of the snapshot
 * @param sourcePositions positions by operator id
 * @param job length and checksum of the job file, if there is one
 * @param jobPath where the job file was
 * @param clockTime what the clock of the job said, where that was not the wall clock
 */
record ManifestText(Manifest manifest, Map<String, List<SourcePosition>> sourcePositions, Optional<FileEntry> job, Optional<String> jobPath,
    Optional<Instant> clockTime) {
  static final int VERSION = 1;
  private static final String CHECKSUM_LINE = "\"crc32c\":\"";

  static byte[] bytes(Sidecar sidecar) {
    Manifest manifest = sidecar.manifest();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("formatVersion", VERSION);
    members.put("engineVersion", manifest.engineVersion());
    members.put("jobName", manifest.jobName());
    members.put("jobId", manifest.jobId());
    members.put("checkpointId", manifest.checkpointId());
    members.put("kind", manifest.isSavepoint() ? "savepoint" : "checkpoint");
    members.put("triggerTime", manifest.triggerTime().map(Instant::toString));
    members.put("label", manifest.label());
    members.put("note", manifest.note());
    members.put("overrides", new TreeMap<>(manifest.overrides()));
    members.put("uids", new TreeMap<>(manifest.uids()));
    members.put("names", new TreeMap<>(manifest.names()));
    Map<String, Object> positions = new TreeMap<>();
    sidecar.sourcePositions().forEach((operator, list) -> positions.put(operator, list.stream().map(ManifestText::position).toList()));
    members.put("sourcePositions", positions);
    members.put("states", manifest.states().stream()
        .sorted(Comparator.comparing(StateCount::operatorId).thenComparing(StateCount::kind).thenComparing(StateCount::stateName))
        .map(ManifestText::state).toList());
    members.put("files", manifest.files().stream().sorted(Comparator.comparing(FileEntry::path)).map(file -> {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("path", file.path());
      object.putAll(lengthAndChecksum(file));
      return object;
    }).toList());
    members.put("jobFile", sidecar.jobFile().map(text -> text.getBytes(StandardCharsets.UTF_8))
        .map(bytes -> lengthAndChecksum(new FileEntry(SidecarFolder.JOB, bytes.length, checksum(bytes, bytes.length)))));
    members.put("jobPath", sidecar.jobPath());
    sidecar.clockTime().ifPresent(time -> members.put("clockTime", time.toString()));
    StringBuilder text = new StringBuilder("{\n");
    members.forEach((name, value) -> text.append('"').append(name).append("\":").append(Json.text(value)).append(",\n"));
    byte[] head = text.toString().getBytes(StandardCharsets.UTF_8);
    return text.append(CHECKSUM_LINE).append(hex(checksum(head, head.length))).append("\"\n}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> position(SourcePosition position) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("subtask", position.subtask());
    object.put("split", position.split());
    object.put("position", position.position());
    return object;
  }

  private static Map<String, Object> state(StateCount count) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operatorId", count.operatorId());
    object.put("state", count.stateName());
    object.put("kind", count.kind());
    object.put("entries", count.entries());
    object.put("sizeBytes", count.sizeBytes());
    return object;
  }

  private static Map<String, Object> lengthAndChecksum(FileEntry file) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("sizeBytes", file.sizeBytes());
    object.put("crc32c", hex(file.crc32c()));
    return object;
  }

  static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  static String hex(int checksum) {
    return HexFormat.of().toHexDigits(checksum);
  }

  static ManifestText parse(byte[] bytes, String file) throws SnapshotException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Members members;
    long version;
    try {
      if (!(Json.parse(text) instanceof Map<?, ?> document)) {
        throw new IllegalArgumentException("Expected an object.");
      }
      members = new Members(document);
      version = members.number("formatVersion");
    } catch (IllegalArgumentException e) {
      throw new Corrupt(Place.of(file), "the manifest cannot be read: " + e.getMessage(), e);
    }
    if (version > VERSION) {
      throw new UnknownVersion(Place.of(file), "the sidecar was written by a later Stillwater.", "version " + VERSION, "version " + version);
    }
    checkChecksum(bytes, text, file);
    try {
      return parse(members, (int) version);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Corrupt(Place.of(file), "the manifest does not say what it has to: " + e.getMessage(), e);
    }
  }

  private static void checkChecksum(byte[] bytes, String text, String file) throws Corrupt {
    int line = text.lastIndexOf("\n" + CHECKSUM_LINE) + 1;
    int end = line + CHECKSUM_LINE.length();
    int length = text.substring(0, line).getBytes(StandardCharsets.UTF_8).length;
    String computed = hex(checksum(bytes, Math.min(length, bytes.length)));
    String written = line > 0 && text.startsWith("\"\n}\n", end + 8) ? text.substring(end, end + 8) : "none at the end";
    if (!computed.equals(written)) {
      throw new Corrupt(new Place(file, length), "the manifest of the sidecar is damaged.", "checksum " + computed, written);
    }
  }

  private static ManifestText parse(Members members, int version) {
    Map<String, List<SourcePosition>> positions = new TreeMap<>();
    members.object("sourcePositions").map().forEach((operator, list) -> positions.put(String.valueOf(operator), Members.list(list).stream()
        .map(position -> new SourcePosition((int) position.number("subtask"), position.text("split"), position.text("position"))).toList()));
    List<StateCount> states = new ArrayList<>();
    for (Members state : members.objects("states")) {
      states.add(new StateCount(state.text("operatorId"), state.text("state"), state.text("kind"), state.number("entries"), state.number("sizeBytes")));
    }
    List<FileEntry> files = new ArrayList<>();
    for (Members file : members.objects("files")) {
      files.add(new FileEntry(file.text("path"), file.number("sizeBytes"), file.checksum()));
    }
    String kind = members.text("kind");
    if (!kind.equals("savepoint") && !kind.equals("checkpoint")) {
      throw new IllegalArgumentException("'kind' is '" + kind + "'.");
    }
    Manifest manifest = new Manifest(version, members.text("engineVersion"), members.text("jobName"), members.text("jobId"),
        members.number("checkpointId"), kind.equals("savepoint"), members.optionalText("triggerTime").map(Instant::parse), members.optionalText("label"),
        members.optionalText("note"), members.texts("overrides"), members.texts("uids"), members.texts("names"), files, states);
    Optional<FileEntry> job = members.isNull("jobFile") ? Optional.empty()
        : Optional.of(members.object("jobFile")).map(file -> new FileEntry(SidecarFolder.JOB, file.number("sizeBytes"), file.checksum()));
    return new ManifestText(manifest, positions, job, members.isThere("jobPath") ? members.optionalText("jobPath") : Optional.empty(),
        members.isThere("clockTime") ? members.optionalText("clockTime").map(Instant::parse) : Optional.empty());
  }

  /** The members of a JSON object; each question throws {@link IllegalArgumentException} if the member is missing or of another type. */
  private record Members(Map<?, ?> map) {
    private <T> T member(String name, Class<T> type) {
      if (!type.isInstance(map.get(name))) {
        throw new IllegalArgumentException("'" + name + "' is missing or of another type.");
      }
      return type.cast(map.get(name));
    }

    long number(String name) {
      return member(name, Long.class);
    }

    String text(String name) {
      return member(name, String.class);
    }

    /** Whether there is such a member, which early manifests of this version lack. */
    boolean isThere(String name) {
      return map.containsKey(name);
    }

    boolean isNull(String name) {
      return map.get(name) instanceof Optional<?> optional && optional.isEmpty();
    }

    Optional<String> optionalText(String name) {
      return isNull(name) ? Optional.empty() : Optional.of(text(name));
    }

    int checksum() {
      return HexFormat.fromHexDigits(text("crc32c"));
    }

    Members object(String name) {
      return new Members(member(name, Map.class));
    }

    List<Members> objects(String name) {
      return list(member(name, List.class));
    }

    Map<String, String> texts(String name) {
      Map<String, String> texts = new TreeMap<>();
      object(name).map().keySet().forEach(key -> texts.put(String.valueOf(key), object(name).text(String.valueOf(key))));
      return texts;
    }

    static List<Members> list(Object value) {
      if (!(value instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
        throw new IllegalArgumentException("Expected a list of objects.");
      }
      return list.stream().map(element -> new Members((Map<?, ?>) element)).toList();
    }
  }
}
