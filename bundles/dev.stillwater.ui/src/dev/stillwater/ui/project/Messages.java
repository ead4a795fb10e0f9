package dev.stillwater.ui.project;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  static String browse;
  static String newJob_beginWith;
  static String newJob_cancelled;
  static String newJob_csv;
  static String newJob_csvHint;
  static String newJob_csvMalformed;
  static String newJob_csvMissing;
  static String newJob_csvPrompt;
  static String newJob_csvUnreadable;
  static String newJob_description;
  static String newJob_empty;
  static String newJob_example;
  static String newJob_failed;
  static String newJob_title;
  static String newJob_window;
  static String newProject_description;
  static String newProject_failed;
  static String newProject_title;
  static String newProject_window;
  static String samples_comment;
  static String samples_copy;
  static String samples_job;
  static String samples_missing;
  static String samples_notRemembered;
  static String samples_unreadable;

  static {
    NLS.initializeMessages("dev.stillwater.ui.project.messages", Messages.class);
  }

  private Messages() {
  }
}
