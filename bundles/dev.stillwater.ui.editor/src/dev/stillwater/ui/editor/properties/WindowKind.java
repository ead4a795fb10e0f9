package dev.stillwater.ui.editor.properties;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The forms of windows, and which parameters of a kind shape them.
 *
 * <p>THREADING: immutable.
 */
enum WindowKind {
  /** Windows of time, one behind the other or overlapping. */
  TIME(List.of("window-aggregate", "window-join", "top-n"), List.of("size", "slide", "offset", "allowedLateness", "time")),
  /** Sessions, which end after a gap. */
  SESSION(List.of("session-window"), List.of("gap", "allowedLateness", "time")),
  /** So many records. */
  COUNT(List.of("count-window"), List.of("size", "slide")),
  /** One window without end, with a trigger. */
  GLOBAL(List.of("global-window"), List.of("trigger", "count", "interval", "purging")),
  /** An interval around each record. */
  INTERVAL(List.of("interval-join"), List.of("lower", "upper"));

  private final List<String> kinds;
  private final List<String> parameters;

  WindowKind(List<String> kinds, List<String> parameters) {
    this.kinds = kinds;
    this.parameters = parameters;
  }

  /** The form of the windows of an operator kind; empty when it has none. */
  static Optional<WindowKind> of(String kind) {
    return Arrays.stream(values()).filter(form -> form.kinds.contains(kind)).findFirst();
  }

  /** Names of the parameters that shape the windows, as far as the operator's kind has them. */
  List<String> parameters() {
    return parameters;
  }
}
