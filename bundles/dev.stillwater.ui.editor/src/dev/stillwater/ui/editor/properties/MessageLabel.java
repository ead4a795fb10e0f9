package dev.stillwater.ui.editor.properties;

import dev.stillwater.model.JobProblem;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.editor.Messages;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.properties.tabbed.TabbedPropertySheetWidgetFactory;

/**
 * Says beside a field what is wrong with it.
 *
 * <p>THREADING: UI thread.
 */
final class MessageLabel {
  private static final int WIDTH = 220;

  private final CLabel label;

  MessageLabel(Composite parent, TabbedPropertySheetWidgetFactory factory) {
    label = factory.createCLabel(parent, "");
    GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
    data.widthHint = WIDTH;
    label.setLayoutData(data);
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

  /** What is shown now. */
  String text() {
    return label.getText();
  }

  private void set(String text, String imageKey) {
    if (label.isDisposed() || text.equals(label.getText())) {
      return;
    }
    label.setImage(imageKey == null ? null : StillwaterImages.image(imageKey));
    label.setText(text);
    label.setToolTipText(text.isEmpty() ? null : text);
  }
}
