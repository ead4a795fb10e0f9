package dev.stillwater.ui.editor.api;

import java.util.Objects;

/**
 * A short note that another part shows on an operator, such as a live number.
 *
 * <p>THREADING: immutable.
 *
 * @param text what stands on the operator, a few characters with their unit
 * @param toolTip what it means
 */
public record OperatorNote(String text, String toolTip) {
  public OperatorNote {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(toolTip, "toolTip");
  }
}
