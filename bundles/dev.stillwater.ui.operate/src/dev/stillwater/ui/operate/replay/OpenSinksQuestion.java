package dev.stillwater.ui.operate.replay;

import dev.stillwater.host.CannotStartException;
import dev.stillwater.host.replay.process.ReplayOrder;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.catalog.OperatorKind;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.Operator;
import dev.stillwater.ui.UiThread;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Asks before a replay which of its sinks may write as they would in a run. All are captured until the user ticks one, and the answer holds for this time
 * alone.
 *
 * <p>THREADING: asked from the launch's own thread, which waits for the answer; a launch that is cancelled waits no longer.
 */
final class OpenSinksQuestion {
  private static final long LOOK_MS = 100;

  private OpenSinksQuestion() {
  }

  /**
   * Asks, and waits for the answer.
   *
   * @return uids of the sinks to open; empty when the replay is given up
   * @throws CannotStartException if the replay could not begin in any case
   */
  static Optional<Set<String>> ask(ReplayOrder order, Map<String, byte[]> copies, IProgressMonitor monitor) throws CannotStartException {
    Map<String, String> sinks = new LinkedHashMap<>();
    for (Job job : VersionCheck.check(order, copies, monitor).jobs()) {
      job.getOperators().stream().filter(OpenSinksQuestion::isSink).filter(operator -> operator.getUid() != null)
          .forEach(operator -> sinks.putIfAbsent(operator.getUid(), describe(operator)));
    }
    CompletableFuture<Optional<Set<String>>> answer = new CompletableFuture<>();
    UiThread.post(PlatformUI.getWorkbench().getDisplay(), () -> {
      IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
      Question question = new Question(window == null ? null : window.getShell(), order.label(), sinks);
      answer.complete(question.open() == 0 ? Optional.of(Set.copyOf(question.ticked)) : Optional.empty());
    });
    return await(answer, monitor);
  }

  private static Optional<Set<String>> await(CompletableFuture<Optional<Set<String>>> answer, IProgressMonitor monitor) {
    try {
      while (!monitor.isCanceled()) {
        try {
          return answer.get(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          continue;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
    return Optional.empty();
  }

  private static boolean isSink(Operator operator) {
    return OperatorCatalog.standard().kind(operator.getKind()).filter(OperatorKind::isSink).isPresent();
  }

  /** What the sink writes to, as far as its parameters tell. */
  private static String describe(Operator operator) {
    List<String> places = operator.getParameters().stream().filter(parameter -> List.of("path", "topic", "url", "host").contains(parameter.getName()))
        .map(parameter -> parameter.getValue()).toList();
    return places.isEmpty() ? NLS.bind(Messages.sinks_kind, operator.getUid(), operator.getKind())
        : NLS.bind(Messages.sinks_place, new Object[] {operator.getUid(), operator.getKind(), String.join(", ", places)});
  }

  /** The dialog. */
  private static final class Question extends MessageDialog {
    private final Map<String, String> sinks;
    private final Set<String> ticked = new HashSet<>();

    Question(Shell parent, String label, Map<String, String> sinks) {
      super(parent, Messages.sinks_title, null, NLS.bind(Messages.sinks_question, label), QUESTION, 0, Messages.sinks_start, IDialogConstants.CANCEL_LABEL);
      this.sinks = sinks;
    }

    @Override
    protected Control createCustomArea(Composite parent) {
      Composite area = WidgetFactory.composite(SWT.NONE).create(parent);
      GridLayoutFactory.swtDefaults().applyTo(area);
      GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
      sinks.forEach((uid, text) -> {
        Button box = WidgetFactory.button(SWT.CHECK).text(text).create(area);
        box.setData("dev.stillwater.id", "sink:" + uid);
        box.addListener(SWT.Selection, event -> {
          if (box.getSelection()) {
            ticked.add(uid);
          } else {
            ticked.remove(uid);
          }
        });
      });
      return area;
    }
  }
}
