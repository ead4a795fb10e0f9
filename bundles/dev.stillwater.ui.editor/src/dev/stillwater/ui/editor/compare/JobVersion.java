package dev.stillwater.ui.editor.compare;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLayoutFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.model.catalog.OperatorCatalog;
import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobFactory;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.NodeLayout;
import dev.stillwater.ui.editor.layout.ElkArrangement;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.compare.IEncodedStreamContentAccessor;
import org.eclipse.compare.IResourceProvider;
import org.eclipse.compare.IStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;

/**
 * One of two versions that are compared: a job, and where it is drawn.
 *
 * <p>THREADING: made off the UI thread; the job belongs to the UI thread once it is shown.
 *
 * @param job the job
 * @param layout its own layout; empty for a version without one
 */
record JobVersion(Job job, Optional<JobLayout> layout) {
  /**
   * Reads the version of an element of a comparison; nothing stands for an empty job.
   *
   * @throws java.io.IOException if it cannot be read; the message says why
   */
  static JobVersion read(Object element) throws java.io.IOException {
    if (!(element instanceof IStreamContentAccessor accessor)) {
      return new JobVersion(JobFactory.eINSTANCE.createJob(), Optional.empty());
    }
    String name = element instanceof ITypedElement typed ? typed.getName() : "";
    try (java.io.InputStream in = accessor.getContents()) {
      byte[] content = in == null ? new byte[0] : in.readAllBytes();
      JobLoadResult loaded = JobFile.load(content, name);
      Job job = loaded.job().orElseThrow(() -> new java.io.IOException(NLS.bind(Messages.broken, name, loaded.problems().isEmpty() ? "" : loaded.problems().get(0).message())));
      return new JobVersion(job, layout(element));
    } catch (CoreException problem) {
      throw new java.io.IOException(NLS.bind(Messages.broken, name, problem.getMessage()), problem);
    }
  }

  private static Optional<JobLayout> layout(Object element) {
    IResource resource = element instanceof IResourceProvider provider ? provider.getResource() : null;
    Path path = resource == null || resource.getLocation() == null ? element instanceof FileElement file ? file.path() : null : resource.getLocation().toPath();
    Path besides = path == null ? null : JobLayoutFile.besides(path);
    return besides == null || !Files.isRegularFile(besides) || element instanceof IEncodedStreamContentAccessor && resource == null ? Optional.empty()
        : JobLayoutFile.load(besides).layout();
  }

  /** The diagram: places that this version does not know are those of the other one, or ELK's. */
  JobDiagram diagram(JobVersion other, Dimension standardSize) {
    JobLayout places = layout.map(EcoreUtil::copy).orElseGet(JobFactory.eINSTANCE::createJobLayout);
    other.layout.ifPresent(known -> {
      for (NodeLayout node : known.getNodes()) {
        boolean isMissing = places.getNodes().stream().noneMatch(own -> Objects.equals(own.getUid(), node.getUid()));
        if (isMissing && job.getOperators().stream().anyMatch(operator -> Objects.equals(operator.getUid(), node.getUid()))) {
          places.getNodes().add(EcoreUtil.copy(node));
        }
      }
      if (layout.isEmpty()) {
        known.getStreams().forEach(route -> places.getStreams().add(EcoreUtil.copy(route)));
      }
    });
    ElkArrangement.complete(job, places, OperatorCatalog.standard(), standardSize);
    return new JobDiagram(job, places, OperatorCatalog.standard());
  }
}
