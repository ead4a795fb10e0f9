package dev.stillwater.ui.operate.failure;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String action_goOn;
  public static String action_logs;
  public static String action_operator;
  public static String action_record;
  public static String action_toFailure;
  public static String failure_failed;
  public static String failure_inOperator;
  public static String failure_inSubtask;
  public static String failure_next;
  public static String failure_notPossible;
  public static String failure_position;
  public static String failure_record;
  public static String failure_restarted;
  public static String failure_unreachable;
  public static String record_field;
  public static String record_from;
  public static String record_operator;
  public static String record_title;
  public static String record_unknownPlace;
  public static String record_value;
  public static String remedy_anew;
  public static String remedy_goOn;
  public static String remedy_killed;
  public static String remedy_memory;
  public static String remedy_operator;
  public static String remedy_other;
  public static String remedy_record;
  public static String remedy_restarted;
  public static String remedy_unreachable;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.failure.messages", Messages.class);
  }

  private Messages() {
  }
}
