package dev.stillwater.ui.editor.properties;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of the tabs of settings, from settings-messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class SettingsMessages extends NLS {
  public static String ExpressionRow_hint;
  public static String ExpressionRow_type;
  public static String ExpressionsSection_chosen;
  public static String ExpressionsSection_type;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.properties.settings-messages", SettingsMessages.class);
  }

  private SettingsMessages() {}
}
