package dev.stillwater.model.draw;

import dev.stillwater.model.draw.JobScene.Role;

/**
 * The colours of a picture, as {@code #rrggbb}.
 *
 * <p>THREADING: immutable.
 *
 * @param canvas background
 * @param node inside of an operator
 * @param border outline of an operator
 * @param text names
 * @param muted other texts
 * @param stream streams
 * @param keyed streams that are spread by key
 */
public record SceneColors(String canvas, String node, String border, String text, String muted, String stream, String keyed, boolean isDark) {
  /** Dark on white. */
  public static final SceneColors LIGHT = new SceneColors("#ffffff", "#ffffff", "#9aa5b1", "#1f2933", "#52606d", "#616e7c", "#6b4fc9", false);
  /** Light on dark. */
  public static final SceneColors DARK = new SceneColors("#22272b", "#2d3338", "#6c7885", "#e6eaee", "#a9b4bf", "#9aa7b4", "#b39dff", true);

  /** The colour behind the operators of a task. */
  public String task() {
    return isDark ? "#2b3a4d" : "#e8f0fb";
  }

  /** The colour of notes. */
  public String note() {
    return isDark ? "#4a4530" : "#fff8dc";
  }

  /** The colour of operators of the role. */
  public String of(Role role) {
    return switch (role) {
      case SOURCE -> isDark ? "#3fc1b0" : "#0f7d6e";
      case TRANSFORMATION -> isDark ? "#6ea8fe" : "#2563c9";
      case KEYED -> isDark ? "#b39dff" : "#6b4fc9";
      case FUNCTION -> isDark ? "#e39bd0" : "#a83d8a";
      case JOIN -> isDark ? "#7cc8e6" : "#1b7da3";
      case SINK -> isDark ? "#ffab5e" : "#b35c00";
      case UNKNOWN -> isDark ? "#9aa7b4" : "#616e7c";
    };
  }
}
