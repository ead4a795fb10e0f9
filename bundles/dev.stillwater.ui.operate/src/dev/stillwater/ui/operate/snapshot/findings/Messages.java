package dev.stillwater.ui.operate.snapshot.findings;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String FindingDetail_evidence;
  public static String FindingDetail_go;
  public static String FindingDetail_heading;
  public static String FindingDetail_remedy;
  public static String FindingDetail_rule;
  public static String FindingsPage_cancelled;
  public static String FindingsPage_counts;
  public static String FindingsPage_error;
  public static String FindingsPage_errors;
  public static String FindingsPage_looking;
  public static String FindingsPage_lookingWith;
  public static String FindingsPage_none;
  public static String FindingsPage_note;
  public static String FindingsPage_notes;
  public static String FindingsPage_nothingOdd;
  public static String FindingsPage_problem;
  public static String FindingsPage_title;
  public static String FindingsPage_warning;
  public static String FindingsPage_warnings;
  public static String FindingsTable_copy;
  public static String FindingsTable_error;
  public static String FindingsTable_finding;
  public static String FindingsTable_go;
  public static String FindingsTable_level;
  public static String FindingsTable_note;
  public static String FindingsTable_place;
  public static String FindingsTable_warning;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.findings.messages", Messages.class);
  }

  private Messages() {}
}
