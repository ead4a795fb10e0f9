package dev.stillwater.ui.navigator;

import dev.stillwater.model.JobFile;
import dev.stillwater.model.JobLoadResult;
import dev.stillwater.ui.UiThread;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.navigator.ICommonContentExtensionSite;
import org.eclipse.ui.navigator.ICommonContentProvider;
import org.eclipse.ui.navigator.IExtensionStateModel;

/**
 * The operators below a job file in the navigator, loaded when somebody looks, again when the file changes.
 *
 * <p>THREADING: UI thread; files are read in an Eclipse job. LIFECYCLE: one for each viewer, which disposes it.
 */
public final class OperatorContentProvider implements ICommonContentProvider, IResourceChangeListener {
  /** Property of the viewer's state model: the set of the selected elements. */
  static final String CHOSEN = "dev.stillwater.ui.navigator.chosen";
  private static final Object[] NOTHING = {};
  /** What is known of the files that were looked at; a missing entry is a file to load. */
  private final Map<IFile, List<OperatorNode>> loaded = new HashMap<>();
  private final Set<IFile> loading = new HashSet<>();
  private final ISelectionChangedListener selection = event -> markChosen(event.getStructuredSelection());
  private StructuredViewer viewer;
  private IExtensionStateModel state;

  /** Made by the navigator. */
  public OperatorContentProvider() {
    ResourcesPlugin.getWorkspace().addResourceChangeListener(this, IResourceChangeEvent.POST_CHANGE);
  }

  @Override
  public void init(ICommonContentExtensionSite site) {
    state = site.getExtensionStateModel();
  }

  @Override
  public void restoreState(IMemento memento) {
    // There is no state.
  }

  @Override
  public void saveState(IMemento memento) {
    // There is no state.
  }

  @Override
  public void inputChanged(Viewer newViewer, Object oldInput, Object newInput) {
    if (viewer != null) {
      viewer.removeSelectionChangedListener(selection);
    }
    viewer = (StructuredViewer) newViewer;
    if (viewer != null) {
      viewer.addSelectionChangedListener(selection);
    }
  }

  /** The label provider puts the icons of selected rows on a plate, because icons have the colour of the selection. */
  private void markChosen(IStructuredSelection now) {
    Set<Object> chosen = Arrays.stream(now.toArray()).filter(OperatorNode.class::isInstance).collect(Collectors.toSet());
    Set<?> before = state.getProperty(CHOSEN) instanceof Set<?> known ? known : Set.of();
    state.setProperty(CHOSEN, chosen);
    // The operators as they were read last: an earlier one would be put in their place.
    viewer.update(loaded.values().stream().flatMap(List::stream).filter(node -> before.contains(node) != chosen.contains(node)).toArray(), null);
  }

  @Override
  public void dispose() {
    ResourcesPlugin.getWorkspace().removeResourceChangeListener(this);
    loaded.clear();
  }

  @Override
  public Object[] getElements(Object input) {
    return getChildren(input);
  }

  @Override
  public Object[] getChildren(Object parent) {
    if (!(parent instanceof IFile file) || !isJob(file)) {
      return NOTHING;
    }
    List<OperatorNode> known = loaded.get(file);
    if (known == null) {
      // Somebody opens the file in the tree: it opens when its operators are there.
      load(file, true);
      return NOTHING;
    }
    return known.toArray();
  }

  /** A file that was not read yet may have operators: it gets its arrow at once. */
  @Override
  public boolean hasChildren(Object element) {
    if (!(element instanceof IFile file) || !isJob(file)) {
      return false;
    }
    List<OperatorNode> known = loaded.get(file);
    return known == null || !known.isEmpty();
  }

  @Override
  public Object getParent(Object element) {
    return element instanceof OperatorNode node ? node.file() : null;
  }

  @Override
  public void resourceChanged(IResourceChangeEvent event) {
    Set<IFile> changed = new HashSet<>();
    try {
      event.getDelta().accept(delta -> {
        boolean isContent = delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & IResourceDelta.CONTENT) != 0;
        if (isContent && delta.getResource() instanceof IFile file && isJob(file)) {
          changed.add(file);
        }
        return true;
      });
    } catch (CoreException e) {
      ILog.of(OperatorContentProvider.class).log(e.getStatus());
    }
    if (!changed.isEmpty() && viewer != null) {
      UiThread.post(viewer.getControl(), () -> changed.forEach(this::reload));
    }
  }

  private void reload(IFile file) {
    boolean wasShown = loaded.remove(file) != null;
    if (wasShown && file.exists()) {
      load(file, false);
    }
  }

  private void load(IFile file, boolean isToOpen) {
    IPath location = file.getLocation();
    if (location == null || !loading.add(file)) {
      return;
    }
    Path path = location.toPath();
    ICoreRunnable read = monitor -> {
      JobLoadResult result = JobFile.load(path);
      List<OperatorNode> operators = result.job().map(job -> OperatorNode.of(file, job)).orElse(List.of());
      UiThread.post(viewer.getControl(), () -> show(file, operators, isToOpen));
    };
    Job.createSystem("Operators of " + file.getName(), read).schedule();
  }

  private void show(IFile file, List<OperatorNode> operators, boolean isToOpen) {
    loading.remove(file);
    loaded.put(file, operators);
    viewer.refresh(file);
    if (isToOpen && viewer instanceof AbstractTreeViewer tree) {
      tree.expandToLevel(file, 1);
    }
  }

  private static boolean isJob(IResource file) {
    return "job".equals(file.getFileExtension());
  }
}
