package dev.stillwater.host.replay.results;

import dev.stillwater.engine.compare.Contribution.Window;
import dev.stillwater.engine.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A key of a keyed operator whose input is asked for, after a comparison has ended.
 *
 * <p>It is looked for in a replay folder of its own, {@code keys/<n>/} below that of the comparison: its {@code request.json} is {@code {"kind": "key", "key": ...}}
 * with the value of {@link #document}, what is replayed stands in the {@code request.json} two folders up. Its process calls {@link ReplayResults#key}, and tells of
 * itself in {@code state.json} as that of any replay does.
 *
 * <p>THREADING: immutable.
 *
 * @param operator uid of the keyed operator
 * @param key names of its key fields with their values as text, in their order
 * @param window the window, if only records of that are wanted
 */
public record KeyRequest(String operator, Map<String, String> key, Optional<Window> window) {
  public KeyRequest {
    Objects.requireNonNull(operator, "operator");
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    Objects.requireNonNull(window, "window");
  }

  /** As members of a JSON document. */
  public Map<String, Object> document() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("operator", operator);
    members.put("fields", key);
    members.put("windowStartMs", window.map(Window::startMs));
    members.put("windowEndMs", window.map(Window::endMs));
    return members;
  }

  /** The document as JSON in one line. */
  public String json() {
    return Json.text(document());
  }

  /**
   * What {@link #document} has written.
   *
   * @throws IllegalArgumentException if it is something else; the message says what is missing
   */
  public static KeyRequest of(Object document) {
    if (!(document instanceof Map<?, ?> members) || !(members.get("operator") instanceof String operator) || !(members.get("fields") instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("This names no key; expected the members 'operator' and 'fields'.");
    }
    Map<String, String> key = new LinkedHashMap<>();
    fields.forEach((name, value) -> key.put(String.valueOf(name), String.valueOf(value)));
    boolean hasWindow = members.get("windowStartMs") instanceof Long && members.get("windowEndMs") instanceof Long;
    return new KeyRequest(operator, key, hasWindow ? Optional.of(new Window((Long) members.get("windowStartMs"), (Long) members.get("windowEndMs"))) : Optional.empty());
  }

  /** What {@link #json} has written. Throws as {@link #of}. */
  public static KeyRequest parse(String json) {
    return of(Json.parse(json));
  }
}
