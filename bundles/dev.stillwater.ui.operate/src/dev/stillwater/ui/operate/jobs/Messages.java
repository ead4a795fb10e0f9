package dev.stillwater.ui.operate.jobs;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String cancel_failed;
  public static String cancel_killQuestion;
  public static String cancel_killYes;
  public static String cancel_no;
  public static String cancel_question;
  public static String cancel_title;
  public static String cancel_yes;
  public static String checkpoint_done;
  public static String checkpoint_task;
  public static String cluster_gone;
  public static String cluster_name;
  public static String cluster_noReason;
  public static String cluster_noToken;
  public static String clusters_add;
  public static String clusters_addMessage;
  public static String clusters_addTitle;
  public static String clusters_address;
  public static String clusters_description;
  public static String clusters_enterToken;
  public static String clusters_enterTokenMessage;
  public static String clusters_enterTokenTitle;
  public static String clusters_keeping;
  public static String clusters_known;
  public static String clusters_malformed;
  public static String clusters_noToken;
  public static String clusters_noTokenText;
  public static String clusters_none;
  public static String clusters_notKept;
  public static String clusters_remove;
  public static String clusters_stored;
  public static String clusters_token;
  public static String clusters_tokenNotKept;
  public static String clusters_tokenPlace;
  public static String clusters_tokenTitle;
  public static String column_ago;
  public static String column_checkpoint;
  public static String column_labelled;
  public static String column_local;
  public static String column_name;
  public static String column_none;
  public static String column_now;
  public static String column_place;
  public static String column_process;
  public static String column_read;
  public static String column_restarts;
  public static String column_savepoint;
  public static String column_started;
  public static String column_state;
  public static String column_unknown;
  public static String column_uptime;
  public static String column_written;
  public static String details_checkpoint;
  public static String details_file;
  public static String details_head;
  public static String details_id;
  public static String details_restored;
  public static String details_savepoint;
  public static String drawing_choose;
  public static String drawing_chooseTitle;
  public static String drawing_failed;
  public static String drawing_here;
  public static String drawing_matched;
  public static String drawing_task;
  public static String forget_failed;
  public static String forget_question;
  public static String forget_title;
  public static String forget_yes;
  public static String logs_none;
  public static String savepoint_browse;
  public static String savepoint_browseTitle;
  public static String savepoint_canonical;
  public static String savepoint_done;
  public static String savepoint_drain;
  public static String savepoint_form;
  public static String savepoint_heading;
  public static String savepoint_label;
  public static String savepoint_labelHint;
  public static String savepoint_malformed;
  public static String savepoint_message;
  public static String savepoint_native;
  public static String savepoint_noLabel;
  public static String savepoint_place;
  public static String savepoint_placeHint;
  public static String savepoint_relative;
  public static String savepoint_stop;
  public static String savepoint_stopHeading;
  public static String savepoint_stopMessage;
  public static String savepoint_stopTitle;
  public static String savepoint_take;
  public static String savepoint_task;
  public static String savepoint_title;
  public static String state_canceled;
  public static String state_cancelling;
  public static String state_created;
  public static String state_failed;
  public static String state_failing;
  public static String state_finished;
  public static String state_restarting;
  public static String state_running;
  public static String state_unreachable;
  public static String stop_done;
  public static String stop_task;
  public static String task_failed;
  public static String task_goesOn;
  public static String view_empty;
  public static String view_name;
  public static String view_noneRunning;
  public static String view_showEnded;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.jobs.messages", Messages.class);
  }

  private Messages() {
  }
}
