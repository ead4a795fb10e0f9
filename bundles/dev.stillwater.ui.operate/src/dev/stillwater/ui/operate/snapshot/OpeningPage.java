package dev.stillwater.ui.operate.snapshot;

import dev.stillwater.engine.io.ProgressListener;
import dev.stillwater.engine.snapshot.SnapshotException;
import dev.stillwater.ui.StillwaterImages;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.operate.snapshot.page.ElsewhereDialog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;

/**
 * What the editor shows until the snapshot is open: how far it is and a way to stop, or why it cannot be opened and what to do.
 *
 * <p>THREADING: UI thread, but for {@link #telling}.
 */
final class OpeningPage {
  private static final int STEPS = 1_000;

  private final Composite root;
  private final Composite progress;
  private final Composite problem;
  private final Label title;
  private final Label step;
  private final ProgressBar bar;
  private final Button cancel;
  private final Label problemTitle;
  private final Text problemText;
  private final Button again;
  private final Composite question;
  private final Text files;
  private final Button leave;
  private Set<Path> elsewhere = Set.of();

  OpeningPage(Composite parent, Runnable open, Runnable stop, Consumer<Set<Path>> answer) {
    root = new Composite(parent, SWT.NONE);
    root.setLayout(new StackLayout());
    progress = page(2);
    title = new Label(progress, SWT.NONE);
    title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    bar = new ProgressBar(progress, SWT.HORIZONTAL);
    bar.setMaximum(STEPS);
    bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    cancel = new Button(progress, SWT.PUSH);
    cancel.setText(Messages.OpeningPage_cancel);
    cancel.addListener(SWT.Selection, event -> {
      cancel.setEnabled(false);
      stop.run();
    });
    step = new Label(progress, SWT.NONE);
    step.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    problem = page(2);
    Label image = new Label(problem, SWT.NONE);
    image.setImage(StillwaterImages.image(StillwaterImages.ERROR));
    image.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    problemTitle = new Label(problem, SWT.NONE);
    problemTitle.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    problemText = new Text(problem, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
    problemText.setData("dev.stillwater.id", "snapshot:problem");
    GridData text = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
    text.widthHint = 600;
    problemText.setLayoutData(text);
    again = new Button(problem, SWT.PUSH);
    again.setText(Messages.OpeningPage_again);
    again.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
    again.addListener(SWT.Selection, event -> open.run());
    question = page(2);
    Label asks = new Label(question, SWT.WRAP);
    asks.setText(ElsewhereDialog.question());
    asks.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    files = new Text(question, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
    files.setData("dev.stillwater.id", "snapshot:elsewhere");
    files.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
    leave = button(question, ElsewhereDialog.leave(), () -> answer.accept(Set.of()));
    button(question, ElsewhereDialog.read(), () -> answer.accept(elsewhere));
  }

  private static Button button(Composite parent, String text, Runnable action) {
    Button button = new Button(parent, SWT.PUSH);
    button.setText(text);
    button.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    button.addListener(SWT.Selection, event -> action.run());
    return button;
  }

  /** Asks whether files outside of the snapshot are to be read, each of them with where it leads to. */
  void ask(Map<Path, Path> outside) {
    elsewhere = Set.copyOf(outside.keySet());
    files.setText(ElsewhereDialog.lines(outside));
    turnTo(question);
    leave.setFocus();
  }

  Control control() {
    return root;
  }

  private Composite page(int columns) {
    Composite page = new Composite(root, SWT.NONE);
    GridLayout grid = new GridLayout(columns, false);
    grid.marginWidth = 20;
    grid.marginHeight = 20;
    grid.verticalSpacing = 8;
    page.setLayout(grid);
    return page;
  }

  void showProgress(Path path) {
    title.setText(LegacyActionTools.escapeMnemonics(NLS.bind(Messages.OpeningPage_title, path)));
    step.setText("");
    bar.setSelection(0);
    cancel.setEnabled(true);
    turnTo(progress);
  }

  /** Shows why the snapshot cannot be opened. */
  void showProblem(SnapshotException reason) {
    boolean isCancelled = reason instanceof SnapshotException.Cancelled;
    problemTitle.setText(isCancelled ? Messages.OpeningPage_cancelled : Messages.OpeningPage_problem);
    problemText.setText(isCancelled ? "" : reason.getMessage());
    turnTo(problem);
  }

  /** Shows that no reader foresaw these bytes. */
  void showProblem(Throwable unexpected) {
    problemTitle.setText(Messages.OpeningPage_problem);
    problemText.setText(NLS.bind(Messages.OpeningPage_unforeseen, unexpected.getClass().getSimpleName()));
    turnTo(problem);
  }

  /** A listener that tells the page as well. */
  ProgressListener telling(ProgressListener next) {
    return new ProgressListener() {
      private static final long PAUSE_NANOS = 100_000_000;
      private long last;

      @Override
      public void progressed(String what, long done, long total) {
        next.progressed(what, done, total);
        long now = System.nanoTime();
        if (now - last >= PAUSE_NANOS) {
          last = now;
          UiThread.post(root, () -> show(what, done, total));
        }
      }

      @Override
      public boolean isCancelled() {
        return next.isCancelled();
      }
    };
  }

  private void show(String what, long done, long total) {
    step.setText(LegacyActionTools.escapeMnemonics(what));
    bar.setSelection(total <= 0 ? 0 : (int) Math.min(STEPS, (double) done * STEPS / total));
  }

  void setFocus() {
    Control top = ((StackLayout) root.getLayout()).topControl;
    (top == problem ? again : top == question ? leave : cancel).setFocus();
  }

  private void turnTo(Composite page) {
    ((StackLayout) root.getLayout()).topControl = page;
    root.layout(true, true);
  }
}
