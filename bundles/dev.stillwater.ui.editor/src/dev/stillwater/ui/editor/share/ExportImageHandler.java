package dev.stillwater.ui.editor.share;

import dev.stillwater.compiler.JobChains;
import dev.stillwater.model.JobFile;
import dev.stillwater.model.draw.JobScene;
import dev.stillwater.model.draw.PngWriter;
import dev.stillwater.model.draw.SceneBuilder;
import dev.stillwater.model.draw.SceneColors;
import dev.stillwater.model.draw.SvgWriter;
import dev.stillwater.ui.UiThread;
import dev.stillwater.ui.editor.PipelineEditor;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * Writes the picture of the job in the editor as SVG or PNG, as it is drawn now, saved or not.
 *
 * <p>THREADING: UI thread; the file is written in the background.
 */
public final class ExportImageHandler extends AbstractHandler {
  /** Optional parameter of the command: the file, without which a dialog asks. */
  private static final String FILE = "dev.stillwater.ui.editor.exportImage.file";
  private static final double SCALE = 2;

  @Override
  public Object execute(ExecutionEvent event) {
    if (HandlerUtil.getActiveEditor(event) instanceof PipelineEditor editor && editor.diagram().isPresent()) {
      String file = event.getParameter(FILE);
      String chosen = file == null ? ask(editor) : file;
      if (chosen != null) {
        export(editor, editor.diagram().get(), Path.of(withEnding(chosen)));
      }
    }
    return null;
  }

  private static String ask(PipelineEditor editor) {
    FileDialog dialog = new FileDialog(editor.getSite().getShell(), SWT.SAVE);
    dialog.setText(Messages.exportTitle);
    dialog.setFilterNames(new String[] {Messages.exportSvg, Messages.exportPng});
    dialog.setFilterExtensions(new String[] {"*.svg", "*.png"});
    dialog.setOverwrite(true);
    editor.diagram().flatMap(JobDiagram::file).ifPresent(job -> {
      dialog.setFilterPath(job.getParent().toString());
      dialog.setFileName(job.getFileName().toString().replaceFirst("\\.job$", "") + ".svg");
    });
    String chosen = dialog.open();
    boolean isBare = chosen != null && !chosen.toLowerCase(Locale.ROOT).matches(".*\\.(svg|png)");
    return isBare && dialog.getFilterIndex() == 1 ? chosen + ".png" : chosen;
  }

  private static String withEnding(String file) {
    return file.toLowerCase(Locale.ROOT).matches("(?s).*\\.(svg|png)") ? file : file + ".svg";
  }

  private static void export(PipelineEditor editor, JobDiagram diagram, Path target) {
    dev.stillwater.model.job.Job copy = JobFile.copy(diagram.job());
    JobScene scene = SceneBuilder.build(copy, diagram.layout(), diagram.catalog(), JobChains.of(copy, diagram.catalog())::isChained);
    Job writing = new Job(NLS.bind(Messages.exporting, target.getFileName())) {
      @Override
      protected IStatus run(IProgressMonitor monitor) {
        try {
          boolean isPng = target.toString().toLowerCase(Locale.ROOT).endsWith(".png");
          Files.write(target, isPng ? PngWriter.write(scene, SceneColors.LIGHT, SCALE) : SvgWriter.write(scene, SceneColors.LIGHT));
          refresh(target, monitor);
          UiThread.post(editor.getSite().getShell(), () -> editor.getEditorSite().getActionBars().getStatusLineManager().setMessage(NLS.bind(Messages.exportDone, target)));
          return Status.OK_STATUS;
        } catch (IOException | CoreException problem) {
          return Status.error(NLS.bind(Messages.exportFailed, target, problem.getMessage()), problem);
        }
      }
    };
    writing.setUser(true);
    writing.schedule();
  }

  private static void refresh(Path target, IProgressMonitor monitor) throws CoreException {
    for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(target.toUri())) {
      IContainer parent = file.getParent();
      if (parent.exists()) {
        file.refreshLocal(IResource.DEPTH_ZERO, monitor);
      }
    }
  }
}
