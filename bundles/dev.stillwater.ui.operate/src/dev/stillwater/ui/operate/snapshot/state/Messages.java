package dev.stillwater.ui.operate.snapshot.state;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String ChosenState_gone;
  public static String ChosenState_goneRemedy;
  public static String ChosenState_text;
  public static String EntryCopy_all;
  public static String EntryCopy_one;
  public static String EntryCopy_some;
  public static String EntryDetail_atLeast;
  public static String EntryDetail_bytes;
  public static String EntryDetail_column;
  public static String EntryDetail_count;
  public static String EntryDetail_distinct;
  public static String EntryDetail_entry;
  public static String EntryDetail_frequent;
  public static String EntryDetail_keyBytes;
  public static String EntryDetail_max;
  public static String EntryDetail_mean;
  public static String EntryDetail_min;
  public static String EntryDetail_missing;
  public static String EntryDetail_moreBytes;
  public static String EntryDetail_name;
  public static String EntryDetail_statistics;
  public static String EntryDetail_type;
  public static String EntryDetail_value;
  public static String EntryDetail_valueBytes;
  public static String EntryDetail_values;
  public static String EntryGrid_missing;
  public static String EntryGrid_name;
  public static String EntryGrid_undecodable;
  public static String EntryPages_read;
  public static String ExportDialog_all;
  public static String ExportDialog_browse;
  public static String ExportDialog_csv;
  public static String ExportDialog_entries;
  public static String ExportDialog_export;
  public static String ExportDialog_file;
  public static String ExportDialog_filtered;
  public static String ExportDialog_form;
  public static String ExportDialog_isFolder;
  public static String ExportDialog_jsonLines;
  public static String ExportDialog_message;
  public static String ExportDialog_noFolder;
  public static String ExportDialog_noPath;
  public static String ExportDialog_replaces;
  public static String ExportDialog_shell;
  public static String ExportDialog_title;
  public static String FilterBar_byEntries;
  public static String FilterBar_byGroup;
  public static String FilterBar_byGroupDown;
  public static String FilterBar_clear;
  public static String FilterBar_expression;
  public static String FilterBar_expressionHint;
  public static String FilterBar_filter;
  public static String FilterBar_goTo;
  public static String FilterBar_goToHint;
  public static String FilterBar_key;
  public static String FilterBar_keyHint;
  public static String FilterBar_namespace;
  public static String FilterBar_namespaceHint;
  public static String FilterBar_order;
  public static String StateActions_bytes;
  public static String StateActions_copy;
  public static String StateActions_export;
  public static String StateActions_filter;
  public static String StateActions_filterByKey;
  public static String StateActions_goTo;
  public static String StateActions_statistics;
  public static String StatePage_cancel;
  public static String StatePage_cancelled;
  public static String StatePage_closing;
  public static String StatePage_counting;
  public static String StatePage_damaged;
  public static String StatePage_entries;
  public static String StatePage_exported;
  public static String StatePage_exporting;
  public static String StatePage_filtering;
  public static String StatePage_found;
  public static String StatePage_indexing;
  public static String StatePage_listing;
  public static String StatePage_noKey;
  public static String StatePage_none;
  public static String StatePage_problem;
  public static String StatePage_seeking;
  public static String StatePage_someEntries;
  public static String StatePage_state;
  public static String StatePage_title;
  public static String StatePage_types;
  public static String StatePage_untested;
  public static String StatePage_waiting;
  public static String StateWork_unforeseen;
  public static String StateWork_unforeseenRemedy;
  public static String ValueNode_end;
  public static String ValueNode_key;
  public static String ValueNode_keyGroup;
  public static String ValueNode_lastAccess;
  public static String ValueNode_left;
  public static String ValueNode_list;
  public static String ValueNode_map;
  public static String ValueNode_mapKey;
  public static String ValueNode_namespace;
  public static String ValueNode_part;
  public static String ValueNode_problem;
  public static String ValueNode_right;
  public static String ValueNode_row;
  public static String ValueNode_start;
  public static String ValueNode_subtask;
  public static String ValueNode_time;
  public static String ValueNode_timeType;
  public static String ValueNode_ttl;
  public static String ValueNode_tuple;
  public static String ValueNode_value;
  public static String ValueNode_window;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.state.messages", Messages.class);
  }

  private Messages() {}
}
