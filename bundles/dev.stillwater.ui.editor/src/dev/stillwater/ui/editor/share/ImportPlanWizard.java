package dev.stillwater.ui.editor.share;

import dev.stillwater.compiler.FlinkPlan;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;

/**
 * Reads a plan of Flink from a file or from a cluster and opens its drawing.
 *
 * <p>THREADING: UI thread; reading is done in the background of the wizard.
 */
public final class ImportPlanWizard extends Wizard implements IImportWizard {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int OK = 200;

  private ImportPlanPage page;
  private IWorkbench workbench;
  private String suggested = "";

  @Override
  public void init(IWorkbench shown, IStructuredSelection selection) {
    workbench = shown;
    setWindowTitle(Messages.planTitle);
    setNeedsProgressMonitor(true);
    if (selection.getFirstElement() instanceof IFile file && "json".equals(file.getFileExtension()) && file.getLocation() != null) {
      suggested = file.getLocation().toOSString();
    }
  }

  @Override
  public void addPages() {
    page = new ImportPlanPage(suggested);
    addPage(page);
  }

  @Override
  public boolean performFinish() {
    String origin = page.origin();
    FlinkPlan[] plan = new FlinkPlan[1];
    try {
      getContainer().run(true, true, monitor -> {
        monitor.beginTask(NLS.bind(Messages.planReading, origin), org.eclipse.core.runtime.IProgressMonitor.UNKNOWN);
        try {
          plan[0] = FlinkPlan.read(content(origin), origin);
        } catch (IOException problem) {
          throw new InvocationTargetException(problem);
        }
      });
      workbench.getActiveWorkbenchWindow().getActivePage().openEditor(new FlinkPlanInput(origin, plan[0], Optional.empty()), FlinkPlanEditor.ID);
      return true;
    } catch (InvocationTargetException failure) {
      page.setErrorMessage(failure.getCause().getMessage());
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    } catch (PartInitException problem) {
      ILog.of(ImportPlanWizard.class).error("The drawing of the plan could not be opened.", problem);
      page.setErrorMessage(problem.getMessage());
    }
    return false;
  }

  private static byte[] content(String origin) throws IOException, InterruptedException {
    if (!ImportPlanPage.isAddress(origin)) {
      try {
        return Files.readAllBytes(Path.of(origin));
      } catch (NoSuchFileException missing) {
        throw new IOException(NLS.bind(Messages.planNoFile, origin), missing);
      }
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(URI.create(origin)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IOException(NLS.bind(Messages.planStatus, origin, answer.statusCode()));
      }
      return answer.body();
    } catch (IOException | IllegalArgumentException problem) {
      throw new IOException(NLS.bind(Messages.planNoAnswer, origin, problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage()), problem);
    }
  }
}
