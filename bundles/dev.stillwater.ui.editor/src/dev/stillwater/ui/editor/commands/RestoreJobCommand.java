package dev.stillwater.ui.editor.commands;

import dev.stillwater.model.job.Job;
import dev.stillwater.model.job.JobLayout;
import dev.stillwater.model.job.Stream;
import dev.stillwater.ui.editor.model.JobDiagram;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

/**
 * Puts another state of the whole job and its layout in the place of the present one, such as what was not saved before a crash.
 *
 * <p>THREADING: UI thread.
 */
public final class RestoreJobCommand extends JobCommand {
  private final JobDiagram diagram;
  private final Job job;
  private final JobLayout layout;

  /** Takes the contents of the job and layout, which must be used nowhere else. */
  public RestoreJobCommand(JobDiagram diagram, Job job, JobLayout layout, String label) {
    super(label);
    this.diagram = diagram;
    this.job = job;
    this.layout = layout;
  }

  @Override
  public boolean canExecute() {
    return job != diagram.job() && layout != diagram.layout();
  }

  @Override
  protected void apply() {
    replace(diagram.layout(), layout);
    // Streams first, so that no drawn one ever ends at an operator that is gone.
    move(diagram.job().getStreams(), new ArrayList<Stream>(), true);
    List<Stream> streams = new ArrayList<>(job.getStreams());
    job.getStreams().clear();
    replace(diagram.job(), job);
    streams.forEach(stream -> add(diagram.job().getStreams(), stream, -1));
  }

  @SuppressWarnings("unchecked")
  private void replace(EObject owner, EObject other) {
    for (EAttribute attribute : owner.eClass().getEAllAttributes()) {
      if (!java.util.Objects.equals(owner.eGet(attribute), other.eGet(attribute))) {
        set(owner, attribute, other.eGet(attribute));
      }
    }
    for (EReference reference : owner.eClass().getEAllContainments()) {
      if (reference.isMany()) {
        EList<EObject> taken = (EList<EObject>) other.eGet(reference);
        List<EObject> elements = new ArrayList<>(taken);
        taken.clear();
        move((EList<EObject>) owner.eGet(reference), elements, false);
      } else {
        EObject value = (EObject) other.eGet(reference);
        other.eSet(reference, null);
        set(owner, reference, value);
      }
    }
  }

  private <T extends EObject> void move(EList<T> list, List<T> elements, boolean isStreams) {
    for (T old : List.copyOf(list)) {
      remove(list, old);
      if (isStreams) {
        Stream stream = (Stream) old;
        set(stream, dev.stillwater.model.job.JobPackage.Literals.STREAM__SOURCE, null);
        set(stream, dev.stillwater.model.job.JobPackage.Literals.STREAM__TARGET, null);
      }
    }
    elements.forEach(element -> add(list, element, -1));
  }
}
