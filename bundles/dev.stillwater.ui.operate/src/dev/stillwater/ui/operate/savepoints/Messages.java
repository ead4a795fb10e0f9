package dev.stillwater.ui.operate.savepoints;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of the Savepoints view.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String add_done;
  public static String add_message;
  public static String add_task;
  public static String add_title;
  public static String column_by;
  public static String column_format;
  public static String column_name;
  public static String column_note;
  public static String column_restorable;
  public static String column_size;
  public static String column_taken;
  public static String column_where;
  public static String copy_done;
  public static String copy_message;
  public static String copy_ok;
  public static String copy_task;
  public static String copy_title;
  public static String details_cannot;
  public static String details_failed;
  public static String details_job;
  public static String details_label;
  public static String details_labelHint;
  public static String details_note;
  public static String details_noteHint;
  public static String details_origin;
  public static String details_path;
  public static String details_replay;
  public static String details_restorable;
  public static String details_run;
  public static String dispose_done;
  public static String dispose_no;
  public static String dispose_question;
  public static String dispose_questions;
  public static String dispose_run;
  public static String dispose_runUnknown;
  public static String dispose_runs;
  public static String dispose_runsOfAll;
  public static String dispose_task;
  public static String dispose_title;
  public static String dispose_yes;
  public static String forget_done;
  public static String forget_task;
  public static String move_done;
  public static String move_message;
  public static String move_ok;
  public static String move_task;
  public static String move_title;
  public static String node_by;
  public static String node_form;
  public static String node_run;
  public static String node_runOfVersion;
  public static String node_since;
  public static String node_unknownJob;
  public static String node_unknownVersion;
  public static String node_version;
  public static String restorable_damaged;
  public static String restorable_disposed;
  public static String restorable_inputGone;
  public static String restorable_looking;
  public static String restorable_missing;
  public static String restorable_yes;
  public static String schedule_end;
  public static String schedule_ended;
  public static String schedule_every;
  public static String schedule_failed;
  public static String schedule_keep;
  public static String schedule_keepAll;
  public static String schedule_keepHint;
  public static String schedule_label;
  public static String schedule_lastFailure;
  public static String schedule_message;
  public static String schedule_messageOfIde;
  public static String schedule_native;
  public static String schedule_own;
  public static String schedule_place;
  public static String schedule_placeHint;
  public static String schedule_running;
  public static String schedule_start;
  public static String schedule_started;
  public static String schedule_title;
  public static String schedule_unit_h;
  public static String schedule_unit_min;
  public static String schedule_unit_s;
  public static String target_badName;
  public static String target_browse;
  public static String target_name;
  public static String target_noName;
  public static String target_noParent;
  public static String target_parent;
  public static String target_same;
  public static String view_empty;
  public static String view_name;
  public static String work_failed;
  public static String work_gone;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.savepoints.messages", Messages.class);
  }

  private Messages() {
  }
}
