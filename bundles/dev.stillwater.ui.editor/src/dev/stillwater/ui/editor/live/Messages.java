package dev.stillwater.ui.editor.live;

import org.eclipse.osgi.util.NLS;

/**
 * Texts of this package, from messages.properties.
 *
 * <p>THREADING: immutable once loaded.
 */
final class Messages extends NLS {
  public static String accessible_operator;
  public static String accessible_stream;
  public static String accessible_failed;
  public static String atEnd;
  public static String bar_barriers;
  public static String bar_barriersToolTip;
  public static String bar_cancelled;
  public static String bar_color;
  public static String bar_colorToolTip;
  public static String bar_delay;
  public static String bar_ended;
  public static String bar_fullSpeed;
  public static String bar_hide;
  public static String bar_hideToolTip;
  public static String bar_idle;
  public static String bar_legend;
  public static String bar_pending;
  public static String bar_pendingSavepoint;
  public static String bar_pressed;
  public static String bar_running;
  public static String bar_busy;
  public static String busy;
  public static String checkpoint;
  public static String failed;
  public static String flow;
  public static String flowIn;
  public static String flowOut;
  public static String joined;
  public static String lag;
  public static String noCheckpoint;
  public static String none;
  public static String pending;
  public static String pendingDone;
  public static String rate;
  public static String scheme_backPressure;
  public static String scheme_checkpoint;
  public static String scheme_skew;
  public static String scheme_stateSize;
  public static String scheme_throughput;
  public static String shares;
  public static String skew;
  public static String skew_even;
  public static String skew_most;
  public static String state;
  public static String stream_blocked;
  public static String tip_alignment;
  public static String tip_badLines;
  public static String tip_barrier;
  public static String tip_barrierBlocking;
  public static String tip_barriers;
  public static String tip_blocked;
  public static String tip_blockedValue;
  public static String tip_busy;
  public static String tip_checkpoint;
  public static String tip_checkpointValue;
  public static String tip_ended;
  public static String tip_idle;
  public static String tip_in;
  public static String tip_lag;
  public static String tip_late;
  public static String tip_live;
  public static String tip_loading;
  public static String tip_noQueue;
  public static String tip_noRecords;
  public static String tip_open;
  public static String tip_out;
  public static String tip_pressed;
  public static String tip_queue;
  public static String tip_queueValue;
  public static String tip_queued;
  public static String tip_rate;
  public static String tip_rateValue;
  public static String tip_records;
  public static String tip_recordsHeading;
  public static String tip_samplesHeading;
  public static String tip_skew;
  public static String tip_state;
  public static String tip_watermark;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.live.messages", Messages.class);
  }

  private Messages() {
  }
}
