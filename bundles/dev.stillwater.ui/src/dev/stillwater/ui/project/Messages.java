package dev.stillwater.ui.project;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String browse;
  public static String newJob_beginWith;
  public static String newJob_cancelled;
  public static String newJob_csv;
  public static String newJob_csvHint;
  public static String newJob_csvMalformed;
  public static String newJob_csvMissing;
  public static String newJob_csvPrompt;
  public static String newJob_csvUnreadable;
  public static String newJob_description;
  public static String newJob_empty;
  public static String newJob_example;
  public static String newJob_failed;
  public static String newJob_title;
  public static String newJob_window;
  public static String newProject_description;
  public static String newProject_failed;
  public static String newProject_title;
  public static String newProject_window;
  public static String samples_comment;
  public static String samples_copy;
  public static String samples_job;
  public static String samples_missing;
  public static String samples_notRemembered;
  public static String samples_unreadable;

  static {
    NLS.initializeMessages("dev.stillwater.ui.project.messages", Messages.class);
  }

  private Messages() {
  }
}
