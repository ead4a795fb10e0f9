package dev.stillwater.ui.operate.launch;

import dev.stillwater.ui.UiThread;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * A question to the user in the middle of a launch: what is wrong, and whether the job is started nonetheless.
 *
 * <p>THREADING: asked from the launch's own thread, which waits for the answer; a launch that is cancelled waits no longer.
 *
 * @param heading what is wrong, in a sentence
 * @param details what exactly, a line each
 * @param buttons what can be answered; the last one gives the launch up
 * @param toggle text of a check box; empty for none
 */
record LaunchQuestion(String heading, String details, List<String> buttons, Optional<String> toggle) {
  private static final long LOOK_MS = 100;
  private static final int WIDTH = 560;
  private static final int LINES_MAX = 14;

  /**
   * What was answered.
   *
   * @param button index of the button, that of the last one when the dialog was closed
   * @param isToggled whether the check box was on
   */
  record Answer(int button, boolean isToggled) {
  }

  LaunchQuestion {
    buttons = List.copyOf(buttons);
  }

  /** Asks, and waits for the answer. */
  Answer ask(IProgressMonitor monitor) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    CompletableFuture<Question> shown = new CompletableFuture<>();
    UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      Question dialog = new Question(window == null ? null : window.getShell(), this);
      shown.complete(dialog);
      int button = dialog.open();
      answer.complete(new Answer(button < 0 ? buttons.size() - 1 : button, dialog.isToggled));
    });
    try {
      while (true) {
        try {
          return answer.get(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          if (monitor.isCanceled()) {
            shown.thenAccept(dialog -> UiThread.post(dialog.getShell(), dialog::close));
            return new Answer(buttons.size() - 1, false);
          }
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer(buttons.size() - 1, false);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The dialog: the details can be long, so that they have a field of their own. */
  private static final class Question extends MessageDialog {
    private final LaunchQuestion question;
    private boolean isToggled;

    Question(Shell parent, LaunchQuestion question) {
      // The harmless answer is the one that Enter gives.
      super(parent, Messages.check_title, null, LegacyActionTools.escapeMnemonics(question.heading), WARNING, question.buttons.size() - 1,
          question.buttons.toArray(String[]::new));
      this.question = question;
      setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected Control createCustomArea(Composite parent) {
      Composite area = WidgetFactory.composite(SWT.NONE).create(parent);
      area.setLayout(new org.eclipse.swt.layout.GridLayout());
      GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
      Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
      text.setText(question.details);
      text.setData("dev.stillwater.id", "check:details");
      int lines = Math.min(LINES_MAX, Math.max(3, 2 * (int) question.details.lines().count()));
      GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, text.getLineHeight() * lines).applyTo(text);
      question.toggle.ifPresent(label -> {
        Button box = WidgetFactory.button(SWT.CHECK).text(label).create(area);
        box.addListener(SWT.Selection, event -> isToggled = box.getSelection());
      });
      return area;
    }
  }
}
