package dev.stillwater.host.catalog;

import dev.stillwater.engine.json.Json;
import dev.stillwater.host.catalog.CatalogEntry.Book;
import dev.stillwater.host.catalog.CatalogEntry.By;
import dev.stillwater.host.catalog.CatalogEntry.Form;
import dev.stillwater.host.catalog.CatalogEntry.Origin;
import dev.stillwater.host.catalog.CatalogEntry.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The texts of the catalogue's files, as {@code docs/savepoints.md} describes them.
 *
 * <p>THREADING: stateless.
 */
final class CatalogText {
  private static final long VERSION = 1;
  private static final String FORMAT_VERSION = "formatVersion";

  private CatalogText() {
  }

  static String text(CatalogEntry entry) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(FORMAT_VERSION, VERSION);
    document.putAll(members(entry));
    return Json.text(document);
  }

  /** The members of an entry. */
  static Map<String, Object> members(CatalogEntry entry) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", entry.id());
    document.put("path", entry.path().toString());
    document.put("jobName", entry.origin().jobName());
    document.put("jobId", entry.origin().jobId());
    document.put("checkpointId", entry.origin().checkpointId());
    document.put("jobVersion", entry.origin().version().map(JobVersion::hash));
    document.put("jobPath", entry.origin().jobPath());
    document.put("taken", entry.origin().taken().map(Instant::toString));
    document.put("purpose", entry.form().purpose());
    document.put("format", entry.form().format());
    document.put("sizeBytes", entry.form().sizeBytes());
    document.put("fileCount", entry.form().files());
    document.put("label", entry.words().label());
    document.put("note", entry.words().note());
    document.put("user", entry.book().user());
    document.put("by", entry.book().by().text());
    document.put("added", Instant.ofEpochMilli(entry.book().addedMs()).toString());
    OptionalLong disposed = entry.book().disposedMs();
    document.put("disposed", disposed.isPresent() ? Optional.of(Instant.ofEpochMilli(disposed.getAsLong()).toString()) : Optional.empty());
    return document;
  }

  /**
   * The entry of a text.
   *
   * @throws RuntimeException of several kinds if it is not one; the message says why
   */
  static CatalogEntry entry(String text) {
    Members members = Members.parse(text);
    Origin origin = new Origin(members.text("jobName"), members.text("jobId"), members.number("checkpointId"), members.optional("jobVersion")
        .map(JobVersion::new),
        members.optional("jobPath"), members.optional("taken").map(Instant::parse));
    OptionalLong disposed = members.optional("disposed").map(each -> OptionalLong.of(Instant.parse(each).toEpochMilli())).orElse(OptionalLong.empty());
    return new CatalogEntry(members.text("id"), Path.of(members.text("path")), origin,
        new Form(members.text("purpose"), members.text("format"), members.number("sizeBytes"), (int) members.number("fileCount")),
        new Words(members.optional("label"), members.optional("note")),
        new Book(members.text("user"), By.of(members.text("by")), Instant.parse(members.text("added")).toEpochMilli(), disposed));
  }

  static String text(StartedRun run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(FORMAT_VERSION, VERSION);
    document.putAll(members(run));
    return Json.text(document);
  }

  /** The members of a run. */
  static Map<String, Object> members(StartedRun run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("jobId", run.jobId());
    document.put("jobName", run.jobName());
    document.put("jobPath", run.jobPath());
    document.put("jobVersion", run.version().map(JobVersion::hash));
    document.put("started", Instant.ofEpochMilli(run.startMs()).toString());
    document.put("snapshotId", run.snapshotId());
    document.put("snapshot", run.snapshot().toString());
    document.put("user", run.user());
    return document;
  }

  /** The run of a text; fails as {@link #entry}. */
  static StartedRun run(String text) {
    Members members = Members.parse(text);
    return new StartedRun(members.text("jobId"), members.text("jobName"), members.optional("jobPath"), members.optional("jobVersion").map(JobVersion::new),
        Instant.parse(members.text("started")).toEpochMilli(), members.text("snapshotId"), Path.of(members.text("snapshot")), members.text("user"));
  }

  /** The members of an object of which each is a text, a number or nothing. */
  private record Members(Map<?, ?> map) {
    static Members parse(String text) {
      if (!(Json.parse(text) instanceof Map<?, ?> map)) {
        throw new IllegalArgumentException("It is no JSON object.");
      }
      Members members = new Members(map);
      if (members.number(FORMAT_VERSION) > VERSION) {
        throw new IllegalArgumentException("It was written by a later Stillwater: version " + members.number(FORMAT_VERSION) + ", known is " + VERSION + ".");
      }
      return members;
    }

    Optional<String> optional(String name) {
      return map.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    String text(String name) {
      return optional(name).orElseThrow(() -> new IllegalArgumentException("There is no text '" + name + "'."));
    }

    long number(String name) {
      if (map.get(name) instanceof Long number) {
        return number;
      }
      throw new IllegalArgumentException("There is no number '" + name + "'.");
    }
  }
}
