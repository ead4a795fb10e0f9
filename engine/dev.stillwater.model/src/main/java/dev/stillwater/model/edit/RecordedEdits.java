package dev.stillwater.model.edit;

import dev.stillwater.model.job.Job;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Makes changes to one job and remembers them, so that they can be made again to an equal job that another thread owns.
 *
 * <p>THREADING: recorded by the thread that owns the first job; afterwards any thread may play it once at a time.
 */
public final class RecordedEdits implements JobEdits {
  private final Job job;
  private final JobEdits direct = new DirectEdits();
  private final List<Step> steps = new ArrayList<>();
  private final Map<EObject, Integer> loose = new IdentityHashMap<>();
  private int looseCount;

  /** Records changes to the job. */
  public RecordedEdits(Job job) {
    this.job = job;
  }

  /** Where an object is: in the job, by its path; or the object of the number that was added or removed. */
  private record Place(String path, int number, EObject prototype) {}

  private sealed interface Step {}

  private record SetStep(Place owner, EStructuralFeature feature, Object value) implements Step {}

  private record AddStep(Place owner, EReference list, Place element, int index) implements Step {}

  private record RemoveStep(Place element) implements Step {}

  /** Whether nothing was changed. */
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  @Override
  public void set(EObject owner, EStructuralFeature feature, Object value) {
    steps.add(new SetStep(place(owner), feature, value instanceof EObject object ? place(object) : value));
    direct.set(owner, feature, value);
  }

  @Override
  public void add(EObject owner, EReference list, EObject element, int index) {
    steps.add(new AddStep(place(owner), list, place(element), index));
    direct.add(owner, list, element, index);
  }

  @Override
  public void remove(EObject element) {
    Place place = place(element);
    direct.remove(element);
    loose.put(element, looseCount++);
    steps.add(new RemoveStep(place));
  }

  private Place place(EObject object) {
    if (EcoreUtil.getRootContainer(object) == job) {
      return new Place(EcoreUtil.getRelativeURIFragmentPath(job, object), -1, null);
    }
    Integer known = loose.get(object);
    if (known != null) {
      return new Place(null, known, null);
    }
    loose.put(object, looseCount);
    return new Place(null, looseCount++, bare(object));
  }

  /** A copy of what the object holds itself; what it refers to is set by steps of their own. */
  private static EObject bare(EObject object) {
    EcoreUtil.Copier copier = new EcoreUtil.Copier();
    return copier.copy(object);
  }

  /** Makes the same changes to another job, which is as the recorded one was in the beginning. Cost: linear in the changes. */
  public void play(Job other, JobEdits target) {
    Player player = new Player(other, target);
    steps.forEach(player::play);
  }

  private static final class Player {
    private final Job job;
    private final JobEdits target;
    private final List<EObject> loose = new ArrayList<>();

    Player(Job job, JobEdits target) {
      this.job = job;
      this.target = target;
    }

    void play(Step step) {
      switch (step) {
        case SetStep set -> {
          EObject owner = find(set.owner());
          target.set(owner, set.feature(), set.value() instanceof Place place ? find(place) : set.value());
        }
        case AddStep add -> {
          EObject owner = find(add.owner());
          target.add(owner, add.list(), find(add.element()), add.index());
        }
        case RemoveStep remove -> {
          EObject element = find(remove.element());
          target.remove(element);
          loose.add(element);
        }
      }
    }

    private EObject find(Place place) {
      if (place.path() != null) {
        return place.path().isEmpty() ? job : EcoreUtil.getEObject(job, place.path());
      }
      if (place.prototype() != null) {
        loose.add(EcoreUtil.copy(place.prototype()));
      }
      return loose.get(place.number());
    }
  }
}
