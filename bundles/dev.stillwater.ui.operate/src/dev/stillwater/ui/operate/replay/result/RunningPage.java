package dev.stillwater.ui.operate.replay.result;

import dev.stillwater.ui.Quantities;
import dev.stillwater.ui.StillwaterImages;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * What the editor shows while the replay runs, and when it has not come to a result: how far it is, or why there is nothing to see and what to do.
 *
 * <p>THREADING: UI thread.
 */
final class RunningPage {
  private static final int BAR_WIDTH = 320;

  private final Composite root;
  private final Label image;
  private final Label title;
  private final Label detail;
  private final ProgressBar bar;
  private final Button cancel;
  private final Button again;

  RunningPage(Composite parent, IWorkbenchWindow window, Path folder) {
    root = new Composite(parent, SWT.NONE);
    GridLayout layout = new GridLayout(2, false);
    layout.marginWidth = 20;
    layout.marginHeight = 20;
    root.setLayout(layout);
    image = new Label(root, SWT.NONE);
    title = new Label(root, SWT.WRAP);
    title.setData("dev.stillwater.id", "result:running");
    title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    new Label(root, SWT.NONE);
    detail = new Label(root, SWT.WRAP);
    detail.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    new Label(root, SWT.NONE);
    bar = new ProgressBar(root, SWT.HORIZONTAL | SWT.INDETERMINATE);
    GridData wide = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    wide.widthHint = BAR_WIDTH;
    bar.setLayoutData(wide);
    new Label(root, SWT.NONE);
    Composite buttons = new Composite(root, SWT.NONE);
    buttons.setLayout(new GridLayout(2, false));
    cancel = button(buttons, Messages.running_cancel, "result:cancel", () -> ReplayCommands.run(window, ReplayCommands.CANCEL, folder));
    again = button(buttons, Messages.header_again, "result:again", () -> ReplayCommands.run(window, ReplayCommands.AGAIN, folder));
    cancel.setEnabled(ReplayCommands.isThere(window, ReplayCommands.CANCEL));
    again.setEnabled(ReplayCommands.isThere(window, ReplayCommands.AGAIN));
    again.setVisible(false);
  }

  private static Button button(Composite parent, String text, String id, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.setData("dev.stillwater.id", id);
    button.setLayoutData(new GridData());
    button.addListener(SWT.Selection, event -> action.run());
    return button;
  }

  Composite control() {
    return root;
  }

  /** Shows how far it is. */
  void show(RunState state) {
    String time = state.eventTimeMs().isPresent() ? NLS.bind(Messages.running_time, Instant.ofEpochMilli(state.eventTimeMs().getAsLong())) : "";
    String doing = state.doing().isEmpty() ? Messages.running_preparing : state.records() == 0 ? state.doing()
        : NLS.bind(Messages.running_records, state.doing(), Quantities.count(state.records()));
    set("", Messages.running_title, doing + time, true);
  }

  /** Shows that it has ended without a result. */
  void showEnd(RunState state) {
    boolean isCancelled = state.phase().equals("cancelled");
    set(isCancelled ? StillwaterImages.CANCELLED : StillwaterImages.ERROR, isCancelled ? Messages.running_cancelled : Messages.running_failed,
        state.message().orElse(isCancelled ? Messages.running_cancelledHint : Messages.running_failedHint), false);
  }

  /** Shows why the result cannot be shown. */
  void showProblem(String problem) {
    set(StillwaterImages.ERROR, Messages.running_problem, problem, false);
  }

  private void set(String icon, String words, String more, boolean isRunning) {
    image.setImage(icon.isEmpty() ? null : StillwaterImages.image(icon));
    title.setText(LegacyActionTools.escapeMnemonics(words));
    detail.setText(LegacyActionTools.escapeMnemonics(more));
    bar.setVisible(isRunning);
    show(cancel, isRunning);
    show(again, !isRunning);
    root.layout(true, true);
  }

  private static void show(Button button, boolean isShown) {
    button.setVisible(isShown);
    ((GridData) button.getLayoutData()).exclude = !isShown;
  }

  void setFocus() {
    (cancel.isVisible() ? cancel : again).setFocus();
  }
}
