package dev.stillwater.ui.editor.properties;

import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.expression.ExpressionEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;

/**
 * The keys with which the text of an expression is taken or put back: Enter takes it, Shift+Enter begins a line, Escape puts it back, Tab leaves. A list of
 * proposals that is open gets the keys first.
 *
 * <p>THREADING: UI thread.
 */
final class ExpressionKeys {
  private ExpressionKeys() {}

  static void install(ExpressionEditor editor, Runnable commit, Runnable putBack) {
    StyledText text = editor.control();
    editor.viewer().appendVerifyKeyListener(event -> key(event, commit, putBack));
    text.addListener(SWT.Traverse, event -> {
      if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
        event.doit = true;
      } else if (event.detail == SWT.TRAVERSE_ESCAPE) {
        event.doit = false;
      }
    });
    text.addListener(SWT.FocusOut, event -> UiThread.post(text, () -> {
      if (!text.isFocusControl() && !editor.hasProposalFocus()) {
        commit.run();
      }
    }));
  }

  private static void key(VerifyEvent event, Runnable commit, Runnable putBack) {
    boolean isEnter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
    if (!event.doit) {
      return;
    }
    if (isEnter && (event.stateMask & SWT.SHIFT) == 0) {
      event.doit = false;
      commit.run();
    } else if (event.keyCode == SWT.ESC) {
      event.doit = false;
      putBack.run();
    } else if (event.keyCode == SWT.TAB) {
      event.doit = false;
    }
  }
}
