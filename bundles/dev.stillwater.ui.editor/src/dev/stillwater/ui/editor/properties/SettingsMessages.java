package dev.stillwater.ui.editor.properties;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of the tabs of settings, from settings-messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class SettingsMessages extends NLS {
  public static String BackendNotes_filesystem;
  public static String BackendNotes_memory;
  public static String BackendNotes_rocksdb;
  public static String BackendNotes_rocksdbIncremental;
  public static String CheckpointAdvice_concurrent;
  public static String CheckpointAdvice_fine;
  public static String CheckpointAdvice_memory;
  public static String CheckpointAdvice_off;
  public static String CheckpointAdvice_offWithRestarts;
  public static String CheckpointAdvice_often;
  public static String CheckpointAdvice_pause;
  public static String CheckpointAdvice_seldom;
  public static String CheckpointAdvice_timeout;
  public static String ExpressionRow_hint;
  public static String ExpressionRow_type;
  public static String ExpressionsSection_chosen;
  public static String ExpressionsSection_type;
  public static String FieldTable_field;
  public static String FieldTable_key;
  public static String FieldTable_nullable;
  public static String FieldTable_port;
  public static String FieldTable_role;
  public static String FieldTable_type;
  public static String JobParallelismSection_note;
  public static String KeySection_change;
  public static String KeySection_down;
  public static String KeySection_field;
  public static String KeySection_from;
  public static String KeySection_missing;
  public static String KeySection_noStream;
  public static String KeySection_note;
  public static String KeySection_place;
  public static String KeySection_type;
  public static String KeySection_unfit;
  public static String KeySection_unknown;
  public static String KeySection_up;
  public static String OperatorExecutionSection_keyGroups;
  public static String OperatorExecutionSection_subtasks;
  public static String OperatorGeneralSection_generate;
  public static String OperatorGeneralSection_generateToolTip;
  public static String OperatorGeneralSection_operatorId;
  public static String OperatorGeneralSection_operatorIdToolTip;
  public static String PaneLayout_countSliding;
  public static String PaneLayout_countTumbling;
  public static String PaneLayout_globalCount;
  public static String PaneLayout_globalTime;
  public static String PaneLayout_growing;
  public static String PaneLayout_interval;
  public static String PaneLayout_late;
  public static String PaneLayout_left;
  public static String PaneLayout_matches;
  public static String PaneLayout_missing;
  public static String PaneLayout_purging;
  public static String PaneLayout_result;
  public static String PaneLayout_sampling;
  public static String PaneLayout_sessions;
  public static String PaneLayout_sliding;
  public static String PaneLayout_tumbling;
  public static String ParameterRows_openSource;
  public static String ParameterRows_openSourceToolTip;
  public static String RestartNotes_exponential;
  public static String RestartNotes_fixed;
  public static String RestartNotes_fromBeginning;
  public static String RestartNotes_none;
  public static String RestartNotes_rate;
  public static String SchemaSection_from;
  public static String SchemaSection_note;
  public static String SchemaSection_portFrom;
  public static String SchemaSection_seen;
  public static String SchemaSection_unknown;
  public static String StateSection_content;
  public static String StateSection_declared;
  public static String StateSection_forever;
  public static String StateSection_keyed;
  public static String StateSection_name;
  public static String StateSection_operator;
  public static String StateSection_scope;
  public static String StateSection_small;
  public static String StateSection_ttl;
  public static String StateSection_ttlOfFunction;
  public static String StateSection_untilInterval;
  public static String StateSection_untilWindowEnds;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.properties.settings-messages", SettingsMessages.class);
  }

  private SettingsMessages() {}
}
