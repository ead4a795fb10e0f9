package dev.stillwater.model.edit;

import java.util.List;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Makes changes at once.
 *
 * <p>THREADING: the thread that owns the job.
 */
final class DirectEdits implements JobEdits {
  @Override
  public void set(EObject owner, EStructuralFeature feature, Object value) {
    if (feature.isMany()) {
      owner.eSet(feature, List.copyOf((List<?>) value));
    } else if (value == null && !(feature instanceof EReference)) {
      owner.eUnset(feature);
    } else {
      owner.eSet(feature, value);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public void add(EObject owner, EReference list, EObject element, int index) {
    EList<EObject> elements = (EList<EObject>) owner.eGet(list);
    elements.add(index < 0 ? elements.size() : index, element);
  }

  @Override
  public void remove(EObject element) {
    EcoreUtil.remove(element);
  }
}
