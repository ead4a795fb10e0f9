package dev.stillwater.ui.navigator;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String open;

  static {
    NLS.initializeMessages("dev.stillwater.ui.navigator.messages", Messages.class);
  }

  private Messages() {
  }
}
