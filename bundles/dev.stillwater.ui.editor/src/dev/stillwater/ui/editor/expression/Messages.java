package dev.stillwater.ui.editor.expression;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String ExpressionEditor_checking;
  public static String ExpressionEditor_noProposals;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.expression.messages", Messages.class);
  }

  private Messages() {}
}
