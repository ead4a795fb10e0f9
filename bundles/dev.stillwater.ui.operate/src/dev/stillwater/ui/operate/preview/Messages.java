package dev.stillwater.ui.operate.preview;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
public final class Messages extends NLS {
  public static String PreviewStartup_failed;
  public static String PreviewStartup_job;
  public static String PreviewTableViewer_column;
  public static String PreviewTableViewer_missing;
  public static String PreviewView_again;
  public static String PreviewView_cancel;
  public static String PreviewView_cancelled;
  public static String PreviewView_cut;
  public static String PreviewView_empty;
  public static String PreviewView_failed;
  public static String PreviewView_job;
  public static String PreviewView_output;
  public static String PreviewView_outputToolTip;
  public static String PreviewView_records;
  public static String PreviewView_recordsToolTip;
  public static String PreviewView_running;
  public static String PreviewView_title;
  public static String PreviewView_titleFailed;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.preview.messages", Messages.class);
  }

  private Messages() {}
}
