package dev.stillwater.ui.editor.commands;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.gef.commands.Command;

/**
 * One intent of the user on a job or its layout. A subclass says what changes in {@link #apply}; every change is made through {@link #set},
 * {@link #add}, {@link #remove} and {@link #move}, which keep the old values, so undo and redo need no code of their own.
 *
 * <p>THREADING: UI thread.
 */
public abstract class JobCommand extends Command {
  private final List<Step> steps = new ArrayList<>();

  /** Makes a command with the label that stands behind Undo and Redo. */
  protected JobCommand(String label) {
    super(label);
  }

  /** Makes the changes; called once. */
  protected abstract void apply();

  @Override
  public final void execute() {
    steps.clear();
    apply();
  }

  @Override
  public final boolean canUndo() {
    return !steps.isEmpty();
  }

  @Override
  public final void undo() {
    for (Step step : steps.reversed()) {
      step.undo();
    }
  }

  @Override
  public final void redo() {
    for (Step step : steps) {
      step.redo();
    }
  }

  /** Sets a feature; a list feature takes a list of its elements. */
  protected final void set(EObject owner, EStructuralFeature feature, Object value) {
    Object now = feature.isMany() ? List.copyOf((List<?>) value) : value;
    perform(new SetStep(owner, feature, copied(owner, feature), owner.eIsSet(feature), now));
  }

  /** Adds an object to a containment list at an index, or at the end with -1. */
  protected final <T extends EObject> void add(EList<T> list, T element, int index) {
    perform(new AddStep<>(list, element, index < 0 ? list.size() : index));
  }

  /** Removes an object from a containment list. */
  protected final <T extends EObject> void remove(EList<T> list, T element) {
    perform(new RemoveStep<>(list, element, list.indexOf(element)));
  }

  /** Moves an element of a list to an index. */
  protected final <T extends EObject> void move(EList<T> list, int from, int to) {
    perform(new MoveStep<>(list, from, to));
  }

  /** Makes the changes of another command a part of this one, so that both are undone in one step. */
  protected final void include(JobCommand part) {
    part.execute();
    steps.addAll(part.steps);
  }

  private void perform(Step step) {
    step.redo();
    steps.add(step);
  }

  private static Object copied(EObject owner, EStructuralFeature feature) {
    return feature.isMany() ? List.copyOf((List<?>) owner.eGet(feature)) : owner.eGet(feature);
  }

  private sealed interface Step {
    void redo();

    void undo();
  }

  private record SetStep(EObject owner, EStructuralFeature feature, Object old, boolean wasSet, Object now) implements Step {
    @Override
    public void redo() {
      owner.eSet(feature, now);
    }

    @Override
    public void undo() {
      if (wasSet) {
        owner.eSet(feature, old);
      } else {
        owner.eUnset(feature);
      }
    }
  }

  private record AddStep<T extends EObject>(EList<T> list, T element, int index) implements Step {
    @Override
    public void redo() {
      list.add(index, element);
    }

    @Override
    public void undo() {
      list.remove(element);
    }
  }

  private record RemoveStep<T extends EObject>(EList<T> list, T element, int index) implements Step {
    @Override
    public void redo() {
      list.remove(element);
    }

    @Override
    public void undo() {
      list.add(index, element);
    }
  }

  private record MoveStep<T extends EObject>(EList<T> list, int from, int to) implements Step {
    @Override
    public void redo() {
      list.move(to, from);
    }

    @Override
    public void undo() {
      list.move(from, to);
    }
  }
}
