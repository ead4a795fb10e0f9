package dev.stillwater.ui.editor.properties;

/**
 * One setting in a section.
 *
 * <p>THREADING: UI thread.
 */
interface Row {
  /** Shows the model's value and problem. */
  void refresh();
}
