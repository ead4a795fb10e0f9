package dev.stillwater.ui.tests.jobs;

import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.JobSessions;
import dev.stillwater.ui.tests.driver.Input;
import dev.stillwater.ui.tests.driver.Menus;
import dev.stillwater.ui.tests.driver.Ui;
import dev.stillwater.ui.tests.driver.Widgets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/**
 * The Jobs view as a person sees it.
 *
 * <p>THREADING: test threads.
 */
public final class JobsPage {
  private static final Duration START = Duration.ofSeconds(60);
  private final Shell shell;
  private final Table table;

  private JobsPage(Shell shell, Table table) {
    this.shell = shell;
    this.table = table;
  }

  /** Opens the view with its keys, once a job is listed. */
  public static JobsPage open() {
    Shell shell = Ui.window().getShell();
    Ui.await("a job in the list", START, () -> !JobSessions.get().sessions().isEmpty());
    Input.chord(Input.Key.of('j'), SWT.ALT, SWT.SHIFT);
    Input.press(Input.Key.of('j'));
    Table table = Widgets.control(shell, Table.class, "the list of jobs", each -> "jobs:table".equals(each.getData("dev.stillwater.id")));
    return new JobsPage(shell, table);
  }

  /** The newest run of the job; waits for it. */
  public static JobSession newest(String name) {
    return Ui.awaitValue("a run of " + name, () -> JobSessions.get().sessions().stream().filter(session -> session.name().equals(name)).findFirst().orElse(null));
  }

  /** Id of the newest run of the job; for the UI thread. */
  public static String idOf(String name) {
    return JobSessions.get().sessions().stream().filter(session -> session.name().equals(name)).findFirst().map(JobSession::jobId).orElse("");
  }

  /** Waits until the column of the run shows a text that fits. */
  public void await(JobSession run, String column, String text) {
    Ui.await(column + " of " + run.name() + " is " + text, () -> cell(run.jobId(), column).contains(text));
  }

  /** Waits as long as that until the run has ended so. */
  public void awaitEnd(JobSession run, String status, Duration deadline) {
    Ui.await(run.name() + " is " + status, deadline, () -> cell(run.jobId(), "Status").equals(status));
  }

  /** Chooses from the context menu of the run's row. */
  public void choose(JobSession run, String entry) {
    TableItem item = Ui.awaitValue("the row of " + run.jobId(), () -> item(run.jobId()));
    Menus.choose(table, Widgets.middle(item), entry);
  }

  /** The text of a cell; empty when the run is not listed; for the UI thread. */
  public String cell(String jobId, String column) {
    TableItem item = item(jobId);
    return item == null ? "" : item.getText(index(column));
  }

  /** Clicks the row of the run. */
  public void select(JobSession run) {
    TableItem item = Ui.awaitValue("the row of " + run.jobId(), () -> item(run.jobId()));
    Input.click(Widgets.middle(item));
    Ui.await("the row is selected", () -> Arrays.asList(table.getSelection()).contains(item(run.jobId())));
  }

  /** Clicks a tool of the view, once it is enabled. */
  public void tool(String name) {
    Input.click(Widgets.middle(Widgets.toolItem(shell, name)));
  }

  /** What the lower part says of the selected run; for the UI thread. */
  public String details() {
    return Widgets.all(shell, Text.class).stream().filter(text -> "jobs:details".equals(text.getData("dev.stillwater.id"))).map(Text::getText).findFirst().orElse("");
  }

  /** The headline of the lower part as a person reads it, where a single ampersand is not seen; for the UI thread. */
  public String headline() {
    return Widgets.all(shell, Label.class).stream().filter(label -> "jobs:headline".equals(label.getData("dev.stillwater.id")))
        .map(label -> label.getText().replaceAll("&(.)", "$1")).findFirst().orElse("");
  }

  /** Clicks a link of the lower part. */
  public void link(String text) {
    Input.click(Widgets.middle(Widgets.control(shell, Link.class, "the link " + text, link -> link.getText().contains(text))));
  }

  /** Texts of the links of the lower part; for the UI thread. */
  public List<String> links() {
    return Widgets.all(shell, Link.class).stream().filter(Link::isVisible).map(Link::getText).toList();
  }

  private TableItem item(String jobId) {
    return Arrays.stream(table.getItems()).filter(item -> item.getData() instanceof JobSession session && session.jobId().equals(jobId)).findFirst().orElse(null);
  }

  private int index(String column) {
    TableColumn[] columns = table.getColumns();
    for (int index = 0; index < columns.length; index++) {
      if (columns[index].getText().equals(column)) {
        return index;
      }
    }
    throw new IllegalArgumentException("The list of jobs has no column " + column);
  }
}
