package dev.stillwater.ui.operate.jobs;

import dev.stillwater.ui.StillwaterColors;
import dev.stillwater.ui.operate.failure.FailureActions;
import dev.stillwater.ui.operate.failure.FailureText;
import java.util.Optional;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPartSite;

/**
 * The lower part of the Jobs view: of a job that failed or does not answer what happened, why, and what to do; of any other where its snapshots go.
 *
 * <p>THREADING: UI thread.
 */
final class JobDetails {
  private static final int TEXT_LINES = 5;
  private final Composite area;
  private final Label icon;
  private final Label headline;
  private final Text text;
  private final FailureActions actions;
  private String shown = "";
  private String heading = "";

  JobDetails(Composite parent, IWorkbenchPartSite site) {
    Label line = new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL);
    line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    area = new Composite(parent, SWT.NONE);
    area.setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    GridLayout grid = new GridLayout(2, false);
    grid.marginHeight = 4;
    area.setLayout(grid);
    icon = new Label(area, SWT.NONE);
    icon.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    headline = new Label(area, SWT.NONE);
    headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    headline.setData("dev.stillwater.id", "jobs:headline");
    headline.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    new Label(area, SWT.NONE);
    text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    text.setData("dev.stillwater.id", "jobs:details");
    GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
    data.heightHint = text.getLineHeight() * TEXT_LINES;
    text.setLayoutData(data);
    text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
      @Override
      public void getName(AccessibleEvent event) {
        event.result = heading;
      }
    });
    new Label(area, SWT.NONE);
    actions = new FailureActions(area, site);
    colour();
    StillwaterColors.onChange(area, this::colour);
    show(Optional.empty());
  }

  private void colour() {
    headline.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
    text.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
  }

  /** Shows the job as it is now. */
  void show(Optional<JobSession> session) {
    String key = session.map(this::key).orElse("");
    if (key.equals(shown) && area.isVisible() == session.isPresent()) {
      return;
    }
    shown = key;
    ((GridData) area.getLayoutData()).exclude = session.isEmpty();
    area.setVisible(session.isPresent());
    session.ifPresent(this::fill);
    area.getParent().layout(true, true);
  }

  private String key(JobSession session) {
    return session.jobId() + head(session) + body(session) + session.state();
  }

  private void fill(JobSession session) {
    icon.setImage(JobStates.image(FailureText.isPresentFor(session) && !session.isEnded() ? JobSession.UNREACHABLE : session.state()));
    heading = head(session);
    headline.setText(LegacyActionTools.escapeMnemonics(heading));
    int top = text.getTopIndex();
    text.setText(body(session));
    text.setTopIndex(top);
    actions.show(session);
  }

  private static String head(JobSession session) {
    return FailureText.isPresentFor(session) ? FailureText.headline(session) : NLS.bind(Messages.details_head, session.name(), JobStates.text(session.state()));
  }

  private static String body(JobSession session) {
    if (FailureText.isPresentFor(session)) {
      return FailureText.cause(session) + "\n" + FailureText.remedy(session);
    }
    StringBuilder body = new StringBuilder();
    session.jobFile().ifPresent(file -> body.append(NLS.bind(Messages.details_file, file)).append('\n'));
    session.numbers().restoredFrom().ifPresent(path -> body.append(NLS.bind(Messages.details_restored, path)).append('\n'));
    session.numbers().lastSavepoint().flatMap(SnapshotNote::path).ifPresent(path -> body.append(NLS.bind(Messages.details_savepoint, path)).append('\n'));
    session.numbers().lastCheckpoint().flatMap(SnapshotNote::path).ifPresent(path -> body.append(NLS.bind(Messages.details_checkpoint, path)).append('\n'));
    return body.append(NLS.bind(Messages.details_id, session.jobId())).toString();
  }
}
