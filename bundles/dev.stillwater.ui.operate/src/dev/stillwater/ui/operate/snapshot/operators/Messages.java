package dev.stillwater.ui.operate.snapshot.operators;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String JobDrawing_name;
  public static String JobDrawing_noState;
  public static String JobDrawing_none;
  public static String JobDrawing_state;
  public static String OperatorNodes_about;
  public static String OperatorNodes_broadcast;
  public static String OperatorNodes_coordinator;
  public static String OperatorNodes_file;
  public static String OperatorNodes_finished;
  public static String OperatorNodes_header;
  public static String OperatorNodes_input;
  public static String OperatorNodes_inputs;
  public static String OperatorNodes_keyGroups;
  public static String OperatorNodes_keyed;
  public static String OperatorNodes_noName;
  public static String OperatorNodes_output;
  public static String OperatorNodes_outputs;
  public static String OperatorNodes_parallelism;
  public static String OperatorNodes_position;
  public static String OperatorNodes_rawKeyed;
  public static String OperatorNodes_rawOperator;
  public static String OperatorNodes_shared;
  public static String OperatorNodes_split;
  public static String OperatorNodes_subtask;
  public static String OperatorNodes_subtaskFinished;
  public static String OperatorNodes_type;
  public static String OperatorNodes_union;
  public static String OperatorsPage_choose;
  public static String OperatorsPage_chooseTitle;
  public static String OperatorsPage_chooseToolTip;
  public static String OperatorsPage_chosenJob;
  public static String OperatorsPage_detail;
  public static String OperatorsPage_entries;
  public static String OperatorsPage_id;
  public static String OperatorsPage_kind;
  public static String OperatorsPage_name;
  public static String OperatorsPage_noJob;
  public static String OperatorsPage_noJobFile;
  public static String OperatorsPage_readJob;
  public static String OperatorsPage_sidecarJob;
  public static String OperatorsPage_size;
  public static String OperatorsPage_title;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.operators.messages", Messages.class);
  }

  private Messages() {}
}
