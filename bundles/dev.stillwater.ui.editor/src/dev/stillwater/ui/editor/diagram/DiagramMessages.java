package dev.stillwater.ui.editor.diagram;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of the drawing itself: what figures, tips, search, outline and layout say; from messages.properties.
 *
 * <p>THREADING: any thread.
 */
public final class DiagramMessages extends NLS {
  public static String StreamTip_chained;
  public static String StreamTip_fields;
  public static String StreamTip_key;
  public static String StreamTip_more;
  public static String StreamTip_noSchema;
  public static String StreamTip_notChained;
  public static String StreamTip_broadcast;
  public static String StreamTip_forward;
  public static String StreamTip_hash;
  public static String StreamTip_rebalance;
  public static String StreamTip_rebalanced;
  public static String OperatorTip_chain;
  public static String OperatorTip_kind;
  public static String OperatorTip_noUid;
  public static String OperatorTip_operatorState;
  public static String OperatorTip_keyedState;
  public static String OperatorTip_parallelism;
  public static String OperatorTip_unnamedState;
  public static String Problems_error;
  public static String Problems_errors;
  public static String Problems_warning;
  public static String Problems_warnings;
  public static String Problems_none;
  public static String Problems_both;
  public static String OperatorPart_accessible;
  public static String OperatorPart_withState;
  public static String StreamPart_accessible;
  public static String StreamPart_betweenTasks;
  public static String StreamPart_ends;
  public static String StreamPart_inTask;
  public static String AlignHandler_align;
  public static String AlignHandler_distribute;
  public static String AlignHandler_size;
  public static String AlignHandler_two;
  public static String AlignHandler_three;
  public static String JobLayoutPolicy_resize;
  public static String DiagramSearch_note;
  public static String DiagramSearch_name;
  public static String DiagramSearch_uid;
  public static String DiagramSearch_condition;
  public static String DiagramSearch_expression;
  public static String DiagramSearch_parameter;
  public static String DiagramSearch_kind;
  public static String FindBar_label;
  public static String FindBar_hint;
  public static String FindBar_previous;
  public static String FindBar_next;
  public static String FindBar_close;
  public static String FindBar_nothing;
  public static String FindBar_result;
  public static String QuickOutline_info;
  public static String QuickOutline_hint;
  public static String ArrangeJob_name;
  public static String ArrangeJob_tidy;
  public static String DiagramHandler_tidyTwo;
  public static String Minimap_accessible;
  public static String DiagramOutlinePage_showOverview;
  public static String DiagramOutlinePage_showTree;
  public static String OperatorTreePart_text;
  public static String NotePart_change;
  public static String NotePart_accessible;
  public static String GroupPart_fold;
  public static String GroupPart_unfold;
  public static String GroupPart_rename;
  public static String GroupPart_accessible;
  public static String GroupPart_accessibleFolded;
  public static String GroupPart_unnamed;
  public static String GroupCommand_label;
  public static String JobLayoutPolicy_moveNote;
  public static String DecorationHandler_note;
  public static String DecorationHandler_addNote;
  public static String DecorationHandler_nothingToGroup;
  public static String DecorationHandler_groupName;
  public static String DecorationHandler_noGroup;
  public static String DecorationHandler_ungroup;

  static {
    NLS.initializeMessages("dev.stillwater.ui.editor.diagram.messages", DiagramMessages.class);
  }

  private DiagramMessages() {}
}
