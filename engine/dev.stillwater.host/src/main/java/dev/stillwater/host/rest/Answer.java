package dev.stillwater.host.rest;

import dev.stillwater.engine.json.Json;
import java.util.List;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * <p>THREADING: immutable.
 *
 * @param status HTTP status
 * @param contentType type of the text
 * @param text the body
 */
record Answer(int status, String contentType, String text) {
  private static final String JSON = "application/json; charset=UTF-8";

  /** A document. */
  static Answer of(Object document) {
    return new Answer(200, JSON, Json.text(document));
  }

  /** A request that is being worked on. */
  static Answer accepted(Object document) {
    return new Answer(202, JSON, Json.text(document));
  }

  /** Text for people. */
  static Answer plain(String text) {
    return new Answer(200, "text/plain; charset=UTF-8", text);
  }

  /** An answer that says no, in Flink's form. */
  static Answer error(int status, String message) {
    return new Answer(status, JSON, Json.text(Map.of("errors", List.of(message))));
  }
}
