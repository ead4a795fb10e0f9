package dev.stillwater.ui.editor.document;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.ui.editor.layout.ElkArrangement;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IURIEditorInput;

/**
 * A job file on the disk with the layout file beside it.
 *
 * <p>THREADING: reads and writes anywhere but on the UI thread.
 *
 * @param path the job file
 * @param file the job file in the workspace; empty for a file outside
 */
public record JobDocument(Path path, Optional<IFile> file) {
  /**
   * The bytes of both files at one moment, to tell an outside change from one of our own.
   *
   * @param job bytes of the job file; empty when it cannot be read
   * @param layout bytes of the layout file; empty when there is none
   */
  public record Content(byte[] job, byte[] layout) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content content && Arrays.equals(job, content.job) && Arrays.equals(layout, content.layout);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(job) + Arrays.hashCode(layout);
    }
  }

  /** The document of an editor's input; empty when the input is no file of the local disk. */
  public static Optional<JobDocument> of(IEditorInput input) {
    if (input instanceof IFileEditorInput workspace) {
      return Optional.ofNullable(workspace.getFile().getLocation())
          .map(location -> new JobDocument(location.toPath(), Optional.of(workspace.getFile())));
    }
    if (input instanceof IURIEditorInput outside && "file".equals(outside.getURI().getScheme())) {
      return Optional.of(new JobDocument(Path.of(outside.getURI()), Optional.empty()));
    }
    return Optional.empty();
  }

  /** Reads both files and makes what the editor shows. Bad content becomes problems of the result. Cost: reads the files, may lay out the job. */
  public LoadedJob load(Dimension standardSize) {
    Content content = content();
    JobLoadResult result = JobFile.load(path);
    if (result.job().isEmpty()) {
      return new LoadedJob(Optional.empty(), result.problems(), content);
    }
    Job job = result.job().get();
    Path layoutPath = JobLayoutFile.besides(path);
    Optional<JobLayout> kept = Files.exists(layoutPath) ? JobLayoutFile.load(layoutPath).layout() : Optional.empty();
    JobLayout layout = kept.orElseGet(JobFactory.eINSTANCE::createJobLayout);
    OperatorCatalog catalog = OperatorCatalog.standard();
    ElkArrangement.complete(job, layout, catalog, standardSize);
    JobDiagram diagram = new JobDiagram(job, layout, catalog);
    diagram.setFile(Optional.of(path));
    return new LoadedJob(Optional.of(diagram), result.problems(), content);
  }

  /**
   * Writes both files, each atomically, the job first.
   *
   * @throws IOException if a file cannot be written; it is then as it was, and the message says why
   */
  public void save(Job job, JobLayout layout, IProgressMonitor monitor) throws IOException, CoreException {
    SubMonitor progress = SubMonitor.convert(monitor, 4);
    JobFile.save(job, path);
    progress.worked(1);
    JobLayoutFile.save(layout, JobLayoutFile.besides(path));
    progress.worked(1);
    if (file.isPresent()) {
      file.get().refreshLocal(IResource.DEPTH_ZERO, progress.split(1));
      layoutFile(file.get()).refreshLocal(IResource.DEPTH_ZERO, progress.split(1));
    }
  }

  /** The bytes that both files have now. Cost: reads both files. */
  public Content content() {
    return new Content(bytes(path), bytes(JobLayoutFile.besides(path)));
  }

  /** The layout file of a job file in the workspace. */
  public static IFile layoutFile(IFile job) {
    String name = JobLayoutFile.besides(Path.of(job.getName())).getFileName().toString();
    return job.getParent().getFile(org.eclipse.core.runtime.IPath.fromOSString(name));
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException unreadable) {
      // What cannot be read counts as empty here; loading it reports why.
      return new byte[0];
    }
  }
}
