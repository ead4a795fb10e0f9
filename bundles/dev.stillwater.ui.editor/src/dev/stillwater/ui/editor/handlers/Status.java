package dev.stillwater.ui.editor.handlers;

import dev.stillwater.ui.editor.PipelineEditor;

/**
 * Says in the status line of an editor why nothing happened.
 *
 * <p>THREADING: UI thread.
 */
final class Status {
  private Status() {}

  /** Shows the message until the next one. */
  static void show(PipelineEditor editor, String message) {
    editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(null);
    editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(message);
  }
}
