package dev.stillwater.ui.editor;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this bundle, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
public final class Messages extends NLS {
  public static String ArrangeJob_label;
  public static String AttributeBinding_negative;
  public static String AttributeBinding_notANumber;
  public static String AttributeRows_change;
  public static String ChangePartitioningCommand_label;
  public static String ChangeRouteCommand_label;
  public static String ChangeRouteCommand_reset;
  public static String ChangeUidCommand_label;
  public static String ConnectionTrial_job;
  public static String CreateOperatorCommand_label;
  public static String CreateStreamCommand_label;
  public static String DeleteCommand_label;
  public static String DeleteSelectionAction_healed;
  public static String DeleteSelectionAction_healedMore;
  public static String DeleteSelectionAction_pair;
  public static String DeleteSelectionAction_text;
  public static String EditorFile_changedQuestion;
  public static String EditorFile_changedTitle;
  public static String EditorFile_keep;
  public static String EditorFile_loading;
  public static String EditorFile_reload;
  public static String EditorFile_saveFailed;
  public static String EditorFile_saveFailedTitle;
  public static String EditorPages_broken;
  public static String EditorPages_line;
  public static String EditorPages_loading;
  public static String EditorPages_openAsText;
  public static String EditorPages_tryAgain;
  public static String ElementTable_add;
  public static String ElementTable_addLabel;
  public static String ElementTable_down;
  public static String ElementTable_moveLabel;
  public static String ElementTable_remove;
  public static String ElementTable_removeLabel;
  public static String ElementTable_up;
  public static String ExpressionsSection_aggregate;
  public static String ExpressionsSection_change;
  public static String ExpressionsSection_condition;
  public static String ExpressionsSection_conditionToolTip;
  public static String ExpressionsSection_expression;
  public static String ExpressionsSection_hint;
  public static String ExpressionsSection_name;
  public static String ExpressionsSection_none;
  public static String ExpressionsSection_noun;
  public static String FlyoutColors_title;
  public static String InsertOperatorCommand_into;
  public static String JobLayoutPolicy_moveMany;
  public static String JobLayoutPolicy_moveOne;
  public static String JobPart_accessible;
  public static String LiveCheck_job;
  public static String MessageLabel_column;
  public static String NameEditPolicy_label;
  public static String NudgeHandler_label;
  public static String OperatorExecutionSection_change;
  public static String OperatorExecutionSection_default;
  public static String OperatorExecutionSection_refused;
  public static String OperatorNodePolicy_advice;
  public static String OperatorPart_noUid;
  public static String PaletteSearch_message;
  public static String PaletteSearch_nothing;
  public static String PaletteSearch_toolTip;
  public static String ParameterBinding_optional;
  public static String ParameterBinding_required;
  public static String ParameterRows_browse;
  public static String ParameterRows_duration;
  public static String ParameterRows_noValue;
  public static String ParameterRows_reset;
  public static String ParametersSection_none;
  public static String PipelineContextMenu_properties;
  public static String PipelineEditor_noFile;
  public static String PipelineEditor_rename;
  public static String PipelinePalette_marquee;
  public static String PipelinePalette_marqueeDescription;
  public static String PipelinePalette_select;
  public static String PipelinePalette_selectDescription;
  public static String PipelinePalette_stream;
  public static String PipelinePalette_streamDescription;
  public static String PipelinePalette_tools;
  public static String ReconnectStreamCommand_label;
  public static String ReconnectStreamCommand_port;
  public static String RenameSchemaCommand_label;
  public static String SchemasSection_blank;
  public static String SchemasSection_changeField;
  public static String SchemasSection_field;
  public static String SchemasSection_name;
  public static String SchemasSection_no;
  public static String SchemasSection_notAnIdentifier;
  public static String SchemasSection_nullable;
  public static String SchemasSection_schema;
  public static String SchemasSection_schemas;
  public static String SchemasSection_type;
  public static String SchemasSection_used;
  public static String SchemasSection_yes;
  public static String StreamPart_end;
  public static String StreamPart_hash;
  public static String StreamPart_hashWithoutKey;
  public static String StreamPart_inputByKey;
  public static String StreamPart_port;
  public static String StreamRules_cycle;
  public static String StreamRules_duplicate;
  public static String StreamRules_duplicateInput;
  public static String StreamRules_intoSource;
  public static String StreamRules_outOfSink;
  public static String StreamRules_selfLoop;
  public static String StreamRules_unknownKind;
  public static String StreamSection_changeKeys;
  public static String StreamSection_choose;
  public static String StreamSection_keyForm;
  public static String StreamSection_keyHint;
  public static String StreamSection_keyTwice;
  public static String StreamSection_noFields;
  public static String StreamTypes_andMore;
  public static String StreamTypes_differ;
  public static String StreamTypes_key;
  public static String StreamTypes_missing;
  public static String StreamTypes_more;
  public static String StreamTypes_order;
  public static String StreamTypes_type;
  public static String UidEditing_refused;
  public static String Uids_duplicate;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.messages", Messages.class);
  }

  private Messages() {}
}
