package dev.stillwater.ui.operate.snapshot.overview;

import org.eclipse.osgi.util.NLS;

/**
 * The texts of this package, from messages.properties.
 *
 * <p>THREADING: any thread.
 */
final class Messages extends NLS {
  public static String FactsSection_checkpoint;
  public static String FactsSection_job;
  public static String FactsSection_jobId;
  public static String FactsSection_kind;
  public static String FactsSection_lines2;
  public static String FactsSection_lines3;
  public static String FactsSection_lines4;
  public static String FactsSection_lines5;
  public static String FactsSection_lines6;
  public static String FactsSection_operators;
  public static String FactsSection_operatorsText;
  public static String FactsSection_place;
  public static String FactsSection_size;
  public static String FactsSection_sizeText;
  public static String FactsSection_time;
  public static String FactsSection_version;
  public static String FactsSection_versionText;
  public static String FactsSection_writer;
  public static String FactsSection_writerText;
  public static String KeyGroupChart_below;
  public static String KeyGroupChart_group;
  public static String KeyGroupChart_groups;
  public static String KeyGroupChart_name;
  public static String KeyGroupChart_subtask;
  public static String KeyGroupChart_unknown;
  public static String KeyGroupSection_counting;
  public static String KeyGroupSection_job;
  public static String KeyGroupSection_noKeyed;
  public static String KeyGroupSection_operator;
  public static String KeyGroupSection_parallelism;
  public static String KeyGroupSection_parallelismToolTip;
  public static String KeyGroupSection_skew;
  public static String KeyGroupSection_skewIdle;
  public static String KeyGroupSection_unknown;
  public static String LabelSection_archive;
  public static String LabelSection_label;
  public static String LabelSection_labelHint;
  public static String LabelSection_notes;
  public static String LineageSection_job;
  public static String LineageSection_none;
  public static String LineageSection_relation;
  public static String LineageSection_what;
  public static String LineageSection_when;
  public static String Lineage_beside;
  public static String Lineage_from;
  public static String Lineage_run;
  public static String Lineage_sameRun;
  public static String Lineage_to;
  public static String OverviewPage_facts;
  public static String OverviewPage_keyGroups;
  public static String OverviewPage_label;
  public static String OverviewPage_lineage;
  public static String OverviewPage_sizes;
  public static String OverviewPage_title;
  public static String SizeTreemap_measuring;
  public static String SizeTreemap_name;
  public static String SizeTreemap_none;
  public static String SizeTreemap_operator;
  public static String SizeTreemap_state;
  public static String SizeTreemap_stateAbout;

  static {
    NLS.initializeMessages("dev.stillwater.ui.operate.snapshot.overview.messages", Messages.class);
  }

  private Messages() {}
}
