package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.Messages;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * Says beside a field what is wrong with it.
 *
 * <p>THREADING: UI thread.
 */
final class MessageLabel {
  private static final int WIDTH = 240;
  private static final int ICON_SIZE = 18;

  private final Composite area;
  private final Label icon;
  private final Label label;

  MessageLabel(Composite parent) {
    area = new Composite(parent, SWT.NONE);
    GridLayout grid = new GridLayout(2, false);
    grid.marginWidth = 0;
    grid.marginHeight = 0;
    area.setLayout(grid);
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = WIDTH;
    area.setLayoutData(data);
    icon = new Label(area, SWT.NONE);
    GridData iconData = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    iconData.widthHint = ICON_SIZE;
    iconData.heightHint = ICON_SIZE;
    icon.setLayoutData(iconData);
    label = new Label(area, SWT.WRAP);
    GridData labelData = new GridData(SWT.FILL, SWT.CENTER, true, false);
    labelData.widthHint = WIDTH - ICON_SIZE;
    label.setLayoutData(labelData);
  }

  /** Shows why what was typed is refused. */
  void showRefusal(String reason) {
    set(reason, StillwaterImages.ERROR);
  }

  /** Shows the problem; empty clears the label. */
  void show(Optional<JobProblem> problem) {
    if (problem.isEmpty()) {
      set("", null);
      return;
    }
    JobProblem found = problem.get();
    String place = found.column().isPresent() ? NLS.bind(Messages.MessageLabel_column, found.column().getAsInt()) : "";
    set(place + found.message() + ' ' + found.fix(), found.isError() ? StillwaterImages.ERROR : StillwaterImages.WARNING);
  }

  /** Shows a problem that the check of the job does not know yet. */
  void show(String text, boolean isError) {
    set(text, isError ? StillwaterImages.ERROR : StillwaterImages.WARNING);
  }

  /** Shows something that is no problem. */
  void showNote(String text) {
    set(text, null);
  }

  /** The control, for whoever lays it out. */
  Control control() {
    return area;
  }

  /** What is shown now. */
  String text() {
    return label.getText().replace("&&", "&");
  }

  private void set(String text, String imageKey) {
    if (label.isDisposed() || text.equals(text())) {
      return;
    }
    ((GridData) icon.getLayoutData()).exclude = imageKey == null && !text.isEmpty();
    icon.setVisible(imageKey != null);
    icon.setImage(imageKey == null ? null : StillwaterImages.image(imageKey));
    label.setText(text.replace("&", "&&"));
    label.setToolTipText(text.isEmpty() ? null : text);
    label.requestLayout();
  }
}
