package dev.stillwater.ui.operate.snapshot.preflight;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String CheckDialog_archive;
  public static String CheckDialog_check;
  public static String CheckDialog_folder;
  public static String CheckDialog_known;
  public static String CheckDialog_message;
  public static String CheckDialog_nothing;
  public static String CheckDialog_shell;
  public static String CheckDialog_snapshot;
  public static String CheckDialog_title;
  public static String FixApplication_changing;
  public static String FixApplication_copyTitle;
  public static String FixApplication_copyTo;
  public static String FixApplication_exists;
  public static String FixApplication_failed;
  public static String FixApplication_noFolder;
  public static String FixApplication_noJob;
  public static String FixApplication_notWritten;
  public static String FixApplication_writing;
  public static String OutcomeTree_bytes;
  public static String OutcomeTree_entries;
  public static String OutcomeTree_found;
  public static String OutcomeTree_name;
  public static String OutcomeTree_parallelism;
  public static String OutcomeTree_rule;
  public static String OutcomeTree_similar;
  public static String OutcomeTree_types;
  public static String OutcomeTree_width;
  public static String OutcomeTree_widths;
  public static String PreflightPage_browse;
  public static String PreflightPage_cannot;
  public static String PreflightPage_cannotStart;
  public static String PreflightPage_check;
  public static String PreflightPage_checking;
  public static String PreflightPage_choose;
  public static String PreflightPage_elsewhere;
  public static String PreflightPage_everyEntry;
  public static String PreflightPage_everyEntryTip;
  public static String PreflightPage_fix;
  public static String PreflightPage_issue;
  public static String PreflightPage_job;
  public static String PreflightPage_jobHint;
  public static String PreflightPage_loses;
  public static String PreflightPage_losesState;
  public static String PreflightPage_noJob;
  public static String PreflightPage_note;
  public static String PreflightPage_operator;
  public static String PreflightPage_severity;
  public static String PreflightPage_starts;
  public static String PreflightPage_startsByTypes;
  public static String PreflightPage_title;
  public static String PreflightPage_warning;
  public static String PreflightPage_workspace;
  public static String PreflightPage_workspaceTitle;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.preflight.messages", Messages.class);
  }

  private Messages() {}
}
