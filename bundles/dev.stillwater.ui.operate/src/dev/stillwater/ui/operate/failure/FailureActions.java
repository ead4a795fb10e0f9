package dev.stillwater.ui.operate.failure;

import dev.stillwater.ui.operate.jobs.JobHandler;
import dev.stillwater.ui.operate.jobs.JobSession;
import dev.stillwater.ui.operate.jobs.OpenLogsHandler;
import dev.stillwater.ui.operate.replay.ToFailureHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * Links to what can be done about a job that failed: open the record, open the operator, replay to the failure, start again from the last checkpoint, open the logs.
 *
 * <p>THREADING: UI thread.
 */
public final class FailureActions {
  private final Map<String, JobHandler> handlers = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final Composite row;
  private final IWorkbenchPartSite site;
  private Optional<JobSession> session = Optional.empty();

  /** An empty row of links. */
  public FailureActions(Composite parent, IWorkbenchPartSite site) {
    this.site = site;
    handlers.put(Messages.action_record, new OpenRecordHandler());
    handlers.put(Messages.action_operator, new OpenOperatorHandler());
    handlers.put(Messages.action_toFailure, new ToFailureHandler());
    handlers.put(Messages.action_goOn, new GoOnHandler());
    handlers.put(Messages.action_logs, new OpenLogsHandler());
    row = new Composite(parent, SWT.NONE);
    RowLayout layout = new RowLayout();
    layout.spacing = 14;
    layout.marginLeft = 0;
    layout.marginTop = 0;
    layout.marginBottom = 0;
    row.setLayout(layout);
    row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
  }

  /** Shows what can be done about the job; nothing for one that is well. */
  public void show(JobSession failed) {
    session = Optional.of(failed);
    List<String> fitting = FailureText.isPresentFor(failed)
        ? handlers.entrySet().stream().filter(entry -> entry.getValue().appliesTo(failed)).map(Map.Entry::getKey).toList() : List.of();
    if (!links.stream().map(Link::getToolTipText).toList().equals(fitting)) {
      links.forEach(Link::dispose);
      links.clear();
      fitting.forEach(this::add);
    }
    ((GridData) row.getLayoutData()).exclude = fitting.isEmpty();
    row.setVisible(!fitting.isEmpty());
  }

  private void add(String text) {
    Link link = new Link(row, SWT.NONE);
    link.setText("<a>" + text + "</a>");
    link.setToolTipText(text);
    link.addListener(SWT.Selection, event -> session.ifPresent(job -> handlers.get(text).run(job, site.getWorkbenchWindow())));
    links.add(link);
  }
}
