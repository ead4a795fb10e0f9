package dev.stillwater.ui.operate.checkpoints;

import dev.stillwater.ui.StillwaterColors;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * Help in place: what a checkpoint and a savepoint have in common, and the three things in which they differ: purpose, form and life cycle.
 *
 * <p>THREADING: UI thread.
 */
final class ComparisonPage {
  private static final int COLUMNS = 3;
  private static final int WIDTH_MIN = 460;
  private final ScrolledComposite scroll;
  private final List<Control> controls = new ArrayList<>();

  ComparisonPage(Composite parent) {
    scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
    scroll.setData("dev.stillwater.id", "checkpoints:comparison");
    scroll.setExpandHorizontal(true);
    scroll.setExpandVertical(true);
    scroll.setMinWidth(WIDTH_MIN);
    Composite area = new Composite(scroll, SWT.NONE);
    controls.add(area);
    controls.add(scroll);
    GridLayout grid = new GridLayout(COLUMNS, false);
    grid.horizontalSpacing = 16;
    grid.verticalSpacing = 8;
    grid.marginWidth = 10;
    grid.marginHeight = 8;
    area.setLayout(grid);
    label(area, Messages.help_both, COLUMNS, false);
    label(area, "", 1, false);
    label(area, Messages.help_checkpoint, 1, true);
    label(area, Messages.help_savepoint, 1, true);
    row(area, Messages.help_purpose, Messages.help_purposeCheckpoint, Messages.help_purposeSavepoint);
    row(area, Messages.help_form, Messages.help_formCheckpoint, Messages.help_formSavepoint);
    row(area, Messages.help_life, Messages.help_lifeCheckpoint, Messages.help_lifeSavepoint);
    row(area, Messages.help_use, Messages.help_useCheckpoint, Messages.help_useSavepoint);
    label(area, Messages.help_together, COLUMNS, false);
    scroll.setContent(area);
    scroll.addListener(SWT.Resize, event -> {
      int width = Math.max(WIDTH_MIN, scroll.getClientArea().width);
      scroll.setMinHeight(area.computeSize(width, SWT.DEFAULT).y);
    });
    colour();
    StillwaterColors.onChange(scroll, this::colour);
  }

  Control control() {
    return scroll;
  }

  private void row(Composite area, String name, String checkpoint, String savepoint) {
    label(area, name, 1, true);
    label(area, checkpoint, 1, false);
    label(area, savepoint, 1, false);
  }

  private void label(Composite area, String text, int span, boolean isBold) {
    Label label = new Label(area, SWT.WRAP);
    label.setText(text);
    if (isBold) {
      label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    }
    GridData data = new GridData(SWT.FILL, SWT.BEGINNING, !isBold || text.equals(Messages.help_checkpoint) || text.equals(Messages.help_savepoint), false,
        span, 1);
    data.widthHint = isBold ? SWT.DEFAULT : span == COLUMNS ? WIDTH_MIN - 20 : 150;
    if (text.isEmpty()) {
      data = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    }
    label.setLayoutData(data);
    controls.add(label);
  }

  private void colour() {
    for (Control control : controls) {
      control.setBackground(StillwaterColors.get(StillwaterColors.CANVAS));
      control.setForeground(StillwaterColors.get(StillwaterColors.TEXT));
    }
  }
}
